"""Headings compared with what a page is called elsewhere: its title, its site, a section."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template, strip_accents
from tui.model.text import fold

#: A heading that is compared with a title has at least this many words.
MIN_TITLE_WORDS = 3
_MIN_NAME_WORDS = 2
#: The share of a page's name that a subheading must make up to be its title.
_MIN_TITLE_SHARE = 0.5
#: The name of a site is not longer.
MAX_SITE_CHARS = 40
_NAME_MARKS = re.compile(r"\s(?:[|•·›–—-]|::)\s")


def shares_words(text: str, titles: list[str]) -> bool:
    """Return whether a heading contains one of the titles, or is contained in one."""
    is_long = len(text.split()) >= MIN_TITLE_WORDS
    return any(title in text or (is_long and text in title) for title in titles)


def is_whole(text: str, titles: list[str]) -> bool:
    """Return whether a heading is most of one of the titles, or contains one."""
    return is_most_of(text, titles) or any(title in text for title in titles)


def is_site(heading: str, names: Iterable[str]) -> bool:
    """Return whether a heading is the site's: a page's name has it before a mark and a section."""
    parts = [[part.strip() for part in _NAME_MARKS.split(name)] for name in names]
    return any(len(two) == 2 and fold(two[0]) == fold(heading) and is_no_site(two[1]) for two in parts)


def is_no_title(name: str) -> bool:
    """Return whether the name of a page is only its site's: one word, in capitals, or with a section."""
    parts = [part.strip() for part in _NAME_MARKS.split(name) if part.strip()]
    return (
        len(name.split()) < _MIN_NAME_WORDS
        or (name.isupper() and len(name) <= MAX_SITE_CHARS)
        or (len(parts) == 2 and is_no_site(parts[1]))
    )


def is_no_site(name: str) -> bool:
    """Return whether words beside a title are no name of a site: a section, «Imprimer»."""
    return compile_template(PAGE_LANGUAGE.press.phrases.no_site).fullmatch(strip_accents(name)) is not None


def is_most_of(text: str, titles: list[str]) -> bool:
    """Return whether a heading is most of one of the titles."""
    return any(text in title and len(text) >= _MIN_TITLE_SHARE * len(title) for title in titles)
