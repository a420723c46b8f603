"""Who wrote a page's story and when, as its lines say it."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import RuleMatch, is_paper, match_dateline
from tui.corpus.extraction.press_patterns import compile_template, parse_page_date, split_names, strip_accents
from tui.corpus.extraction.raw_article import RemovedText
from tui.model.text import fold

#: Which of two dates counts: the one whose kind stands first.
_DATES = ("published", "dated", "dateline", "url", "modified")
#: Which credit counts: «Source : …» before a signature.
_SOURCES = ("source", "dateline", "agency", "byline", "signature", "read more")
_IN_ADDRESS = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)[/-]")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2}")
_HOST = re.compile(r"https?://(?:www\.)?([^/\s:]+)")
_AGENCIES_ALONE = re.compile(r"(?i)(?:les )?agences?")


def credited_name(name: str) -> str:
    """A credited name, acronyms in capitals: «Rfi» is RFI."""
    is_acronym = _ACRONYM.fullmatch(name) or (len(name) <= 4 and name.islower())
    return name.upper() if is_acronym else name


class BylineCollector:
    """Collects what lines give; the best of it is read at the end."""

    def __init__(self) -> None:
        self.cuts: list[RemovedText] = []
        self.authors: list[str] = []
        self.url: str | None = None
        self.publisher: str | None = None
        self._dates: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def add_removed(self, text: str, rule: str) -> None:
        """Remember what is left out."""
        self.cuts.append(RemovedText(text, rule))

    def add_match(self, text: str, seen: RuleMatch) -> None:
        """Take what a rule found in a unit's text."""
        for field, given in seen.captures:
            value = given.strip(" ,;-–—")
            if field == "authors":
                self._add_authors(value)
            elif field == "source":
                self.add_source(value, seen.rule.name)
            elif field == "publisher":
                self.publisher = self.publisher or value
            elif field == "url":
                self._add_url(value)
            elif field == "rights":
                self._add_rights(value, text)
            elif edtf := parse_page_date(strip_accents(value)):
                self._dates.setdefault(field, edtf)

    def add_dateline(self, paragraph: str) -> None:
        """Take what the dateline of the story's first paragraph says: «Niamey, 28 juillet 2023 (AFP) –»."""
        for field, value in match_dateline(paragraph):
            if field == "source":
                self.add_source(value, "dateline")
            elif field == "dated" and (edtf := parse_page_date(strip_accents(value))):
                self._dates.setdefault("dateline", edtf)

    def add_source(self, name: str, rule: str) -> None:
        """Whom the text credits; acronyms in capitals: «Rfi» is RFI."""
        name = name.strip(" .")
        host = _HOST.match(name)
        if host:
            self._add_url(name)
            name = host[1]
        if name and not _AGENCIES_ALONE.fullmatch(name):
            self._sources.setdefault(rule, credited_name(name))

    @property
    def date(self) -> str | None:
        """When it was published, in EDTF; uncertain where only a later change is dated."""
        kind = next((kind for kind in _DATES if kind in self._dates), None)
        if kind is None:
            return None
        return self._dates[kind] + ("?" if kind == "modified" else "")

    @property
    def source(self) -> str | None:
        """Whom the text credits: «Source : …» before an agency that signs."""
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
            known = {fold(author) for author in self.authors}
            name = part.title() if part.isupper() and len(part) > 5 and "." not in part else part
            if (
                name
                and fold(name) not in known
                and not compile_template("<MEDIUM>|<PLACE>").fullmatch(strip_accents(name))
            ):
                self.authors.append(name)

    def _add_url(self, url: str) -> None:
        self.url = self.url or url
        if (found := _IN_ADDRESS.search(url)) and (edtf := parse_page_date("-".join(found.groups()))):
            self._dates.setdefault("url", edtf)

    def _add_rights(self, holder: str, text: str) -> None:
        """The publisher, if a line of rights names one: «© 2023 Sahel Quotidien»; «© AFP / X» is a photo."""
        if holder and not holder.isdigit() and len(text) < 120 and "/" not in holder:
            self.publisher = self.publisher or holder
