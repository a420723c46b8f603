"""Hits of a search as lines for people, and as JSON; every line is clean, plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.analysis.output.quotation import enclose
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.results import SearchHit
from tui.model.dates.formatting import format_long


def hit_json(hit: SearchHit) -> dict[str, Any]:
    """Return a hit as JSON."""
    return {
        "id": str(hit.ref),
        "kind": hit.ref.kind,
        "title": hit.title,
        "score": round(hit.score, 1),
        "matched": [list(span) for span in hit.matched],
        "reason": hit.reason,
        "snippet": hit.snippet,
        "at": hit.at,
        "date": hit.date,
    }


def hit_lines(hit: SearchHit) -> Iterator[str]:
    """Yield the record of a hit, its snippet, and why it matches."""
    date = f"  {format_long(hit.date, _)}" if hit.date else ""
    yield f"{hit.ref}  {hit.title}{date}"
    if hit.snippet:
        yield f"    {enclose(' '.join(hit.snippet.split()))}"
    if hit.reason:
        yield f"    {translate_text(hit.reason)}"
