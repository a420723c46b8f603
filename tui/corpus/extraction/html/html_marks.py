"""The elements of an HTML page that are marked as metadata of its article, and its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from tui.corpus.extraction.html.heading_names import (
    MAX_SITE_CHARS,
    MIN_TITLE_WORDS,
    is_most_of,
    is_no_title,
    is_site,
    is_whole,
    shares_words,
)
from tui.corpus.extraction.html.html_text import element_text
from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template, strip_accents
from tui.model.text import fold

#: Only this many marked elements of a kind are read.
_MAX_MARKED = 200
#: Only this many names and links inside an element are read.
_MAX_INNER = 5
_CLASS_SEPARATOR = re.compile(r"[\s_-]")
#: Words in the classes of elements that hold a byline.
_BYLINE_CLASSES = ("author", "byline", "fn", "signature")
#: Classes and ids of what is beside an article: menus, other articles, comments.
_BESIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|related|teasers?|sidebar|widget(?!\sblog\b)|recommended|menu|nav)(?:$|[\s_-])"
)
_SITE_CLASS = re.compile(
    r"(?:^|\s)(?:site[-_]?(?:title|name|branding)|blog[-_]?title|(?:navbar[-_])?brand|logo(?:[-_]?text)?)(?:$|\s)"
)
_DATE_CLASS = re.compile(
    r"(?:^|\s)(?:item|post|entry|article)?[-_]?date[-_]?(?:created|published|publi|header)(?:$|\s)"
)
#: The sizes of `font` in which pages without headings write the title.
_LARGE_SIZES = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_TITLE_CLASSES = ("headline", "title")
_MAX_TITLE_CHARS = 250
#: The time of a story stands so many elements below its heading.
_MAX_ELEMENTS_BELOW = 25
_BESIDE_TAGS = frozenset(("aside", "nav", "footer"))


@lru_cache(maxsize=1)
def _byline_classes() -> frozenset[str]:
    """Return the words in a class that mark a byline, in English and the pages' language."""
    words = (*_BYLINE_CLASSES, *PAGE_LANGUAGE.press.phrases.byline_classes)
    return frozenset((*words, *(f"{word}s" for word in words)))


def _marks_title(names: str) -> bool:
    """Return whether a class among `names` is that of a title, in English or the pages' language."""
    words = (*_TITLE_CLASSES, *PAGE_LANGUAGE.press.phrases.title_classes)
    return any(name.replace("_", "-").rpartition("-")[2] in words for name in names.split())


def _is_publication(prop: str, names: str) -> bool:
    """Return whether a property or class is that of the time of publication, as in RDFa: «dc:created»."""
    properties = {name.rpartition(":")[2] for name in prop.split()}
    is_dublin = prop.startswith(("dc:", "dcterms:")) and not properties.isdisjoint(
        ("date", "created", "issued")
    )
    return "datepublished" in properties or is_dublin or _DATE_CLASS.search(names) is not None


class _Marked(NamedTuple):
    """An element and its position in the page."""

    position: int
    element: Any


