"""The authors, source, publisher and date of a page, as its lines state them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.corpus.extraction.boilerplate_rules import RuleMatch, is_paper, match_dateline
from tui.corpus.extraction.mail_heads import MailHeads
from tui.corpus.extraction.press_patterns import (
    PAGE_LANGUAGE,
    compile_template,
    parse_page_date,
    split_names,
    strip_accents,
)
from tui.corpus.extraction.raw_article import Inference, RemovedText
from tui.i18n import N_
from tui.model.text import fold

#: The kinds of dates; the first in this order counts, and the last ones are uncertain.
_DATES = ("published", "dated", "dateline", "address", "stated", "above", "opening", "modified", "clock")
_UNCERTAIN_DATES = ("opening", "modified", "clock")
#: Why a date of a kind is not sure.
_DATE_DOUBTS = {
    "opening": N_("the date stands before the first sentence; it may be that of what is told"),
    "modified": N_("the date is that of a later revision"),
    "clock": N_("the date may be that on which the page was copied"),
    "stated": N_("the date is the day that the text calls today"),
}
#: The kinds of credits; the first in this order counts.
_SOURCES = ("source", "dateline", "agency", "byline", "signature", "read more")
#: The day in an address: «/2024/05/07/», «/20240507titre», «-20240507»; or only the month: «/2024/05/titre».
_IN_ADDRESS = re.compile(r"(?<!\d)(20[0-3]\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")
_MONTH_IN_ADDRESS = re.compile(r"/(20[0-3]\d)[/-](0[1-9]|1[0-2])/(?=\D)")
_MAX_PATH_CHARS = 500
#: A dateline that dates the whole text is in one of so many first paragraphs.
_DATELINE_PARAGRAPHS = 3
#: Brief news have a dateline each; no more of them are read.
_MAX_DATELINES = 60
#: Below a statement stand the place and day in one of so many last paragraphs.
_LAST_PARAGRAPHS = 4
_MAX_STATED_CHARS = 400
_ACRONYM = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2}")
_HOST = re.compile(r"https?://(?:www\.|amp\.|[a-z]\.)?([^/\s:]+)")
#: Hosts on which anybody publishes, without their ending: none of them is the publisher of a page.
_SHARED_HOSTS = frozenset(
    ("facebook", "twitter", "x", "t", "fb", "youtube", "youtu", "instagram", "tiktok", "linkedin", "whatsapp",
     "telegram", "google", "bit", "archive")
)  # fmt: skip


def find_address_date(url: str) -> str | None:
    """Return the day or month that an address names, in EDTF; None if it names none."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0][:_MAX_PATH_CHARS]
    if day := _IN_ADDRESS.search(path):
        edtf = parse_page_date("-".join(day.groups()))
        if edtf:
            return edtf
    month = _MONTH_IN_ADDRESS.search(f"/{path}")
    return f"{month[1]}-{month[2]}" if month else None


