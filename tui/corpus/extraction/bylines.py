"""The authors, source, publisher and date of a page, as its lines state them."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import RuleMatch, is_paper, match_dateline
from tui.corpus.extraction.press_patterns import (
    PAGE_LANGUAGE,
    compile_template,
    parse_page_date,
    split_names,
    strip_accents,
)
from tui.corpus.extraction.raw_article import RemovedText
from tui.model.text import fold

#: The kinds of dates; the first in this order counts.
_DATES = ("published", "dated", "dateline", "url", "modified")
#: The kinds of credits; the first in this order counts.
_SOURCES = ("source", "dateline", "agency", "byline", "signature", "read more")
_IN_ADDRESS = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)[/-]")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2}")
_HOST = re.compile(r"https?://(?:www\.)?([^/\s:]+)")


def credited_name(name: str) -> str:
    """Return a credited name, acronyms in capitals: «Rfi» becomes RFI."""
    is_acronym = _ACRONYM.fullmatch(name) or (len(name) <= 4 and name.islower())
    return name.upper() if is_acronym else name


class BylineCollector:
    """Collects the bylines of a page; the most reliable values are read at the end."""

    def __init__(self) -> None:
        self.removed: list[RemovedText] = []
        self.url: str | None = None
        self.publisher: str | None = None
        self._authors: dict[str, str] = {}  # by the folded name
        self._dates: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def add_removed(self, text: str, rule: str) -> None:
        """Add a piece of text that was removed, with the rule that matched it."""
        self.removed.append(RemovedText(text, rule))

    def add_match(self, text: str, rule_match: RuleMatch) -> None:
        """Add the captures of a rule in the text of a block."""
        for field, captured in rule_match.captures:
            value = captured.strip(" ,;-–—")
            if field == "authors":
                self._add_authors(value)
            elif field == "source":
                self.add_source(value, rule_match.rule.name)
            elif field == "publisher":
                self.publisher = self.publisher or value
            elif field == "url":
                self._add_url(value)
            elif field == "rights":
                self._add_rights(value, text)
            elif edtf := parse_page_date(strip_accents(value)):
                self._dates.setdefault(field, edtf)

    def add_dateline(self, paragraph: str) -> None:
        """Add the dateline of a story's first paragraph: «Niamey, 28 juillet 2023 (AFP) –»."""
        for field, value in match_dateline(paragraph):
            if field == "source":
                self.add_source(value, "dateline")
            elif field == "dated" and (edtf := parse_page_date(strip_accents(value))):
                self._dates.setdefault("dateline", edtf)

    def add_source(self, name: str, rule: str) -> None:
        """Add a name that the text credits, by the rule that matched it."""
        name = name.strip(" .")
        host = _HOST.match(name)
        if host:
            self._add_url(name)
            name = host[1]
        if name and not compile_template(PAGE_LANGUAGE.press.phrases.agencies_alone).fullmatch(name):
            self._sources.setdefault(rule, credited_name(name))

    @property
    def authors(self) -> tuple[str, ...]:
        """Return the authors in the order of the page, each once."""
        return tuple(self._authors.values())

    @property
    def date(self) -> str | None:
        """Return the publication date in EDTF, uncertain if only a modification is dated; None if unknown."""
        kind = next((kind for kind in _DATES if kind in self._dates), None)
        if kind is None:
            return None
        return self._dates[kind] + ("?" if kind == "modified" else "")

    @property
    def source(self) -> str | None:
        """Return the source that the text credits; None if it credits nobody."""
        return next((self._sources[rule] for rule in _SOURCES if rule in self._sources), None) or next(
            iter(self._sources.values()), None
        )

    def _add_authors(self, names: str) -> None:
        for part in split_names(names):
            if compile_template("<AGENCY>").fullmatch(strip_accents(part)):
                self.add_source(part, "byline")
                continue
            if is_paper(part):
                self.publisher = self.publisher or part
                continue
            name = part.title() if part.isupper() and len(part) > 5 and "." not in part else part
            if name and not compile_template("<MEDIUM>|<PLACE>").fullmatch(strip_accents(name)):
                self._authors.setdefault(fold(name), name)

    def _add_url(self, url: str) -> None:
        self.url = self.url or url
        if (date_match := _IN_ADDRESS.search(url)) and (
            edtf := parse_page_date("-".join(date_match.groups()))
        ):
            self._dates.setdefault("url", edtf)

    def _add_rights(self, holder: str, text: str) -> None:
        """Add the publisher in a copyright line: «© 2023 Sahel Quotidien»; «© AFP / X» is a photo."""
        if holder and not holder.isdigit() and len(text) < 120 and "/" not in holder:
            self.publisher = self.publisher or holder
