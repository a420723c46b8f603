"""Reading of exports that a test writes."""

from __future__ import annotations

import io
import zipfile

from tui.corpus.extraction.exports.export_file import make_export
from tui.corpus.extraction.exports.export_items import ReadingOptions, Refusal
from tui.corpus.extraction.exports.form_detection import Form, detect_form
from tui.corpus.extraction.exports.form_readers import read_export
from tui.corpus.extraction.raw_article import ExtractedArticle


def read(
    name: str, data: str | bytes, options: ReadingOptions | None = None
) -> tuple[list[ExtractedArticle], list[Refusal]]:
    """The articles of an export, and what it refuses; its form is recognized."""
    file = make_export(name, data.encode() if isinstance(data, str) else data)
    items = list(read_export(file, detect_form(file), options or ReadingOptions()))
    articles = [item for item in items if isinstance(item, ExtractedArticle)]
    return articles, [item for item in items if isinstance(item, Refusal)]


def read_one(name: str, data: str | bytes, options: ReadingOptions | None = None) -> ExtractedArticle:
    """The one article of an export that refuses nothing."""
    articles, refusals = read(name, data, options)
    assert refusals == []
    (article,) = articles
    return article


def form_of(name: str, data: str | bytes) -> Form:
    return detect_form(make_export(name, data.encode() if isinstance(data, str) else data))


def zipped(**members: str | bytes) -> bytes:
    """An archive; a double underscore in a name stands for a slash, a single one for a dot."""
    return zip_of({name.replace("__", "/").replace("_", "."): data for name, data in members.items()})


def zip_of(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same bytes at any time
    return target.getvalue()
