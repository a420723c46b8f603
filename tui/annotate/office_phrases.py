"""A parser of phrases for offices and ranks: «ministre nigérien de la Défense», «général».

The same parser reads the titles of the records and the phrases of the texts, so that «ministre de la Défense»
with `of: niger` in a record and «ministre nigérien de la Défense» in a text give the same office. Which forms
are the same office is data: `offices.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.annotate.articled_surnames import ArticledSurnames
from tui.annotate.gazetteer import EntrySpan, Gazetteer, longest_spans
from tui.annotate.office import SEVERAL, UNKNOWN, Office, OfficePhrase
from tui.annotate.parse_state import ParseState
from tui.annotate.shared_demonyms import is_shared_demonym
from tui.annotate.spelling.written_forms import words_of
from tui.annotate.tokenized_text import TokenizedText, indexes_of
from tui.languages.language import Language
from tui.languages.phrase_table import PhraseTable

#: A title that the table lacks is added as a whole if it has at least this many words.
_MIN_WHOLE_TITLE_WORDS = 3


class _OfficeForm(Struct, frozen=True):
    """The meaning of one form of an office or rank in the table."""

    key: str
    complement: str = ""
    country: int | None = None
    is_rank: bool = False
    gender: str = ""
    is_complete: bool = False
    has_host: bool = False


class OfficePhraseParser:
    """A parser of phrases for offices; `country_of` returns the country for which an actor's name stands."""

    def __init__(
        self, gazetteer: Gazetteer, country_of: Callable[[int], int | None], language: Language
    ) -> None:
        self.language, self._table = language, language.offices
        self.surnames = ArticledSurnames(gazetteer.actors, language.lexicon)
        self._gazetteer = gazetteer
        self._country_of = country_of
        self._forms: PhraseTable[_OfficeForm] = PhraseTable()
        self._complements: PhraseTable[str] = PhraseTable()
        self._whole_titles: PhraseTable[Office] = PhraseTable()  # titles of records that cannot be parsed
        self._table_keys = frozenset(entry.key for entry in self._table.office)
        self._add_table()

    def _add_table(self) -> None:
        """Add the portfolios and the forms of the table."""
        for canonical, synonyms in self._table.portfolio.items():
            for name in (canonical, *synonyms):
                self._complements.add(words_of(name), " ".join(words_of(canonical)))
        for entry in self._table.office:
            form = _OfficeForm(
                entry.key,
                is_rank=entry.rank,
                gender=entry.gender,
                is_complete=entry.complete,
                has_host=entry.host,
            )
            for words in entry.forms:
                self._forms.add(words_of(words), form)

    def add_synonyms(self) -> None:
        """Add the synonyms of the table («chef de la diplomatie»), which titles of records may have too."""
        for synonym, standard_form in self._table.same.items():
            office = self.add_title(standard_form).office
            self._forms.add(words_of(synonym), _OfficeForm(office.key, office.complement, office.country))

    def add_title(self, title: str) -> OfficePhrase:
        """Parse a record's title, and add its head and its complement to those recognized in texts.

        A title that cannot be parsed becomes an office of its own.
        """
        tokenized = TokenizedText(title)
        spans = {span.first: span for span in longest_spans(self._gazetteer.find_all(tokenized))}
        state = ParseState(tokenized.words, tokenized.is_capital, spans, self.language, is_record_title=True)
        if self._forms.longest(state.words, 0) is None:
            end = next(
                (i for i, word in enumerate(state.words) if i and word in self.language.lexicon.of),
                len(state.words),
            )
            form = _OfficeForm(" ".join(state.words[:end]), is_complete=end >= _MIN_WHOLE_TITLE_WORDS)
            self._forms.add(state.words[:end], form)
        phrase = self._parse(state, 0)
        if (
            phrase is None
            or phrase.office.country == UNKNOWN
            or self._is_other_office(tokenized.words, phrase.last)
        ):
            phrase = OfficePhrase(0, len(tokenized), Office(" ".join(tokenized.words)), is_complete=True)
            if len(tokenized) >= _MIN_WHOLE_TITLE_WORDS:
                self._whole_titles.add(state.words, phrase.office)
        return phrase

    def is_whole(self, key: str) -> bool:
        """Return whether the key of an office is a whole title that the table lacks."""
        return " " in key and key not in self._table_keys

    def _is_other_office(self, words: list[str], i: int) -> bool:
        """Return whether the words from `i` on make a title another office: «secrétaire d'État adjointe»."""
        after = self._table.after.longest(words, i)
        return after is not None and after[1] == "barred"

    def readings(self) -> Iterator[tuple[tuple[str, ...], tuple[object, ...], Office]]:
        """Yield the phrases that are known, folded, with the kind of part that each is, and what it means."""
        for words, form in self._forms.phrases():
            kind = ("form", form.is_rank, form.gender, form.is_complete)
            yield words, kind, Office(form.key, form.complement, form.country)
        for words, complement in self._complements.phrases():
            yield words, ("complement",), Office("", complement)
        for words, office in self._whole_titles.phrases():
            yield words, ("title",), office

    def key_of_complement(self, office: Office) -> str:
        """Return the key of the office that a complement names: «junta» for «de la junte»; else empty."""
        words = office.complement.split()
        match = self._forms.longest(words, 0)
        return match[1].key if match and match[0] == len(words) else ""

    def find_phrases(self, tokenized: TokenizedText, chosen: Sequence[EntrySpan]) -> list[OfficePhrase]:
        """Return the phrases for offices and ranks in a text, in order and without overlap.

        `chosen` are the spans of names, which no phrase begins within.
        """
        words = tokenized.words
        of_forms = indexes_of(words, self._forms.beginnings)
        beginnings = sorted({*of_forms, *indexes_of(words, self._whole_titles.beginnings)})
        if not beginnings:
            return []
        state = ParseState(
            tokenized.words, tokenized.is_capital, {span.first: span for span in chosen}, self.language
        )
        covered = {i for span in chosen for i in range(span.first, span.last)}
        phrases: list[OfficePhrase] = []
        for i in beginnings:
            if (
                i in covered
                or (phrases and i < phrases[-1].last)
                or (i and self.surnames.has_at(tokenized, i - 1))
            ):
                continue
            phrase = self._whole_title(state, i) or self._parse(state, i)
            if phrase:
                gender = phrase.gender or (self._table.genders.get(state.words[i - 1], "") if i else "")
                phrases.append(phrase if gender == phrase.gender else replace(phrase, gender=gender))
        return phrases

    def _whole_title(self, state: ParseState, i: int) -> OfficePhrase | None:
        """Return the whole title at token `i`, if any: «conseiller à la sécurité nationale»."""
        match = self._whole_titles.longest(state.words, i)
        return OfficePhrase(i, match[0], match[1], is_complete=True) if match else None

    def _parse(self, state: ParseState, i: int) -> OfficePhrase | None:
        """Return the phrase that begins at token `i`, or None."""
        match = self._forms.longest(state.words, i)
        if match is None:
            return None
        end, form = match
        office = Office(form.key, form.complement, form.country)
        phrase = OfficePhrase(i, end, office, form.is_rank, is_complete=form.is_complete, gender=form.gender)
        if form.is_rank:
            return phrase
        while True:
            extended = self._extend(state, phrase, form)
            if extended is None or extended is phrase:
                return extended
            phrase = extended

    def _extend(self, state: ParseState, phrase: OfficePhrase, form: _OfficeForm) -> OfficePhrase | None:
        """Return a phrase with one more part; the same if none follows; None if it describes no holder."""
        i = phrase.last
        if i >= len(state.words):
            return phrase
        if not state.is_record_title and (after := self._table.after.longest(state.words, i)):
            end, meaning = after
            is_former = phrase.is_former or meaning == "former"
            is_acting = phrase.is_acting or meaning == "acting"
            extended = replace(phrase, last=end, is_former=is_former, is_acting=is_acting)
            return None if meaning == "barred" else extended
        if state.words[i] in self.language.lexicon.of:
            return self._with_complement(state, phrase)
        is_of_body = phrase.office.complement.startswith("@")
        has_power = state.words[i - 1] in self._table.power
        if state.words[i] in self.language.lexicon.before_places and (
            form.has_host or is_of_body or has_power
        ):
            return self._with_host(state, phrase, form)
        return self._with_demonym(state, phrase)

    def _with_demonym(self, state: ParseState, phrase: OfficePhrase) -> OfficePhrase:
        """Return a phrase with the demonym behind it, of a country that may have no record."""
        i = phrase.last
        span = state.spans.get(i)
        if span and any(entry.kind == "demonym" for entry in span.entries):
            if is_shared_demonym(span):
                return self._with_unresolved_country(phrase, span.last, SEVERAL)
            return self._with_country(phrase, span) or phrase
        has_prefix = i + 1 < len(state.words) and state.words[i] in self._table.people_prefixes
        last = i + has_prefix
        if span is None and not state.capitals[i] and self._table.is_people(state.words[last]):
            return self._with_unresolved_country(phrase, last + 1, UNKNOWN)
        return phrase

    def _with_unresolved_country(self, phrase: OfficePhrase, last: int, country: int) -> OfficePhrase:
        """Return a phrase up to `last` with UNKNOWN or SEVERAL as its country, unless it has a country."""
        if phrase.office.country is not None:
            return phrase
        return replace(phrase, last=last, office=replace(phrase.office, country=country))

    def _with_country(self, phrase: OfficePhrase, span: EntrySpan) -> OfficePhrase | None:
        """Return a phrase with the country of a name; None if the name is no country or there is one."""
        countries = {self._country_of(actor) for actor in span.actors}
        if phrase.office.country is not None or len(countries) != 1 or None in countries:
            return None
        return replace(phrase, last=span.last, office=replace(phrase.office, country=countries.pop()))

    def _with_host(self, state: ParseState, phrase: OfficePhrase, form: _OfficeForm) -> OfficePhrase:
        """Return a phrase with the place behind «en» or «à»: a host country, or the country itself."""
        span = state.spans.get(state.after_articles(phrase.last + 1))
        if span is None:
            return phrase
        if not form.has_host and not phrase.office.complement.startswith("@"):
            return self._with_country(phrase, span) or phrase
        countries = {self._country_of(actor) for actor in span.actors}
        if phrase.office.host is not None or len(countries) != 1 or None in countries:
            return phrase
        return replace(phrase, last=span.last, office=replace(phrase.office, host=countries.pop()))

    def _with_complement(self, state: ParseState, phrase: OfficePhrase) -> OfficePhrase | None:
        """Return a phrase with the country, body or portfolio behind «de»; None for an unknown one."""
        start = state.after_articles(phrase.last + 1)
        span = state.spans.get(start)
        complement_match = self._complements.longest(state.words, start)
        if span and (complement_match is None or span.last >= complement_match[0]):
            if extended := self._with_country(phrase, span):
                return extended
            is_body = all(self._country_of(actor) is None for actor in span.actors)
            if is_body and span.entries[0].kind == "name":
                return self._with_body(phrase, span)
            return phrase
        if complement_match and not phrase.office.complement:
            end, complement = complement_match
            end = state.after_conjunctions(end)
            return replace(phrase, last=end, office=replace(phrase.office, complement=complement))
        return self._with_new_complement(state, phrase, start)

    def _with_body(self, phrase: OfficePhrase, span: EntrySpan) -> OfficePhrase:
        """Return a phrase with a body as its complement, or as the owner of the complement it has."""
        office = phrase.office
        if not office.complement:
            return replace(phrase, last=span.last, office=replace(office, complement=f"@{span.actors[0]}"))
        if office.body is not None or office.complement.startswith("@"):
            return phrase
        return replace(phrase, last=span.last, office=replace(office, body=span.actors[0]))

    def _with_new_complement(
        self, state: ParseState, phrase: OfficePhrase, start: int
    ) -> OfficePhrase | None:
        """Return a phrase with a complement that is neither in the table nor in a record read before.

        None if there is none and the phrase alone is not specific enough. Another office is none:
        «l'Envoyé du Président».
        """
        is_other_office = not state.is_record_title and self._forms.longest(state.words, start) is not None
        end = start if is_other_office else state.end_of_new_complement(start)
        is_specific = bool(
            phrase.office.complement or phrase.is_complete or phrase.office.country is not None
        )
        if end == start:
            return phrase if is_specific else None
        if phrase.office.complement:
            has_unknown_owner = not state.is_record_title and phrase.office.body is None
            return (
                replace(phrase, office=replace(phrase.office, body=UNKNOWN)) if has_unknown_owner else phrase
            )
        complement = " ".join(word for word in state.words[start:end] if not state.is_function_word(word))
        if state.is_record_title:
            self._complements.add(state.words[start:end], complement)
        return replace(phrase, last=end, office=replace(phrase.office, complement=complement))
