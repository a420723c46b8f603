"""What a person should check in an article that was read from a raw text or an export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tui.model.records import Article

_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian",
              "ha": "Hausa", "ru": "Russian", "ar": "Arabic", "fr": "French"}  # fmt: skip


class Doubt(Struct, frozen=True):
    """A field of an article that a person should check, and why; `cure` is how its file would be right."""

    field: str
    value: str | None
    reason: str
    cure: str | None = None


def find_doubts(article: Article, name: str, lang: str) -> Iterator[Doubt]:
    """Yield what a person should check in an article."""
    if not article.date:
        yield Doubt("date", None, "no date", "date: YYYY-MM-DD")
    elif article.date.endswith("?"):
        yield Doubt("date", article.date, "the date is that of a later revision", "date: YYYY-MM-DD")
    if article.title == Path(name).stem:
        yield Doubt("title", article.title, "no title: the file’s name is used instead", "title: …")
    if not article.body:
        yield Doubt("body", None, "no text below the title")
    if not (article.authors or article.source or article.publisher):
        yield Doubt("publisher", None, "neither author nor source", "publisher: NAME OF THE PAPER")
    if article.lang and article.lang.split("-")[0] != lang.split("-", maxsplit=1)[0]:
        language = _LANGUAGES.get(article.lang, article.lang)
        reason = f"the text is in {language}, but actors and dates are only recognized in French"
        yield Doubt("lang", article.lang, reason)
