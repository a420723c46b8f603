"""Candidates for suggestions: names that no mention covers, with their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import Gazetteer
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.language import Language
from tui.model.records import Actor, Annotations, Article
from tui.model.text import split_words

#: A paragraph that ends with one of these marks is prose; others are headings, captions or credits.
_PROSE_ENDS = tuple('.!?…»”"):;')
#: A longer paragraph is prose, however it ends.
_MIN_PROSE_CHARS = 240
_ROMAN_NUMERAL = re.compile(r"[ivxlcdm]+")
_ACRONYM = re.compile(r"[A-Z]{3,7}")
#: Words in front of an acronym that may explain it.
_MAX_EXPLANATION_WORDS = 15
#: A name has at most this many words.
_MAX_NAME_WORDS = 6
#: Words of at most this many letters may be acronyms and keep their capitals.
_MAX_ACRONYM_CHARS = 3


class NameCandidate(Struct, frozen=True):
    """A name in a body that no mention covers; `start` and `end` are code points of the body."""

    start: int
    end: int
    name: str  # as a record would write it
    words: tuple[str, ...]  # folded
    opens: bool = False  # begins a sentence, so that the first word may be a common one
    office: str = ""  # the office or rank that the text gives to the person
    is_kin: bool = False  # a relative of that name: «son frère X»
    is_place: bool = False  # «à X»
    is_body: bool = False  # «la X»
    is_acronym: bool = False
    is_explained: bool = False  # an acronym in brackets behind the words it stands for


class Candidates:
    """A finder of candidates; its gazetteer and offices are built once from the records."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self._actors = actors
        self._gazetteer = Gazetteer(actors, language.lexicon)
        self._offices = OfficeIndex(actors, self._gazetteer, language)
        self._lexicon, self._words = language.lexicon, language.candidate_lexicon

    def find(self, article: Article, marks: Annotations) -> Iterator[NameCandidate]:
        """Yield the names in an article's body that no mention covers, in order.

        The names of the article's authors, source and publisher are left out.
        """
        tokenized = TokenizedText(article.body)
        analyzed = AnalyzedText(
            tokenized, self._gazetteer.find_all(tokenized), self._offices.descriptions, self._actors
        )
        mention_spans = sorted((mention.start, mention.end) for mention in marks.body)
        credited_names = {
            tuple(split_words(name))
            for name in (*article.authors, article.source or "", article.publisher or "")
        }
        for first, last in _name_spans(analyzed, self._actors):
            start, end = tokenized.starts[first], tokenized.ends[last - 1]
            is_covered = any(
                mention_start < end and start < mention_end for mention_start, mention_end in mention_spans
            )
            if is_covered or not self._is_prose(tokenized, first):
                continue
            candidate = self._candidate(analyzed, first, last)
            if candidate and candidate.words not in credited_names:
                yield candidate

    def _candidate(self, analyzed: AnalyzedText, first: int, last: int) -> NameCandidate | None:
        """Return a name with its context; None for all-caps text, bylines, and too many words."""
        tokenized = analyzed.tokenized
        surface = tokenized.exact_text(first, last)
        if tokenized.is_all_caps[first] or last - first > _MAX_NAME_WORDS or "\n\n" in surface:
            return None
        if self._is_byline(analyzed, first):
            return None
        is_acronym = last - first == 1 and bool(_ACRONYM.fullmatch(surface))
        previous = analyzed.word(first - 1)
        head_noun = self._head_noun(analyzed, first)
        titles = analyzed.titles_before(first)
        return NameCandidate(
            start=tokenized.starts[first],
            end=tokenized.ends[last - 1],
            name=surface if is_acronym else titlecase_name(surface),
            words=tuple(tokenized.words[first:last]),
            opens=tokenized.starts_sentence(first)
            or (previous in self._words.articles and tokenized.starts_sentence(first - 1)),
            office=self._office(analyzed, first, last),
            is_kin=self._is_kin(analyzed, first, last),
            is_place=not titles
            and (previous in self._words.before_places or head_noun in self._words.heads_of_places),
            is_body=not titles and previous in self._words.articles,
            is_acronym=is_acronym and self._is_acronym(analyzed, first),
            is_explained=is_acronym and self._is_explained(analyzed, first),
        )

    def _head_noun(self, analyzed: AnalyzedText, first: int) -> str:
        """Return the noun to which «de» links a name: «la ville de X»."""
        i = first - 1
        while i > 0 and analyzed.word(i) in self._lexicon.before_complements:
            i -= 1
        return analyzed.word(i)

    def _office(self, analyzed: AnalyzedText, first: int, last: int) -> str:
        """Return the office that the text gives to a name, before it or in apposition; empty: none."""
        titles = analyzed.titles_before(first)
        if not titles and analyzed.word(first - 1) == ",":
            titles = analyzed.titles_before(first - 1)
        phrase = titles[-1] if titles else None
        if phrase is None and analyzed.word(last) == ",":
            phrase = analyzed.phrase_at(last + 1) or analyzed.phrase_at(last + 2)
        return " ".join(analyzed.tokenized.exact_text(phrase.first, phrase.last).split()) if phrase else ""

    def _is_kin(self, analyzed: AnalyzedText, first: int, last: int) -> bool:
        """Return whether a name is that of a relative: «son frère X», «X, son frère»."""
        kin = self._lexicon.kin
        previous = analyzed.word(first - 1)
        if previous in kin or (previous == "," and analyzed.word(first - 2) in kin):
            return True
        return analyzed.word(last) == "," and bool({analyzed.word(last + 1), analyzed.word(last + 2)} & kin)

    def _is_acronym(self, analyzed: AnalyzedText, i: int) -> bool:
        """Return whether capitals are an acronym: no numeral (XIV), abbreviation or part of a compound."""
        word, tokenized = analyzed.word(i), analyzed.tokenized
        neighbouring_marks = tokenized.between(i - 1) + tokenized.between(i) if i else tokenized.between(i)
        is_numeral = _ROMAN_NUMERAL.fullmatch(word) is not None
        return word not in self._words.acronyms and not is_numeral and "-" not in neighbouring_marks

    def _is_explained(self, analyzed: AnalyzedText, i: int) -> bool:
        """Return whether the words before an acronym in brackets have its initials: «Union (…) (UDF)»."""
        if analyzed.word(i - 1) != "(" or analyzed.word(i + 1) != ")":
            return False
        preceding_words = analyzed.tokenized.words[max(0, i - 1 - _MAX_EXPLANATION_WORDS) : i - 1]
        function_words = self._lexicon.function_words
        initials = [word[0] for word in preceding_words if word not in function_words and word[0].isalpha()]
        letters = list(analyzed.word(i))
        return initials[-len(letters) :] == letters

    def _is_byline(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether a name signs the article or a photograph: «Par X» as a paragraph, «© X»."""
        i = first - 1
        while i > 0 and (
            analyzed.word(i) in self._words.between_signatures or analyzed.tokenized.is_capital[i]
        ):
            i -= 1
        if analyzed.word(i) in ("©", "/"):
            return True
        return (
            analyzed.word(i) in self._words.bylines
            and analyzed.tokenized.is_capital[i]
            and analyzed.tokenized.starts_sentence(i)
        )

    def _is_prose(self, tokenized: TokenizedText, first: int) -> bool:
        """Return whether the paragraph of a token is running text and no heading, caption or credit."""
        text, start = tokenized.text, tokenized.starts[first]
        paragraph_start, paragraph_end = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", start)
        paragraph = text[paragraph_start : paragraph_end if paragraph_end >= 0 else len(text)].strip()
        return len(paragraph) > _MIN_PROSE_CHARS or paragraph.endswith(_PROSE_ENDS)


def _name_spans(analyzed: AnalyzedText, actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Yield the spans of capitalized words, with the known surnames among them: «Assini [Goïta]»."""
    spans = [(run.first, run.last) for run in analyzed.runs]
    surnames = [
        span
        for span in analyzed.embedded_names
        if all(actors[actor].type == "person" for actor in span.actors)
    ]
    spans += [(span.first, span.last) for span in surnames]
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and merged[-1][1] >= first:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    yield from merged


_WORD = re.compile(r"[^\W\d_]+")


def titlecase_name(surface: str) -> str:
    """Return a name as a record writes it: on one line, and with «GOÏTA» as «Goïta»."""

    def capitalize(match: re.Match[str]) -> str:
        word = match.group()
        return word.capitalize() if word.isupper() and len(word) > _MAX_ACRONYM_CHARS else word

    return _WORD.sub(capitalize, " ".join(surface.split()))
