"""What a person should check in an article that was read from a raw text or an export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from tui.corpus.extraction.raw_article import Inference
from tui.i18n import N_
from tui.model.records import Article

_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian",
              "ha": "Hausa", "ru": "Russian", "ar": "Arabic", "fr": "French"}  # fmt: skip


class Doubt(Struct, frozen=True):
    """A field of an article that a person should check, and why; `cure` is how its file would be right."""

    field: str
    value: str | None
    reason: str
    cure: str | None = None


#: How the fields that may be wrong are written in an article's file.
_CURES = {
    "date": N_("date: YYYY-MM-DD"),
    "publisher": N_("publisher: NAME OF THE PAPER"),
    "authors": N_("authors: [NAME]"),
}


def find_doubts(
    article: Article, name: str, lang: str, inferences: Sequence[Inference] = ()
) -> Iterator[Doubt]:
    """Yield what a person should check in an article; `inferences`: what its raw text does not say."""
    if not article.date:
        yield Doubt("date", None, N_("no date"), _CURES["date"])
    values = {"date": article.date, "publisher": article.publisher, "authors": ", ".join(article.authors)}
    for inference in inferences:
        yield Doubt(inference.field, values[inference.field], inference.reason, _CURES[inference.field])
    if article.title == Path(name).stem:
        yield Doubt("title", article.title, N_("no title: the file’s name is used instead"), N_("title: …"))
    if not article.body:
        yield Doubt("body", None, N_("no text below the title"))
    if not (article.authors or article.source or article.publisher):
        yield Doubt("publisher", None, N_("neither author nor source"), _CURES["publisher"])
    if article.lang and article.lang.split("-")[0] != lang.split("-", maxsplit=1)[0]:
        language = _LANGUAGES.get(article.lang, article.lang)
        words = N_("the text is in {language}: names and plain dates are read, not offices and events")
        yield Doubt("lang", article.lang, words.format(language=language))
