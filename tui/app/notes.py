"""A record's own text: Markdown links become doors, the rest is plain text."""

from __future__ import annotations

import re

from tui.app.doors import Link
from tui.app.sheet import Part, door
from tui.model.text import clean_line

_LINK = re.compile(r"\[([^\]\n]{1,200}(?:\n[^\]\n]{1,200})?)\]\((https?://[^\s)]{1,2000})\)")


def note_parts(body: str) -> list[Part]:
    """The text of a note in parts; «[words](address)» is a door to the address, which is copied."""
    parts: list[Part] = []
    last = 0
    for match in _LINK.finditer(body):
        parts.append(Part(body[last : match.start()]))
        parts.append(door(match[1], Link(match[2]), "link", clean_line(match[2])))
        last = match.end()
    parts.append(Part(body[last:]))
    return parts
