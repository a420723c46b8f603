"""Events as TimelineJS of Knight Lab reads them: one JSON document. Its texts are HTML, and are escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import msgspec

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.export.timelines.dated_events import DatedEvent, dated_events, place_name
from tui.i18n import gettext as _


def timeline_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with the events that have a date."""
    yield OutputFile("", _pieces(selection))


def _pieces(selection: Selection) -> Iterator[str]:
    title = msgspec.json.encode({"text": {"headline": escape(selection.title)}}).decode()
    before = f'{{"title":{title},"events":[\n'
    for dated in dated_events(selection):
        yield before + msgspec.json.encode(_slide(selection, dated)).decode()
        before = ",\n"
    yield ("" if before == ",\n" else before) + "\n]}\n"


def _slide(selection: Selection, dated: DatedEvent) -> dict[str, Any]:
    """Return an event as a slide, dated as exactly as it is known."""
    event, begin = dated.event, dated.begin
    sources = _("According to {sources}").format(sources=", ".join(dated.sources)) if dated.sources else ""
    paragraphs = [place_name(selection, event), *event.body.split("\n\n"), sources]
    has_month = begin is not None and begin.month.isdigit() and begin.month <= "12"
    has_day = has_month and begin is not None and begin.day.isdigit()
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _slide_date(dated.first, has_month, has_day),
        "display_date": escape(dated.words),
        "text": {
            "headline": escape(event.title),
            "text": "".join(f"<p>{escape(words)}</p>" for words in paragraphs if words),
        },
        "group": event.type,
    }
    if dated.last is not None:
        slide["end_date"] = _slide_date(dated.last, has_month, has_day)
    return slide


def _slide_date(day: date, has_month: bool, has_day: bool) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return {name: parts[name] for name in ("year", *(["month"] * has_month), *(["day"] * has_day))}
