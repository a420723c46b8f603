"""JSON: one object a line (JSON Lines), an array of objects, or an object that holds such an array."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from tui.corpus.extraction.exports.collections.records import (
    has_known_columns,
    make_record_item,
    match_columns,
)
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    MAX_ARTICLE_CHARS,
    ExportItem,
    ReadingOptions,
    Refusal,
    UnreadableError,
)
from tui.i18n import N_

_PIECE_CHARS = 262_144
_MAX_OBJECT_CHARS = 2 * MAX_ARTICLE_CHARS
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"
_BETWEEN = _SPACE + ","


def read_json_lines(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the objects of a file that has one a line."""
    with file.open_text() as text:
        yield from _make_items(_iterate_lines(text), options)


def read_json(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the objects of an array, or of the first array of objects inside an object."""
    yield from _make_items(iterate_json_objects(file), options)


def iterate_json_objects(file: ExportFile) -> Iterator[dict[str, Any] | Refusal]:
    """Yield the objects of a JSON file one after another, without holding all of them."""
    with file.open_text() as text:
        start = text.read(1)
        while start and start in _SPACE + "\ufeff":
            start = text.read(1)
        if start == "[":
            yield from _iterate_array(text)
            return
        if start == "{" and _has_objects_by_line(start + text.readline(_MAX_OBJECT_CHARS), text):
            with file.open_text() as lines:
                yield from _iterate_lines(lines)
            return
    try:
        value = json.loads(file.read_whole())
    except (ValueError, RecursionError) as error:
        raise UnreadableError(N_("damaged JSON ({reason})").format(reason=_describe(error))) from error
    yield from _find_objects(value)


def _has_objects_by_line(first: str, rest: IO[str]) -> bool:
    """Return whether the first line is a whole object, and the next one begins another."""
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return next((line for line in rest if line.strip()), "").lstrip().startswith("{")


def _find_objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of the largest array of objects in an object; the object itself without one.

    An object that has a text and a title of its own is an article, whatever else it lists.
    """
    if not isinstance(value, dict):
        raise UnreadableError(N_("JSON without objects"))
    if has_known_columns(name for name, inner in value.items() if not _lists_articles(inner)):
        return [value]
    arrays = [inner for inner in value.values() if isinstance(inner, list)]
    for inner in value.values():
        if isinstance(inner, dict):
            arrays += [deeper for deeper in inner.values() if isinstance(deeper, list)]
    objects = [[item for item in array if isinstance(item, dict)] for array in arrays]
    largest = max(objects, key=len, default=[])
    return largest or [value]


def _lists_articles(value: Any) -> bool:
    """Return whether a value is a list of articles, as «content» is in the answers of some services."""
    items = value if isinstance(value, list) else ()
    first = next((item for item in items if isinstance(item, dict)), None)
    return first is not None and has_known_columns(first)


def _iterate_lines(text: IO[str]) -> Iterator[dict[str, Any] | Refusal]:
    number = 0
    while line := text.readline(_MAX_OBJECT_CHARS):
        number += 1
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refusal(
                N_("damaged JSON ({reason})").format(reason=_describe(error)),
                N_("line {number}").format(number=number),
            )
            continue
        yield (
            value
            if isinstance(value, dict)
            else Refusal(N_("not an object"), N_("line {number}").format(number=number))
        )


def _iterate_array(text: IO[str]) -> Iterator[dict[str, Any] | Refusal]:
    """Yield the members of an array whose bracket was read; what is not yet whole is read further.

    The buffer is doubled before each new try, so that the time stays in proportion to the length.
    """
    buffer, position, number = "", 0, 0
    while True:
        while position < len(buffer) and buffer[position] in _BETWEEN:
            position += 1
        if buffer.startswith("]", position):
            return
        try:
            value, end = _DECODER.raw_decode(buffer, position)
            is_cut = end == len(buffer) and not isinstance(value, (dict, list))
        except (ValueError, RecursionError):
            is_cut = True
        if is_cut:
            rest = buffer[position:]
            piece = text.read(max(_PIECE_CHARS, len(rest))) if len(rest) <= _MAX_OBJECT_CHARS else ""
            if not piece:
                reason = N_("damaged JSON: the file ends here, or is not JSON from here on")
                yield Refusal(reason, N_("object {number}").format(number=number + 1))
                return
            buffer, position = rest + piece, 0
            continue
        number += 1
        position = end
        yield (
            value
            if isinstance(value, dict)
            else Refusal(N_("not an object"), N_("object {number}").format(number=number))
        )


def _make_items(objects: Iterator[dict[str, Any] | Refusal], options: ReadingOptions) -> Iterator[ExportItem]:
    """Make articles of objects; an object may have other fields than the one before."""
    for number, value in enumerate(objects, 1):
        if isinstance(value, Refusal):
            yield value
            continue
        try:
            columns = match_columns(value, options)
        except UnreadableError as error:
            yield Refusal(str(error), N_("object {number}").format(number=number))
            continue
        yield make_record_item(value, columns, options, N_("object {number}").format(number=number))


def _describe(error: Exception) -> str:
    return N_("nested too deeply") if isinstance(error, RecursionError) else str(error)