class PageMarks:
    """Sorts the elements of a page by the metadata they may hold."""

    def __init__(self, root: Any) -> None:
        self.scripts: list[Any] = []
        self.metas: list[Any] = []
        self.canonical: list[str] = []
        self.name = ""  # what `title` calls the page
        self._headings: list[_Marked] = []
        self._dated: list[_Marked] = []
        self._timed: list[_Marked] = []  # with a time of whatever
        self._signed: list[_Marked] = []
        self._titled: list[_Marked] = []  # not by a heading, but by the class
        self._sites: list[Any] = []
        self._heading: _Marked | None = None
        self._around: set[Any] = set()  # the elements that hold the heading
        for position, element in enumerate(root.iter()):
            self._sort(_Marked(position, element), element.tag)

    def _sort(self, marked: _Marked, tag: str) -> None:
        element = marked.element
        if tag == "script":
            self.scripts.append(element)
        elif tag == "title":
            self.name = self.name or element_text(element)
        elif tag in ("h1", "h2"):
            self._headings.append(marked)
        elif tag == "font" and element.get("size") in _LARGE_SIZES:
            self._titled.append(marked)
        elif tag == "link":
            if "canonical" in element.get("rel", "").lower().split():
                self.canonical.append(element.get("href", ""))
        else:
            names, prop, rel = map(element.get, ("class", "itemprop", "rel"))
            prop = prop or (element.get("property") if tag != "meta" else None)
            if names or prop or rel or tag in ("meta", "time"):
                self._sort_by_attributes(
                    marked, (names or "").lower(), (prop or "").lower(), (rel or "").lower()
                )

    def _sort_by_attributes(self, marked: _Marked, names: str, prop: str, rel: str) -> None:
        tag = marked.element.tag
        is_published = "publish" in names or marked.element.get("pubdate") is not None
        if tag == "time" and (parent := marked.element.getparent()) is not None:
            is_published = is_published or "published" in parent.get("class", "").lower().split()
        if tag == "time" and marked.element.get("datetime"):
            self._timed.append(marked)
        if tag == "meta" and not prop:
            self.metas.append(marked.element)
        elif _is_publication(prop, names) or (tag in ("time", "abbr") and is_published):
            self._dated.append(marked)
        elif (
            prop in ("author", "creator")
            or "author" in rel.split()
            or not _byline_classes().isdisjoint(_CLASS_SEPARATOR.split(names))
        ):
            self._signed.append(marked)
        elif _SITE_CLASS.search(names):
            self._sites.append(marked.element)
        elif _marks_title(names):
            self._titled.append(marked)

    def find_heading(self, titles: Iterable[str]) -> str | None:
        """Return the article's heading, given what the page is called elsewhere; None where it has none.

        A first-level heading counts first, but many a site has its own name there; a second-level one alone
        counts where the page is called by one word, as «Accueil».
        """
        called = list(titles)
        folded = [fold(title) for title in called if len(title.split()) >= MIN_TITLE_WORDS]
        texts = [
            (marked, text)
            for marked in self._headings[:_MAX_MARKED]
            if (text := element_text(marked.element))
        ]
        tops = [(marked, text) for marked, text in texts if marked.element.tag == "h1"]
        subs = [(marked, text) for marked, text in texts if marked.element.tag == "h2"]
        classed = [
            (marked, text)
            for marked in self._titled[:_MAX_MARKED]
            if is_most_of(fold(text := element_text(marked.element)), folded)
            and not self._is_beside(marked.element)
        ]
        tops = [pair for pair in tops if not is_site(pair[1], called)]
        named = [pair for pair in tops if shares_words(fold(pair[1]), folded)]
        titled = [pair for pair in subs if is_most_of(fold(pair[1]), folded)]
        is_unnamed = all(is_no_title(title) for title in called)
        plain = [pair for pair in subs if is_unnamed and not self._is_beside(pair[0].element)]
        whole = [pair for pair in named if is_whole(fold(pair[1]), folded)]
        chosen = next(iter((*whole, *titled, *classed, *named, *tops, *plain)), None)
        if chosen is None and (is_unnamed or not self._headings):
            chosen = self._find_titled()
        if chosen:
            self._heading = chosen[0]
            self._around = set(chosen[0].element.iterancestors())
        return chosen[1] if chosen else None

    def _find_titled(self) -> tuple[_Marked, str] | None:
        """Return the first element whose class calls it a title, and its text; None where there is none."""
        for marked in self._titled[:_MAX_MARKED]:
            text = element_text(marked.element)
            is_title = len(text.split()) >= MIN_TITLE_WORDS and len(text) <= _MAX_TITLE_CHARS
            if is_title and not self._is_beside(marked.element):
                return marked, text
        return None

    def find_site(self) -> str | None:
        """Return the name of the site, by the class of the element that holds it, or None."""
        texts = (element_text(element) for element in self._sites[:_MAX_INNER])
        return next((text for text in texts if 1 < len(text) <= MAX_SITE_CHARS), None)

    def publication_dates(self) -> Iterator[str]:
        """Yield the texts marked as the time of publication, the nearest to the heading first."""
        for element in self._sort_by_distance(self._dated):
            values = (element.get(name) for name in ("datetime", "content", "title"))
            yield next(filter(None, values), None) or element_text(element)

    def times_of_story(self) -> Iterator[str]:
        """Yield the time that stands nearest below the heading, unless it says when the page was changed."""
        at = self._heading.position if self._heading else None
        if at is None:
            return
        for marked in self._timed[:_MAX_MARKED]:
            if not at < marked.position <= at + _MAX_ELEMENTS_BELOW or self._is_beside(marked.element):
                continue
            parent = marked.element.getparent()
            names = f"{marked.element.get('class', '')} {parent.get('class', '')}".lower()
            text = element_text(parent)[:MAX_SITE_CHARS]
            if "modif" not in names and "update" not in names and not _is_modified(text):
                yield element_text(marked.element)  # what the page shows; the attribute may be of a change
                yield marked.element.get("datetime")
            return

    def bylines(self) -> Iterator[list[str]]:
        """Yield the texts marked as the author, the nearest to the heading first.

        Each item is a list: the text of an element and of its siblings, or the names and links inside.
        """
        visited_parents: list[Any] = []
        for element in self._sort_by_distance(self._signed):
            parent = element.getparent()
            if any(parent is marked for marked in visited_parents):
                continue
            visited_parents.append(parent)
            group = [
                marked.element
                for marked in self._signed[:_MAX_MARKED]
                if marked.element.getparent() is parent
            ]
            yield [text for marked in group[:_MAX_INNER] for text in _read_names(marked)]
            yield [element_text(link) for link in element.findall(".//a")[:_MAX_INNER]]

    def _sort_by_distance(self, marked: list[_Marked]) -> Iterator[Any]:
        """Yield the elements after the heading, in order, then those before it, backwards."""
        at = self._heading.position if self._heading else -1
        behind = [entry.element for entry in marked[:_MAX_MARKED] if entry.position > at]
        before = [entry.element for entry in marked[:_MAX_MARKED] if entry.position <= at]
        return (entry for entry in (*behind, *reversed(before)) if not self._is_beside(entry))

    def _is_beside(self, element: Any) -> bool:
        """Return whether an element is beside the article: in a menu, or in teasers that lack its heading."""
        for ancestor in (element, *element.iterancestors()):
            if ancestor in self._around or ancestor.tag == "body":
                return False
            marks = f"{ancestor.get('class', '')} {ancestor.get('id', '')}".lower()
            is_of_article = (
                ancestor.tag == "aside"
                and (parent := ancestor.getparent()) in self._around
                and parent.tag == "article"
            )
            if (ancestor.tag in _BESIDE_TAGS and not is_of_article) or _BESIDE_CLASS.search(marks):
                return True
        return False


def _is_modified(text: str) -> bool:
    """Return whether a line says when a page was changed: «Mis à jour le …»."""
    return compile_template(PAGE_LANGUAGE.press.phrases.modified).match(strip_accents(text)) is not None


def _read_names(element: Any) -> list[str]:
    """Return the texts of the inner elements marked as names, or the text of the whole element."""
    names = [inner for inner in element.iter() if _is_name(inner)][:_MAX_INNER]
    return [name.get("content") or element_text(name) for name in names or [element]]


def _is_name(element: Any) -> bool:
    """Return whether an element is marked as a name (microdata, hCard)."""
    return "name" in element.get("itemprop", "").lower().split() or "fn" in element.get("class", "").split()
