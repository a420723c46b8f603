"""What an export holds: articles, and what cannot be read as one."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tui.corpus.extraction.raw_article import ExtractedArticle
from tui.i18n import N_

#: An article is never longer; what is, is refused, and nothing of it is held in memory.
MAX_ARTICLE_CHARS = 5_000_000
#: Why what has only a title is refused.
NO_TEXT = N_("no text; --metadata-only stores what is known about it")
#: A shorter text in a field for abstracts is perhaps no more than that.
MIN_FULL_CHARS = 1_500


class Refusal(Struct, frozen=True):
    """An article that an export holds and that is not stored, and why; `title` is what is known of it."""

    reason: str
    title: str = ""


class UnreadableError(Exception):
    """A whole file cannot be read; the message says why, and what would help."""


class ReadingOptions(Struct, frozen=True, kw_only=True):
    """How a person wants exports to be read.

    `columns`: for a field of an article the column of a table that holds it. `is_metadata_enough`: articles
    without a text are taken, too. `mail_depth`: in how many mails within mails the export is attached.
    """

    columns: Mapping[str, str] = {}
    is_metadata_enough: bool = False
    mail_depth: int = 0


ExportItem = ExtractedArticle | Refusal
