"""Values in words: dates, roles, types, counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.analysis.output.office_words import office_words
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import format_long, format_short
from tui.model.reading_marks import ReadingMarks
from tui.model.records import FOUND_SIGN, Actor, Article, Kind, Ref, Role

if TYPE_CHECKING:
    from tui.model.claims import Value

#: The signs of a record that a person has starred, or read.
STARRED, READ = "★", "✓"


def date_label(edtf: str | None) -> str:
    """Return a date in words; «undated» for None; a text that is no date as it is."""
    return format_long(edtf, _) if edtf else _("undated")


def title_label(ref: Ref, title: str) -> str:
    """Return the title of a record for a list, with a sign before one that nobody has kept."""
    return f"{FOUND_SIGN} {title}" if ref.is_found else title


def short_date(edtf: str | None) -> str:
    """Return a date for a list's column: «19 Jan 24»."""
    return format_short(edtf, _) if edtf else _("undated")


def reading_signs(ref: Ref, marks: ReadingMarks) -> str:
    """Return the signs of a record that a person has starred or read; empty for any other."""
    id = str(ref)
    return (STARRED if id in marks.starred else "") + (READ if id in marks.read else "")


def subtitle_words(kind: Kind, subtitle: str | None) -> str:
    """Return what stands behind a title: of an actor the type and office, of an event its type, in words."""
    if not subtitle or kind == "article":
        return subtitle or ""
    type_, separator, office = subtitle.partition(" · ")
    return _(type_) + separator + office


def role_line(role: Role, names: dict[str, str]) -> str:
    """Return a role on one line: «Premier ministre (Niger), since August 2023»."""
    return office_words(role, names.get(role.of, role.of) if role.of else "")


def office_on(actor: Actor, edtf: str | None) -> str:
    """Return the actor's office on a date (or the last one), else its type in words."""
    day = parse_edtf(edtf) if edtf else None
    for role in actor.roles:
        if role.of and _holds(role, day.latest if day else None):
            return role.title
    return next((role.title for role in actor.roles if role.of), _(actor.type))


def _holds(role: Role, day: object) -> bool:
    since = parse_edtf(role.since) if role.since else None
    until = parse_edtf(role.until) if role.until else None
    if day is None:
        return until is None
    return not (
        (since and since.earliest and since.earliest > day) or (until and until.latest and until.latest < day)  # type: ignore[operator]
    )


def credit_label(article: Article) -> str:
    """Return publisher, source and authors on one line, without repeats."""
    return " · ".join(dict.fromkeys(filter(None, (article.publisher, article.source, *article.authors))))


def value_label(value: Value) -> str:
    """Return a claim's value on one line."""
    return value if isinstance(value, str) else ", ".join(value)


def join_unique(words: Iterable[str]) -> str:
    """Join names on one line, without repeats."""
    return " · ".join(dict.fromkeys(words))


def origins_label(number: int) -> str:
    """Return a number of origins in words: «1 origin», «3 origins»."""
    return ngettext("{n} origin", "{n} origins", number).format(n=number)


def count_kept(kept: int, found: int) -> str:
    """Return how many records were kept, and how many only found: «4 kept · 12 found»."""
    words = (
        ngettext("{n} kept", "{n} kept", kept).format(n=format_number(kept)),
        ngettext("{n} found", "{n} found", found).format(n=format_number(found)),
    )
    return " · ".join(words)


def brief_count_kept(kept: int, found: int) -> str:
    """Return the same where there is no room for words: «4 · ? 12»."""
    return f"{format_number(kept)} · {FOUND_SIGN} {format_number(found)}"
