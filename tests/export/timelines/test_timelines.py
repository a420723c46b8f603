"""Events in time, as TimelineJS and calendars read them."""

from __future__ import annotations

import json
from datetime import date
from html import unescape
from typing import Any

import icalendar

from tests.export.conftest import export_text
from tui.export.selection import Selection


def test_slides_are_dated_as_exactly_as_events(shipped: Selection, hostile: Selection) -> None:
    slides = {one["unique_id"]: one for one in json.loads(export_text("timeline", shipped))["events"]}
    assert slides["visite-a-moscou"]["start_date"] == {"year": 2024, "month": 1, "day": 15}
    assert slides["visite-a-moscou"]["end_date"] == {"year": 2024, "month": 1, "day": 18}
    assert slides["rapprochement-avec-la-turquie-et-l-inde"]["start_date"] == {"year": 2023}
    for slide in slides.values():
        assert set(slide) <= {"unique_id", "start_date", "end_date", "display_date", "text", "group"}
        days = [date(*(slide[name].get(part, 1) for part in ("year", "month", "day")))
                for name in ("start_date", "end_date") if name in slide]  # fmt: skip
        assert days == sorted(days)
    (slide,) = json.loads(export_text("timeline", hostile))["events"]
    assert "<script" not in slide["text"]["headline"] + slide["text"]["text"]
    assert unescape(slide["text"]["headline"]) == "Visite <script>; à, Niamey\\n"


def test_a_calendar_has_whole_days(shipped: Selection, hostile: Selection) -> None:
    text = export_text("icalendar", shipped)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    events: dict[str, Any] = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    moscow = events["event.visite-a-moscou@niger-tui"]
    assert (moscow["DTSTART"].dt, moscow["DTEND"].dt) == (date(2024, 1, 15), date(2024, 1, 19))
    assert len(events) > 20
    (event,) = icalendar.Calendar.from_ical(export_text("icalendar", hostile)).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Visite <script>; à, Niamey\\n" and str(event["LOCATION"]) == "Niamey"