def host_of(url: str | None) -> str | None:
    """Return the host of an address without «www.»; None where it has none, or one on which all publish."""
    host_match = _HOST.match(url or "")
    labels = host_match[1].lower().split(".") if host_match else []
    return ".".join(labels) if len(labels) > 1 and labels[-2] not in _SHARED_HOSTS else None


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
        self._partial_day: str | None = None  # a dateline without its year, as «12-04»
        self._sources: dict[str, str] = {}

    def add_removed(self, text: str, rule: str) -> None:
        """Add a piece of text that was removed, with the rule that matched it."""
        self.removed.append(RemovedText(text, rule))

    def add_match(self, text: str, rule_match: RuleMatch, date_kind: str | None = None) -> None:
        """Add the captures of a rule in the text of a block; `date_kind`: of a day on its own."""
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
                self._dates.setdefault(date_kind if date_kind and field == "dated" else field, edtf)

    def add_datelines(self, paragraphs: Sequence[str]) -> None:
        """Add the datelines of a story: «Niamey, 28 juillet 2023 (AFP) –», and the agencies of brief news."""
        agencies: dict[str, None] = {}
        for number, paragraph in enumerate(paragraphs[:_MAX_DATELINES]):
            for field, value in match_dateline(paragraph):
                if field == "authors":
                    self._add_authors(value)
                elif field == "source":
                    agencies.setdefault(credited_name(value.strip(" .")))
                elif number >= _DATELINE_PARAGRAPHS:
                    continue
                elif field == "partial" and not self._partial_day:
                    self._partial_day = (parse_page_date(f"{strip_accents(value)} 2000") or "")[5:]
                elif field == "dated" and (edtf := parse_page_date(strip_accents(value))):
                    self._dates.setdefault("dateline", edtf)
                elif field == "opening" and number == 0 and (edtf := parse_page_date(strip_accents(value))):
                    self._dates.setdefault("opening", edtf)
            if number == _DATELINE_PARAGRAPHS - 1 and not agencies:
                return
        if agencies:
            self.add_source(", ".join(agencies), "dateline")

    def add_stated_date(self, paragraphs: Sequence[str]) -> None:
        """Add the day of which a story says that it is today: «ce lundi 4 décembre 2023»."""
        for paragraph in (
            *paragraphs[:_DATELINE_PARAGRAPHS],
            *paragraphs[_DATELINE_PARAGRAPHS:][-_LAST_PARAGRAPHS:],
        ):
            line = strip_accents(paragraph[:_MAX_STATED_CHARS])
            phrases = PAGE_LANGUAGE.press.phrases
            issued = compile_template(phrases.issued).match(line)
            for stated in (issued, *(compile_template(text).search(line) for text in phrases.stated_dates)):
                if stated and (edtf := parse_page_date(stated["dated"])):
                    self._dates.setdefault("stated", edtf)
                    return

    def add_day(self, text: str) -> None:
        """Add a day that stands in the title."""
        if edtf := parse_page_date(strip_accents(text)):
            self._dates.setdefault("dated", edtf)

    def add_mail(self, heads: MailHeads) -> None:
        """Add what the heads of a mail say: its day, and the paper that sent it."""
        if heads.date and (edtf := parse_page_date(strip_accents(heads.date))):
            self._dates.setdefault("published", edtf)
        self.publisher = self.publisher or heads.publisher

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
        return self._choose_date()[0]

    @property
    def inferences(self) -> tuple[Inference, ...]:
        """Return why the publication date is not sure; empty where it is, or unknown."""
        reason = _DATE_DOUBTS.get(self._choose_date()[1] or "")
        return (Inference("date", reason),) if reason else ()

    def _choose_date(self) -> tuple[str | None, str | None]:
        """Return the publication date in EDTF and its kind; None for both if unknown."""
        kind = next((kind for kind in _DATES if kind in self._dates), None)
        if kind and len(month := self._dates[kind]) < len("2024-05-07"):
            sure = (other for other in _DATES if other not in _UNCERTAIN_DATES)
            kind = next((other for other in sure if self._dates.get(other, "").startswith(f"{month}-")), kind)
        whole = self._complete_partial_day()
        if whole and (kind is None or len(self._dates[kind]) < len(whole) or kind in _UNCERTAIN_DATES):
            return whole, "dateline"
        return (self._dates[kind] + ("?" if kind in _UNCERTAIN_DATES else ""), kind) if kind else (None, None)

    def _complete_partial_day(self) -> str | None:
        """Return the day of a dateline without its year, completed from another date; None if none fits."""
        if not self._partial_day:
            return None
        month = self._partial_day[:2]
        for edtf in self._dates.values():
            if edtf[5:7] == month and edtf[5:] in (month, self._partial_day):
                return f"{edtf[:4]}-{self._partial_day}"
        return None

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
        if edtf := find_address_date(url):
            self._dates.setdefault("address", edtf)

    def _add_rights(self, holder: str, text: str) -> None:
        """Add the publisher in a copyright line: «© 2023 Sahel Quotidien»; «© AFP / X» is a photo."""
        if holder and not holder.isdigit() and len(text) < 120 and "/" not in holder:
            self.publisher = self.publisher or holder
