"""Events as iCalendar (RFC 5545): whole days, with their sources in the description."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.export.timelines.dated_events import DatedEvent, dated_events, place_name
from tui.i18n import gettext as _

#: A line has no more bytes; a longer one goes on after a line end and a blank.
_MAX_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def icalendar_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one calendar with the events that have a date."""
    yield OutputFile("", _pieces(selection))


def _pieces(selection: Selection) -> Iterator[str]:
    yield _line("BEGIN", "VCALENDAR") + _line("VERSION", "2.0") + _line("PRODID", "-//niger-tui//EN")
    yield _line("X-WR-CALNAME", _escape(selection.title))
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for dated in dated_events(selection):
        yield _event(selection, dated, stamp)
    yield _line("END", "VCALENDAR")


def _event(selection: Selection, dated: DatedEvent, stamp: str) -> str:
    event = dated.event
    sources = _("According to {sources}").format(sources=", ".join(dated.sources)) if dated.sources else ""
    description = "\n\n".join(filter(None, (dated.words, event.body, sources)))
    last = dated.last or dated.first
    after = last + timedelta(days=1) if last < date.max else last
    fields = [
        ("BEGIN", "VEVENT"),
        ("UID", f"event.{encode_id(event.id)}@niger-tui"),
        ("DTSTAMP", stamp),
        ("DTSTART;VALUE=DATE", f"{dated.first:%Y%m%d}".zfill(8)),
        ("DTEND;VALUE=DATE", f"{after:%Y%m%d}".zfill(8)),
        ("SUMMARY", _escape(event.title)),
        ("LOCATION", _escape(place_name(selection, event))),
        ("CATEGORIES", _escape(event.type)),
        ("DESCRIPTION", _escape(description)),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
    ]
    return "".join(_line(name, value) for name, value in fields if value)


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _line(name: str, value: str) -> str:
    """Return a property as a line, folded between characters."""
    lines, size = [""], 0
    for character in f"{name}:{value}":
        width = len(character.encode())
        if size + width > _MAX_LINE_BYTES:
            lines.append(" ")
            size = 1
        lines[-1] += character
        size += width
    return "\r\n".join(lines) + "\r\n"
