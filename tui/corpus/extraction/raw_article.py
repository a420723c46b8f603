"""The values of an extracted article, and of the pieces of its raw text that are left out."""

from __future__ import annotations

from msgspec import Struct


class RemovedText(Struct, frozen=True):
    """A piece of a raw text that is not story, and the name of the rule that matched it."""

    text: str
    rule: str


class Inference(Struct, frozen=True):
    """A field that a raw text does not say for sure, and why it was read so nevertheless."""

    field: str
    reason: str


class ExtractedArticle(Struct, frozen=True, kw_only=True):
    """The fields of a raw text; `body` is paragraphs separated by blank lines, `cut` what was removed."""

    title: str | None = None
    date: str | None = None  # EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None  # BCP 47
    body: str = ""
    cut: tuple[RemovedText, ...] = ()
    inferences: tuple[Inference, ...] = ()
    notice: str | None = None  # why a page was not read by its layout
