"""A record's own text: Markdown links become links, the rest is plain text."""

from __future__ import annotations

import re

from tui.app.documents.builder import TextRun, link_run
from tui.app.navigation import ExternalLink
from tui.model.text import clean_line

_LINK = re.compile(r"\[([^\[\]\n]{1,200}+(?:\n[^\[\]\n]{1,200}+)?)\]\((https?://[^\s)\[]{1,2000}+)\)")


def markdown_link_runs(body: str) -> list[TextRun]:
    """Split a note into runs; «[words](address)» is a link, whose address is copied when followed."""
    parts: list[TextRun] = []
    last = 0
    for match in _LINK.finditer(body):
        parts.append(TextRun(body[last : match.start()]))
        parts.append(link_run(match[1], ExternalLink(match[2]), "link", clean_line(match[2])))
        last = match.end()
    parts.append(TextRun(body[last:]))
    return parts
