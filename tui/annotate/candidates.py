"""Names in a text that nothing marks: capitalised words in a row, and what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from tui.annotate.gazetteer import Gazetteer
from tui.annotate.lexicon import lexicon
from tui.annotate.offices import Offices
from tui.annotate.page import Page
from tui.annotate.reading import Reading
from tui.model.records import Actor, Article, Marks
from tui.model.text import words

#: A paragraph that ends like a sentence, or has so many characters, is prose; others are titles, credits.
_ENDS = tuple('.!?…»”"):;')
_LONG = 240
_ROMAN = re.compile(r"[ivxlcdm]+")
_ACRONYM = re.compile(r"[A-Z]{3,7}")
#: A name has at most so many words.
_MOST_WORDS = 6


class Candidate(Struct, frozen=True):
    """A name at a place of a body; `start` and `end` are its code points."""

    start: int
    end: int
    name: str  # as a record would write it
    words: tuple[str, ...]  # folded
    opens: bool = False  # a sentence: its first word may be an ordinary one
    office: str = ""  # the office or rank that the text gives its bearer
    is_kin: bool = False  # «son frère X»: somebody else of that name
    is_place: bool = False  # «à X»
    is_body: bool = False  # «la X»
    is_acronym: bool = False
    is_explained: bool = False  # an acronym in brackets behind the words it stands for


class Nouns(Struct, frozen=True):
    """`suggest.toml`, folded."""

    before_places: frozenset[str]
    heads_of_places: frozenset[str]
    articles: frozenset[str]
    acronyms: frozenset[str]


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """What `suggest.toml` says."""
    table = tomllib.loads(files("tui.annotate").joinpath("suggest.toml").read_text("utf-8"))
    return Nouns(**{name: frozenset(words(text)) for name, text in convert(table, dict[str, str]).items()})


class Candidates:
    """Finds candidates; what is known of actors is built from their records once."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = actors
        self._gazetteer = Gazetteer(actors, lexicon().longer_names)
        self._offices = Offices(actors, self._gazetteer)
        self._lexicon, self._nouns = lexicon(), nouns()

    def find(self, article: Article, marks: Marks) -> Iterator[Candidate]:
        """The names in an article's body that `marks` leaves unmarked, left to right."""
        reading = Reading(article.body)
        page = Page(reading, self._gazetteer.every(reading), self._offices.descriptions, self._actors)
        marked = sorted((mention.start, mention.end) for mention in marks.body)
        own = {
            tuple(words(name)) for name in (*article.authors, article.source or "", article.publisher or "")
        }
        for first, last in _spans(page, self._actors):
            start, end = reading.starts[first], reading.ends[last - 1]
            if any(one < end and start < other for one, other in marked) or not self._is_prose(
                reading, first
            ):
                continue
            found = self._candidate(page, first, last)
            if found and found.words not in own:
                yield found

    def _candidate(self, page: Page, first: int, last: int) -> Candidate | None:
        reading = page.reading
        surface = reading.exact(first, last)
        if reading.is_loud[first] or last - first > _MOST_WORDS or "\n\n" in surface:
            return None
        if self._is_byline(page, first):
            return None
        is_acronym = last - first == 1 and bool(_ACRONYM.fullmatch(surface))
        before = page.word(first - 1)
        beyond = self._beyond(page, first)
        titles = page.titles_before(first)
        return Candidate(
            start=reading.starts[first],
            end=reading.ends[last - 1],
            name=surface if is_acronym else written(surface),
            words=tuple(reading.words[first:last]),
            opens=reading.opens(first) or (before in self._nouns.articles and reading.opens(first - 1)),
            office=self._office(page, first, last),
            is_kin=self._is_kin(page, first, last),
            is_place=not titles
            and (before in self._nouns.before_places or beyond in self._nouns.heads_of_places),
            is_body=not titles and before in self._nouns.articles,
            is_acronym=is_acronym and self._is_acronym(page, first),
            is_explained=is_acronym and self._is_explained(page, first),
        )

    def _beyond(self, page: Page, first: int) -> str:
        """The word that «de» ties the name to: «la ville de X»."""
        at = first - 1
        while at > 0 and page.word(at) in ("de", "d", "du", "des", "la", "le", "l"):
            at -= 1
        return page.word(at)

    def _office(self, page: Page, first: int, last: int) -> str:
        """What the text calls the bearer of a name: before it, or beside it between commas."""
        titles = page.titles_before(first)
        if not titles and page.word(first - 1) == ",":
            titles = page.titles_before(first - 1)
        phrase = titles[-1] if titles else None
        if phrase is None and page.word(last) == ",":
            phrase = page.phrase_at(last + 1) or page.phrase_at(last + 2)
        return " ".join(page.reading.exact(phrase.first, phrase.last).split()) if phrase else ""

    def _is_kin(self, page: Page, first: int, last: int) -> bool:
        kin = self._lexicon.kin
        before = page.word(first - 1)
        if before in kin or (before == "," and page.word(first - 2) in kin):
            return True
        return page.word(last) == "," and bool({page.word(last + 1), page.word(last + 2)} & kin)

    def _is_acronym(self, page: Page, at: int) -> bool:
        """Whether capitals stand for a body: alone, no number (XIV), no common abbreviation."""
        word = page.word(at)
        joined = page.reading.between(at - 1) + page.reading.between(at) if at else page.reading.between(at)
        return word not in self._nouns.acronyms and not _ROMAN.fullmatch(word) and "-" not in joined

    def _is_explained(self, page: Page, at: int) -> bool:
        """Whether the words before the bracket begin with the letters: «Union des forces (UDF)»."""
        if page.word(at - 1) != "(" or page.word(at + 1) != ")":
            return False
        telling = [
            word[0]
            for word in page.reading.words[max(0, at - 16) : at - 1]
            if word not in self._lexicon.function_words and word[0].isalpha()
        ]
        letters = list(page.word(at))
        return telling[-len(letters) :] == letters

    def _is_byline(self, page: Page, first: int) -> bool:
        """Whether the name signs: «Par X» where a paragraph begins, «© X», «(X)» is left to the acronyms."""
        at = first - 1
        while at > 0 and (page.word(at) in ("de", "avec", "et") or page.reading.is_capital[at]):
            at -= 1
        if page.word(at) in ("©", "/"):
            return True
        return page.word(at) == "par" and page.reading.is_capital[at] and page.reading.opens(at)

    def _is_prose(self, reading: Reading, first: int) -> bool:
        """Whether the paragraph of a token is running text."""
        text, at = reading.text, reading.starts[first]
        begin, end = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at)
        passage = text[begin : end if end >= 0 else len(text)].strip()
        return len(passage) > _LONG or passage.endswith(_ENDS)


def _spans(page: Page, actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row, with known surnames among them: «Assini [Goïta]»."""
    spans = [(run.first, run.last) for run in page.runs]
    persons = [s for s in page.strangers if all(actors[n].type == "person" for n in s.actors)]
    spans += [(span.first, span.last) for span in persons]
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and merged[-1][1] >= first:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    yield from merged


_WORD = re.compile(r"[^\W\d_]+")


def written(surface: str) -> str:
    """A name as a record writes it: on one line, «GOÏTA» with one capital."""

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        return word.capitalize() if word.isupper() and len(word) > 3 else word

    return _WORD.sub(lowered, " ".join(surface.split()))
