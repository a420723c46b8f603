"""What is read from a raw text: the article, and the pieces that are left out of it."""

from __future__ import annotations

from msgspec import Struct


class RemovedText(Struct, frozen=True):
    """A piece of a raw text that is not story, and the name of the rule that knows it."""

    text: str
    rule: str


class ExtractedArticle(Struct, frozen=True, kw_only=True):
    """What a raw text holds; `body` is paragraphs parted by a blank line, `cut` the noise left out."""

    title: str | None = None
    date: str | None = None  # EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None  # BCP 47
    body: str = ""
    cut: tuple[RemovedText, ...] = ()
    notice: str | None = None  # why a page was not read by its layout
