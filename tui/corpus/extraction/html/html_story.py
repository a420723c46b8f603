"""The position of the story in an HTML page: the lines around it, and those left out inside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from tui.corpus.extraction.boilerplate_rules import COMMENTS, RELATED, match_line, starts_section
from tui.corpus.extraction.bylines import BylineCollector
from tui.corpus.extraction.html.html_text import PageLine, Place
from tui.corpus.extraction.raw_article import ExtractedArticle, RemovedText
from tui.corpus.extraction.raw_text import read_text
from tui.corpus.extraction.story.headline import ISSUED
from tui.corpus.extraction.text_blocks import TextBlock
from tui.model.text import fold

#: This much of a paragraph identifies it.
_SURE_CHARS = 60
#: How many lines above and below the story are read.
_LINES_ABOVE = 12
_LINES_BELOW = 3
#: Only this many lines inside a story are compared with the extracted text; no article has more.
_MAX_LEFT_OUT = 200
#: A longer story is not searched for line by line.
_MAX_RUN_ON_CHARS = 20_000
#: Where no byline is.
_LISTINGS = (Place.MENU, Place.TERMS, Place.CAPTION)
#: A standfirst stands in so many lines below the title, and so many of them are one.
_MAX_LINES_BELOW_TITLE = 40
_MAX_STANDFIRST_LINES = 2


class StoryPlace:
    """Finds the first and the last line of a story that was taken out of a page."""

    def __init__(self, lines: list[PageLine], article: ExtractedArticle) -> None:
        self._lines = lines
        self._article = article
        self._folded = [fold(line.text) for line in lines]
        self._paragraphs = article.body.split("\n\n")
        self._first = self._last = self._title = -1
        last = _find_last_line(self._folded, fold(self._paragraphs[-1])[-_SURE_CHARS:])
        if last is not None:
            first = _find_last_line(self._folded[: last + 1], fold(self._paragraphs[0])[:_SURE_CHARS])
            if first is not None:
                self._first, self._last = first, last
                title = _find_last_line(self._folded[:first], fold(article.title or " "))
                self._title = -1 if title is None else title

    def read_surroundings(self) -> ExtractedArticle:
        """Read the lines around the story and below its first paragraph; empty if its place is unknown."""
        first, last, lines, paragraphs = self._first, self._last, self._lines, self._paragraphs
        if first < 0:
            return ExtractedArticle()
        above = lines[max(first - _LINES_ABOVE, self._title + 1) : first]
        start = fold(paragraphs[1])[:_SURE_CHARS] if len(paragraphs) > 1 else None
        second = _find_last_line(self._folded, start) if start else None
        if second is not None and first < second <= first + _LINES_ABOVE:
            above += lines[first + 1 : second]  # who wrote it, below a standfirst
        rest = last + 1 + _LINES_BELOW
        foot = (line for line in lines[max(rest, len(lines) - _LINES_BELOW) :] if _dates_page(line.text))
        below = [*lines[last + 1 : rest], *foot]
        texts = [
            self._article.title or "",
            *(line.text for line in above if line.place not in _LISTINGS),
            *paragraphs,
            *(line.text for line in below if line.place == Place.STORY),
        ]
        return read_text("\n\n".join(texts))

    def masthead_date(self) -> str | None:
        """Return the day of the issue in the masthead above the title: «Hebdomadaire - N° 4 - 7 mai 2004»."""
        masthead = BylineCollector()
        for line in self._lines[: min(max(self._title, 0), _LINES_ABOVE)]:
            rule_match = match_line(line.text)
            if rule_match and rule_match.rule.name in ISSUED:
                masthead.add_match(line.text, rule_match)
        return masthead.date

    @cached_property
    def standfirst(self) -> list[str]:
        """Return the paragraphs between the title and the story that the extraction of the story has lost."""
        below = range(self._title + 1, self._first)
        if self._title < 0 or len(below) > _MAX_LINES_BELOW_TITLE:
            return []
        body = fold(self._article.body)
        paragraphs: dict[str, str] = {}
        for number in below:
            line = self._lines[number]
            is_prose = line.place == Place.STORY and TextBlock(line.text, True, 0).is_prose()
            if is_prose and not match_line(line.text) and self._folded[number] not in body:
                paragraphs.setdefault(self._folded[number], line.text)
        return list(paragraphs.values()) if len(paragraphs) <= _MAX_STANDFIRST_LINES else []

    def left_out(self) -> Iterator[RemovedText]:
        """Yield the lines from the title to the end of the story, and of tables, that are left out."""
        if self._first < 0:
            return
        end = self._last + 1
        while end < len(self._lines) and self._lines[end].place in (Place.TERMS, Place.TABLE):
            end += 1
        has_title = self._title >= 0 and self._first - self._title < _MAX_LINES_BELOW_TITLE
        start = self._title + 1 if has_title else self._first
        kept_lines = [
            fold(text)
            for text in (*self.standfirst, *self._paragraphs, *(cut.text for cut in self._article.cut))
        ]
        whole, text = {line.removeprefix("- ") for line in kept_lines}, "\n".join(kept_lines)
        numbers = [
            number
            for number in range(start, min(end, start + _MAX_LEFT_OUT))
            if self._folded[number] not in (text if self._lines[number].place == Place.STORY else whole)
        ]
        runs = groupby(enumerate(numbers), lambda pair: (pair[1] - pair[0], self._lines[pair[1]].place))
        for (_, place), run in runs:
            yield RemovedText(" | ".join(self._lines[number].text for _, number in run), place.value)


def restore_lines(body: str, lines: list[PageLine]) -> str:
    """Split a story into the lines of its page if they were run together into one.

    Tables, whose cells alone say nothing, are then left out; a list of terms at the end always is: a name
    in it is no byline.
    """
    story_lines = [line for line in body.split("\n") if line.strip()]
    if len(story_lines) == 1 and len(body) <= _MAX_RUN_ON_CHARS:
        folded = fold(body)
        inside = [line.text for line in lines if line.place == Place.STORY and fold(line.text) in folded]
        return "\n".join(inside) if len(inside) > 1 else body
    story_lines = _without_teasers(story_lines, lines)
    terms = {fold(line.text) for line in lines if line.place == Place.TERMS}
    terms -= {fold(line.text) for line in lines if line.place != Place.TERMS}
    while story_lines and fold(story_lines[-1]).removeprefix("- ") in terms:
        story_lines.pop()
    return "\n".join(story_lines)


def _without_teasers(story_lines: list[str], lines: list[PageLine]) -> list[str]:
    """Return a story without the short lines at its end that stand below a heading such as «Les plus lus».

    The heading itself may have been left out of the story.
    """
    prose = [k for k, line in enumerate(story_lines) if TextBlock(line, True, 0).is_prose()]
    if not prose or prose[-1] == len(story_lines) - 1:
        return story_lines
    folded = [fold(line.text) for line in lines]
    last = _find_last_line(folded, fold(story_lines[prose[-1]])[-_SURE_CHARS:])
    below = range(len(lines) if last is None else last + 1, len(lines))
    box = next(
        (k for k in below if any(starts_section(rule, lines[k].text) for rule in (RELATED, COMMENTS))), None
    )
    if box is None:
        return story_lines
    above, boxed = set(folded[:box]), set(folded[box:])
    return [
        line
        for k, line in enumerate(story_lines)
        if k <= prose[-1] or (text := fold(line).removeprefix("- ")) in above or text not in boxed
    ]


def _dates_page(text: str) -> bool:
    """Return whether a line at a page's foot has a number or says whose rights it has: no entry of a menu."""
    return "©" in text or any(map(str.isdecimal, text))


def _find_last_line(folded: list[str], words: str) -> int | None:
    """Return the index of the last line that contains `words`; None if there is none."""
    return next((i for i in range(len(folded) - 1, -1, -1) if words in folded[i]), None)
