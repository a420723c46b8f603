"""An office of an actor in words: which it is, where, and from when to when."""

from __future__ import annotations

from tui.i18n import gettext as _
from tui.model.dates.formatting import format_long, is_single_day
from tui.model.records import Role


def office_words(role: Role, state: str) -> str:
    """Return an office on one line: «Premier ministre (Niger), since August 2023»; `state` may be empty."""
    return role.title + (f" ({state})" if state else "") + _term_words(role)


def _term_words(role: Role) -> str:
    first, last = (format_long(date, _) for date in (role.since, role.until))
    if role.since and role.until:
        return _(", {first} – {last}").format(first=first, last=last)
    if role.since:
        words = _(", since {day}") if is_single_day(role.since) else _(", since {date}")
        return words.format(day=first, date=first)
    if role.until:
        words = _(", until {day}") if is_single_day(role.until) else _(", until {date}")
        return words.format(day=last, date=last)
    return ""
