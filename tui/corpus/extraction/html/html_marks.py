"""The elements of an HTML page that are marked as saying something of its article, and its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tui.corpus.extraction.html.html_text import element_text
from tui.model.text import fold

#: A heading that a title holds, or that holds a title, has so many words at least.
MIN_TITLE_WORDS = 3
_MIN_NAME_WORDS = 2
#: A subheading may be the title where it makes up so much of what the page is called.
_MIN_TITLE_SHARE = 0.5
#: So many marked elements of a kind are looked at, and so many names and links inside one.
_MAX_MARKED, _MAX_INNER = 200, 5
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:author|auteur|byline|fn|signature)s?(?:$|[\s_-])")
#: What stands beside an article, by its class or id: menus, other articles, comments.
_BESIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|related|teasers?|sidebar|widget|recommended|menu|nav)(?:$|[\s_-])"
)
_BESIDE_TAGS = frozenset(("aside", "nav", "footer"))


class _Marked(NamedTuple):
    """An element and where it stands in the page."""

    position: int
    element: Any


class PageMarks:
    """Sorts the elements of a page by what they may say of its article."""

    def __init__(self, root: Any) -> None:
        self.scripts: list[Any] = []
        self.metas: list[Any] = []
        self.canonical: list[str] = []
        self.name = ""  # what `title` calls the page
        self._headings: list[_Marked] = []
        self._dated: list[_Marked] = []
        self._signed: list[_Marked] = []
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
        elif tag == "link":
            if "canonical" in element.get("rel", "").lower().split():
                self.canonical.append(element.get("href", ""))
        else:
            names, prop, rel = map(element.get, ("class", "itemprop", "rel"))
            if names or prop or rel or tag in ("meta", "time"):
                self._sort_by_attributes(
                    marked, (names or "").lower(), (prop or "").lower(), (rel or "").lower()
                )

    def _sort_by_attributes(self, marked: _Marked, names: str, prop: str, rel: str) -> None:
        tag = marked.element.tag
        is_published = "publish" in names or marked.element.get("pubdate") is not None
        if tag == "meta" and not prop:
            self.metas.append(marked.element)
        elif prop == "datepublished" or (tag in ("time", "abbr") and is_published):
            self._dated.append(marked)
        elif prop in ("author", "creator") or "author" in rel.split() or _BYLINE_CLASS.search(names):
            self._signed.append(marked)

    def find_heading(self, titles: Iterable[str]) -> str | None:
        """Return the article's heading, given what the page is called elsewhere; None where it has none.

        A first-level heading counts first, but many a site has its own name there; a second-level one alone
        counts where the page is called by one word, as «Accueil».
        """
        called = list(titles)
        folded = [fold(title) for title in called if len(title.split()) >= MIN_TITLE_WORDS]
        texts = [(one, text) for one in self._headings[:_MAX_MARKED] if (text := element_text(one.element))]
        tops = [(one, text) for one, text in texts if one.element.tag == "h1"]
        subs = [(one, text) for one, text in texts if one.element.tag == "h2"]
        named = [pair for pair in tops if _shares_words(fold(pair[1]), folded)]
        titled = [pair for pair in subs if _is_most_of(fold(pair[1]), folded)]
        is_unnamed = all(len(title.split()) < _MIN_NAME_WORDS for title in called)
        plain = [pair for pair in subs if is_unnamed and not self._is_beside(pair[0].element)]
        chosen = next(iter((*named, *titled, *tops, *plain)), None)
        if chosen:
            self._heading = chosen[0]
            self._around = set(chosen[0].element.iterancestors())
        return chosen[1] if chosen else None

    def publication_dates(self) -> Iterator[str]:
        """Yield what the elements hold that are marked as the time of publication, the nearest first."""
        for element in self._nearest(self._dated):
            values = (element.get(name) for name in ("datetime", "content", "title"))
            yield next(filter(None, values), None) or element_text(element)

    def bylines(self) -> Iterator[list[str]]:
        """Yield what the elements hold that are marked as the author, the nearest first.

        Each is a list: the text of the element and of those beside it, or the names and links inside.
        """
        seen: list[Any] = []
        for element in self._nearest(self._signed):
            parent = element.getparent()
            if any(parent is one for one in seen):
                continue
            seen.append(parent)
            group = [one.element for one in self._signed[:_MAX_MARKED] if one.element.getparent() is parent]
            yield [text for one in group[:_MAX_INNER] for text in _stated_names(one)]
            yield [element_text(link) for link in element.findall(".//a")[:_MAX_INNER]]

    def _nearest(self, marked: list[_Marked]) -> Iterator[Any]:
        """Yield the elements behind the heading, in order, then those before it, from it on."""
        at = self._heading.position if self._heading else -1
        behind = [one.element for one in marked[:_MAX_MARKED] if one.position > at]
        before = [one.element for one in marked[:_MAX_MARKED] if one.position <= at]
        return (one for one in (*behind, *reversed(before)) if not self._is_beside(one))

    def _is_beside(self, element: Any) -> bool:
        """Whether an element is part of what stands beside the article, by what does not hold its heading."""
        for one in (element, *element.iterancestors()):
            if one in self._around or one.tag == "body":
                return False
            marks = f"{one.get('class', '')} {one.get('id', '')}".lower()
            if one.tag in _BESIDE_TAGS or _BESIDE_CLASS.search(marks):
                return True
        return False


def _stated_names(element: Any) -> list[str]:
    """Return the names that elements inside are marked as, or the text of the whole."""
    names = [inner for inner in element.iter() if _is_name(inner)][:_MAX_INNER]
    return [name.get("content") or element_text(name) for name in names or [element]]


def _is_name(element: Any) -> bool:
    """Whether an element is marked as a name (microdata, hCard)."""
    return "name" in element.get("itemprop", "").lower().split() or "fn" in element.get("class", "").split()


def _shares_words(text: str, titles: list[str]) -> bool:
    """Whether a heading holds one of the titles, or is held by one."""
    is_long = len(text.split()) >= MIN_TITLE_WORDS
    return any(title in text or (is_long and text in title) for title in titles)


def _is_most_of(text: str, titles: list[str]) -> bool:
    return any(text in title and len(text) >= _MIN_TITLE_SHARE * len(title) for title in titles)
