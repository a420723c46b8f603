"""An article as a person drops it in: scraped text, without front matter.

A raw text is a title and paragraphs, with noise around them. Each rule below takes what it knows from
the lines and leaves the rest to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from tui.model.text import clean, clean_line, fold


class Raw(Struct, frozen=True, kw_only=True):
    """What a raw text holds; `body` is paragraphs parted by a blank line, `cut` the noise left out."""

    title: str | None = None
    date: str | None = None  # EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    lang: str | None = None  # BCP 47
    body: str = ""
    cut: tuple[str, ...] = ()


class _Draft:
    """A text while the rules work on it: its lines (blank ones kept), and what was found."""

    def __init__(self, text: str) -> None:
        self.lines = [" ".join(line.split()) for line in text.split("\n")]
        self.title: str | None = None
        self.authors: tuple[str, ...] = ()
        self.source: str | None = None
        self.cut: list[str] = []

    def filled(self) -> list[int]:
        """The indexes of the lines that are not blank."""
        return [index for index, line in enumerate(self.lines) if line]

    def drop(self, *indexes: int) -> None:
        """Leave lines out and remember them."""
        for index in indexes:
            if self.lines[index]:
                self.cut.append(self.lines[index])
                self.lines[index] = ""


_HEADING = re.compile(r"#{1,6} +")
_COMMENT_FORM = re.compile(
    r"(?:laisser un commentaire|laissez un commentaire|leave a (?:comment|reply)|reagir a cet article"
    r"|votre adresse e-?mail ne sera pas publiee|your email address will not be published)\b.*"
)
_SOURCE = re.compile(r"Sources?\s*:\s*(?P<name>\S.{0,80})", re.IGNORECASE)
_CAPITALISED = r"[A-ZÀ-Þ][\w’'-]+"
_PARTICLE = "(?:de|du|des|d’|van|von|el|al|ag|ould|ben|bin)"
_BYLINE = re.compile(rf"(?:Par |By )?(?P<name>{_CAPITALISED}(?: (?:{_CAPITALISED}|{_PARTICLE})){{1,4}})")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2}")
#: How far from the top or the end of the filled lines a rule about top or end looks.
_NEAR = 3


def _title(draft: _Draft) -> None:
    """The first line; the same line again near the top is dropped."""
    filled = draft.filled()
    if not filled:
        return
    draft.title = _HEADING.sub("", draft.lines[filled[0]], count=1)
    draft.lines[filled[0]] = ""
    for index in filled[1 : 1 + _NEAR]:
        if fold(_HEADING.sub("", draft.lines[index])) == fold(draft.title):
            draft.drop(index)


def _category(draft: _Draft) -> None:
    """A lone word or two under the title, without a stop: the section it stood in."""
    filled = draft.filled()
    if len(filled) > 1:
        first = draft.lines[filled[0]]
        if len(first.split()) <= 2 and len(first) <= 30 and first[-1] not in ".!?…»":
            draft.drop(filled[0])


def _comment_form(draft: _Draft) -> None:
    """From the comment form on, nothing belongs to the article."""
    filled = draft.filled()
    for index in filled[len(filled) // 2 :]:
        if _COMMENT_FORM.fullmatch(fold(draft.lines[index])):
            draft.drop(*range(index, len(draft.lines)))
            return


def _source(draft: _Draft) -> None:
    """«Source : Rfi» near the end."""
    for index in draft.filled()[-_NEAR:]:
        if match := _SOURCE.fullmatch(draft.lines[index]):
            name = match["name"].strip(" .")
            draft.source = name.upper() if _ACRONYM.fullmatch(name) else name
            draft.drop(index)


def _byline(draft: _Draft) -> None:
    """A name alone on the last line."""
    filled = draft.filled()
    if len(filled) > 1 and (match := _BYLINE.fullmatch(draft.lines[filled[-1]])):
        draft.authors = (match["name"],)
        draft.drop(filled[-1])


#: The rules for a text, in the order in which they look at it.
RULES: tuple[Callable[[_Draft], None], ...] = (_title, _category, _comment_form, _source, _byline)


def read_text(text: str) -> Raw:
    """The article in a clean raw text."""
    draft = _Draft(text)
    for rule in RULES:
        rule(draft)
    return Raw(
        title=draft.title,
        authors=draft.authors,
        source=draft.source,
        body="\n\n".join(_paragraphs(draft.lines)),
        cut=tuple(draft.cut),
    )


def read_html(html: str) -> Raw | None:
    """The article in a page, cleaned; None where there is none. Raises ImportError without trafilatura."""
    from trafilatura import bare_extraction  # late: it costs a third of a second

    page = bare_extraction(html, with_metadata=True)
    if page is None or isinstance(page, dict) or not page.text:
        return None
    authors = (clean_line(name) for name in (page.author or "").split(";"))
    return Raw(
        title=clean_line(page.title or "") or None,
        date=page.date,
        authors=tuple(filter(None, authors)),
        publisher=clean_line(page.sitename or "") or None,
        lang=page.language,
        body="\n\n".join(filter(None, map(clean_line, clean(page.text).split("\n")))),
    )


_HARD_WRAPPED = (40, 90)
_PARTED_AT_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")


def _paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs: parted by blank lines; within those by every line, unless the text is hard-wrapped."""
    filled = [line for line in lines if line]
    narrow, wide = _HARD_WRAPPED
    # The last line of a wrapped paragraph is short, and some words push a line under the measure.
    wrapped = [line for line in filled if narrow <= len(line) <= wide]
    if len(wrapped) <= len(filled) / 2 or any(len(line) > wide for line in filled):
        return filled
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    # A word that was parted at its hyphen is joined there: «États-» «Unis».
    return [_PARTED_AT_HYPHEN.sub("-", "\n".join(block)).replace("\n", " ") for block in blocks if block]
