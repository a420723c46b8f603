"""The offices that a text gives to a name: before it, behind it between commas, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import Office, OfficePhrase
from tui.annotate.suggestions.uses.gazetteer_actors import name_key
from tui.languages.language import Language
from tui.languages.phrase_table import PhraseTable
from tui.model.records import Actor, Role
from tui.model.text import split_words

#: An office is searched for among so many tokens before a name.
_MAX_WORDS_BEFORE = 12
#: So many words behind a name tell that somebody gets an office: «X avait été nommé».
_MAX_WORDS_OF_APPOINTMENT = 5
#: The words of an office that the table cannot read are at most so many.
_MAX_OFFICE_WORDS = 9


class SaidOffice(Struct, frozen=True):
    """An office or rank as a text says it of somebody."""

    title: str  # the words of the text; empty: only a form of address, or too vague to be a role
    office: str  # equal for all ways to say the same office; empty where the words are not understood
    of: str | None = None  # the id of the actor to which the office belongs
    is_rank: bool = False
    said: str = ""  # the words of the text, also those that make no role

    @property
    def role(self) -> Role | None:
        """Return the role of a record; None where the words do not make one."""
        return Role(self.title, self.of) if self.title else None


class OfficeReader:
    """A reader of offices beside names; countries and bodies are indexes among `actors`."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self._actors = actors
        self._words = language.candidate_lexicon
        self._lexicon, self._table = language.lexicon, language.offices
        self._bodies = {entry.key for entry in language.offices.office if entry.body}
        self._skipped = self._lexicon.determiners | self._table.between | self._table.barred_before
        # The words with which an office begins.
        self._heads: PhraseTable[None] = PhraseTable()
        for entry in language.offices.office:
            for form in entry.forms if not (entry.rank or entry.body) else ():
                self._heads.add(split_words(form), None)
        for word in self._words.office_heads:
            self._heads.add((word,), None)

    def read(
        self,
        analyzed: AnalyzedText,
        first: int,
        last: int,
        is_known: Callable[[Office], bool] = lambda _office: False,
    ) -> list[SaidOffice]:
        """Return the offices that a text gives to the name at tokens `first` to `last`, nearest first.

        Those that are known are left out.
        """
        phrases = [
            phrase for phrase in self._phrases(analyzed, first, last) if phrase.office.key not in self._bodies
        ]
        offices = [self._said(analyzed, phrase) for phrase in phrases if not is_known(phrase.office)]
        if len(offices) == len(phrases) and not any(
            office.office and not office.is_rank for office in offices
        ):
            offices += self._unparsed(analyzed, first, last)
        return list(dict.fromkeys(offices))

    def _phrases(self, analyzed: AnalyzedText, first: int, last: int) -> Iterator[OfficePhrase]:
        """Yield the phrases for offices that belong to a name."""
        before = analyzed.titles_before(first)
        if before and not before[-1].is_rank and self._is_apposition(analyzed, before[-1].first):
            return  # «X, secrétaire général d'Alternative [Espaces citoyens]»
        yield from before
        comma = self._before_ranks(analyzed, first) - 1
        if analyzed.word(comma) == ",":  # «le président de la transition, le colonel X»
            yield from self._titles_across(analyzed, comma)
        if analyzed.word(last) in (",", "("):
            phrase = analyzed.phrase_at(self._office_start(analyzed, last + 1))
            # «X, ministre de …, Y»: an office before a name is that name's.
            if phrase and not self._belongs_to_next(analyzed, phrase):
                yield phrase
        given = analyzed.phrase_at(self._office_start(analyzed, self._behind_appointment(analyzed, last)))
        if given:
            yield given

    def _behind_appointment(self, analyzed: AnalyzedText, last: int) -> int:
        """Return the token behind «a été nommé», where that follows a name; -1 where it does not."""
        for i in range(last + 1, last + _MAX_WORDS_OF_APPOINTMENT):
            words = [analyzed.word(at) for at in range(last, i)]
            if analyzed.word(i) in self._words.appointed and words[-1] in self._words.passive:
                return i + 1 if self._words.auxiliaries.issuperset(words[:-1]) else -1
        return -1

    def _before_ranks(self, analyzed: AnalyzedText, first: int) -> int:
        """Return the end of the words before a name and its titles, and before an article behind a comma."""
        titles = analyzed.titles_before(first)
        start = titles[-1].first if titles else first
        has_article = bool(titles) and analyzed.word(start - 1) in self._lexicon.determiners
        return start - 1 if has_article and analyzed.word(start - 2) == "," else start

    def _is_apposition(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether an office without an article explains the name before it: «X, ministre de …»."""
        return self._follows_person(analyzed, first - 1)

    def _follows_person(self, analyzed: AnalyzedText, comma: int) -> bool:
        """Return whether a token is a comma behind what may be a person's name: not «à Niamey,»."""
        if comma < 1 or analyzed.word(comma) != "," or not analyzed.tokenized.is_capital[comma - 1]:
            return False
        known = next(analyzed.names_until(comma), None)
        if known is None or known.last < comma:
            return True
        return self._actors[known.actors[0]].type == "person"

    def _office_start(self, analyzed: AnalyzedText, i: int) -> int:
        """Return where an office begins behind a comma: after an article, and «ancien» or «nouveau»."""
        while analyzed.word(i) in self._skipped and analyzed.phrase_at(i) is None:
            i += 1
        return i

    def _titles_across(self, analyzed: AnalyzedText, comma: int) -> list[OfficePhrase]:
        """Return the titles before a comma, unless they are of the name before them: «X, ministre, Y»."""
        titles = analyzed.titles_before(self._before_bracket(analyzed, comma))
        return [] if titles and self._explains_name(analyzed, titles[-1].first) else titles

    def _before_bracket(self, analyzed: AnalyzedText, end: int) -> int:
        """Return where an acronym in brackets before a token begins, else that token: «la Banque X (BX),»."""
        is_acronym = analyzed.word(end - 1) == ")" and analyzed.word(end - 3) == "("
        return end - 3 if is_acronym else end

    def _explains_name(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether an office that begins at a token explains the name before it: «X, le ministre»."""
        i = first - 1
        i -= analyzed.word(i) in self._lexicon.determiners
        return self._follows_person(analyzed, i)

    def _belongs_to_next(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> bool:
        """Return whether a phrase behind a comma is the title of the name that follows it."""
        i = phrase.last
        return i < len(analyzed.tokenized) and analyzed.tokenized.is_capital[i]

    def _said(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> SaidOffice:
        """Return a phrase as an office, without a title where it makes no role."""
        office = phrase.office
        said = " ".join(analyzed.tokenized.exact_text(phrase.first, phrase.last).split())
        if phrase.is_rank:
            return SaidOffice(said if office.key else "", office.key, is_rank=True, said=said)
        of = self._owner(office)
        is_vague = not (phrase.is_complete or office.complement or of)
        is_former = phrase.is_former or analyzed.word(phrase.first - 1) in self._table.barred_before
        is_role = not is_vague and not is_former
        key = "" if is_former else self._office_key(office)
        return SaidOffice(said if is_role else "", key, of if is_role else None, said=said)

    def _owner(self, office: Office) -> str | None:
        """Return the actor to which an office belongs: a country, else a body; None where no one is named."""
        if office.country is not None and office.country >= 0:
            return self._actors[office.country].id
        index = office.complement[1:] if office.complement.startswith("@") else ""
        if index:
            return self._actors[int(index)].id
        return self._actors[office.body].id if office.body is not None and office.body >= 0 else None

    def _office_key(self, office: Office) -> str:
        complement = self._owner(office) if office.complement.startswith("@") else office.complement
        return f"{office.key}|{complement or ''}"

    # -- words that the table of offices cannot read ---------------------------------------------

    def _unparsed(self, analyzed: AnalyzedText, first: int, last: int) -> Iterator[SaidOffice]:
        """Yield the words of an office directly before a name, or behind it up to the next comma."""
        start = self._before_ranks(analyzed, first)
        start -= analyzed.word(start - 1) == ","
        before = analyzed.word(start - 1)
        if before not in self._lexicon.before_complements and before not in self._lexicon.conjunctions:
            head = self._head_before(analyzed, start)
            is_of_other = head is not None and (
                self._is_apposition(analyzed, head) or (start < first and self._explains_name(analyzed, head))
            )
            if head is not None and not is_of_other:
                yield self._words_as_office(analyzed, head, start)
        if analyzed.word(last) == ",":
            i = self._office_start(analyzed, last + 1)
            if self._is_head(analyzed, i) and not analyzed.tokenized.is_capital[i]:
                end = self._office_end(analyzed, i)
                if not self._has_person(analyzed, i, end):
                    yield self._words_as_office(analyzed, i, end)

    def _has_person(self, analyzed: AnalyzedText, head: int, end: int) -> bool:
        """Return whether the words of an office name whose it is: «X, le ministre de la Mer Issa Bako»."""
        return any(
            analyzed.tokenized.is_capital[i]
            and analyzed.word(i) in self._words.given_names
            and analyzed.word(i - 1) not in self._lexicon.before_complements
            for i in range(head + 1, end)
        )

    def _head_before(self, analyzed: AnalyzedText, start: int) -> int | None:
        """Return the first word of an office whose words reach up to token `start`."""
        head = None
        for i in range(start - 1, max(-1, start - _MAX_WORDS_BEFORE), -1):
            word = analyzed.word(i)
            if not analyzed.tokenized.is_word(i) or self._is_barrier(analyzed, i):
                break
            if word in self._words.given_names and analyzed.tokenized.is_capital[i]:
                break
            if self._is_head(analyzed, i) and (
                i == 0
                or analyzed.word(i - 1) in self._lexicon.determiners
                or analyzed.word(i - 1) in self._table.between
                or not analyzed.tokenized.is_word(i - 1)
            ):
                head = i
                break
        return head

    def _is_head(self, analyzed: AnalyzedText, i: int) -> bool:
        """Return whether the words of an office can begin with a token."""
        return self._heads.longest(analyzed.tokenized.words, i) is not None

    def _is_barrier(self, analyzed: AnalyzedText, i: int) -> bool:
        """Return whether an office cannot go on with a token; accents are compared: «à», not «a»."""
        is_preposition = analyzed.surface(i) in self._table.continued_by
        return analyzed.word(i) in self._words.office_barriers and not is_preposition

    def _office_end(self, analyzed: AnalyzedText, head: int) -> int:
        """Return the end of the words of an office: before a mark or a word that begins another part."""
        i = head + 1
        while i < min(len(analyzed.tokenized), head + _MAX_OFFICE_WORDS):
            if not analyzed.tokenized.is_word(i) or self._is_barrier(analyzed, i):
                break
            i += 1
        return i

    def _words_as_office(self, analyzed: AnalyzedText, first: int, last: int) -> SaidOffice:
        """Return words of a text as an office; a single word is too vague for a role."""
        said = " ".join(analyzed.tokenized.exact_text(first, last).split())
        is_role = last - first > 1 and analyzed.word(first - 1) not in self._table.barred_before
        names = [span for span in analyzed.names if first <= span.first and span.last <= last]
        owners = {self._actors[span.actors[0]].id for span in names if len(span.actors) == 1}
        of = owners.pop() if len(owners) == 1 else None
        key = f"{name_key(said)}|" if is_role else ""
        return SaidOffice(said if is_role else "", key, of if is_role else None, said=said)
