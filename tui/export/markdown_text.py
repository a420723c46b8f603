"""Text in Markdown that means nothing but itself."""

from __future__ import annotations

import re
from urllib.parse import quote

from tui.model.records import Record

#: What Markdown would take for marks of its own.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_SCHEMES = ("http://", "https://")


def escape_markdown(text: str) -> str:
    """Return a text that means nothing else in Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def link_record(record: Record) -> str:
    """Return the title of a record as a link to its file, from the folder of the corpus."""
    return f"[{escape_markdown(' '.join(record.title.split()))}]({quote(record.path)})"


def link_address(text: str, url: str | None) -> str:
    """Return an escaped text as a link to a page of the web; the text alone where that has no address."""
    words = escape_markdown(text)
    return f"[{words}]({quote(url, safe=':/?#@!$&*+,;=%~')})" if url and url.startswith(_SCHEMES) else words
