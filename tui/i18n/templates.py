"""Messages that were made in English, found again by their templates and put into the reader's language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tui.i18n.catalogue import CONTEXT_END
from tui.i18n.language import N_, gettext, language, open_catalogue, plural_form
from tui.i18n.numbers import format_decimal
from tui.i18n.terms import ACTOR_TYPES, EVENT_TYPES, RELATIONS, SUGGESTION_KINDS

#: A template has so many letters of its own, else it would fit texts that it never made.
_MIN_LETTERS = 3
#: The one template that has none: words in quotation marks.
_QUOTED = ("“", "”")
#: Longer texts stay as they are: none of the program's own messages is as long.
_MAX_CHARS = 4_000
_MAX_DEPTH = 3
_MAX_PARTS = 12
#: Placeholders that stand for messages; what the others stand for is somebody's text and stays as it is.
MESSAGE_PLACEHOLDERS = frozenset({"reason", "error", "what", "why", "kind", "type", "consequence", "advice"})
_TERM_PLACEHOLDERS = frozenset({"kind", "type"})
_NUMBER_PLACEHOLDERS = frozenset({"n", "share", "percent", "number", "hours", "minutes", "year"})
_TERMS = frozenset((*RELATIONS, *ACTOR_TYPES, *EVENT_TYPES, *SUGGESTION_KINDS))
_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)(?::[,.\w%]*)?\}(?!\})")
#: What joins messages that were made one by one, in the order in which they are taken apart.
_LIST_JOINT = N_("; ")
_JOINTS = (_LIST_JOINT, ", ", N_(": "))
#: A day of a calendar, or the number of one.
_DAY = re.compile(r"\d{1,2}(?: [A-Z][a-z]{2,8} \d{4})?")
_REF = re.compile(r"(?:article|actor|event|note):\S+")
_ENGLISH_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")


class _Template(NamedTuple):
    """An English message with placeholders, and its translations by plural form."""

    pieces: tuple[str, ...]  # of the English message, between the placeholders
    names: tuple[str, ...]
    translations: tuple[str, ...]


def translate(text: str, depth: int = 0) -> str:
    """Return a text that messages make in the language of the interface, which is not English."""
    return _translate(language(), text, depth) if text and len(text) <= _MAX_CHARS else text


@lru_cache(4_096)
def _translate(_language: str, text: str, depth: int) -> str:
    catalogue = open_catalogue()
    if catalogue is None:
        return text
    if forms := catalogue.find(text):
        return forms[0]
    if (whole := _translate_list(text, depth)) is not None:
        return whole
    for template in _read_templates(_language):
        values = _match_pieces(text, template.pieces)
        if values is not None and all(map(_can_be, template.names, values)):
            return _fill(template, values, depth)
    return _translate_parts(text, depth)


def _translate_list(text: str, depth: int) -> str | None:
    """Return a list of messages in the language; None where not all that stands between «; » are messages."""
    parts = text.split(_LIST_JOINT, _MAX_PARTS)
    if len(parts) < 2 or depth >= _MAX_DEPTH:
        return None
    translated = [translate(part, depth + 1) for part in parts]
    if any(new == old for new, old in zip(translated, parts, strict=True)):
        return None
    return gettext(_LIST_JOINT).join(translated)


def _translate_parts(text: str, depth: int) -> str:
    """Return a text of several messages, each translated; unchanged where none of them is a message."""
    for joint in _JOINTS if depth < _MAX_DEPTH else ():
        parts = text.split(joint, _MAX_PARTS)
        translated = [translate(part, depth + 1) for part in parts] if len(parts) > 1 else parts
        if translated != parts:
            return gettext(joint).join(translated)
    return text


@cache
def _read_templates(_language: str) -> tuple[_Template, ...]:
    """Return the templates of the catalogue, those with the most words of their own first."""
    templates = []
    for messages, translations in open_catalogue() or ():
        for message in messages:
            plain = message.rpartition(CONTEXT_END)[2]
            pieces = _PLACEHOLDER.split(plain)
            literal = tuple(map(_unescape_braces, pieces[::2]))
            letters = sum(map(str.isalpha, "".join(literal)))
            if len(pieces) > 1 and (letters >= _MIN_LETTERS or literal == _QUOTED):
                templates.append(_Template(literal, tuple(pieces[1::2]), translations))
    # Of two that fit, the one with the most words; a day is more than any date.
    return tuple(
        sorted(templates, key=lambda template: (-sum(map(len, template.pieces)), "day" not in template.names))
    )


def _match_pieces(text: str, pieces: tuple[str, ...]) -> list[str] | None:
    """Return what stands between the pieces of a template in a text, or None where they do not fit.

    Each piece is taken where it first occurs: the time is linear, whatever the text.
    """
    first, last = pieces[0], pieces[-1]
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    values, at, end = [], len(first), len(text) - len(last)
    for piece in pieces[1:-1]:
        start = text.find(piece, at + 1, end)
        if start < 0:
            return None
        values.append(text[at:start])
        at = start + len(piece)
    return [*values, text[at:end]] if at < end else None


def _fill(template: _Template, values: list[str], depth: int) -> str:
    """Return the translation of a template with the values in its placeholders."""
    by_name: dict[str, str] = {}
    number = 0.0 if len(template.translations) > 1 else 1.0
    for name, value in zip(template.names, values, strict=True):
        digits = _ENGLISH_NUMBER.fullmatch(value)
        if name in MESSAGE_PLACEHOLDERS and depth < _MAX_DEPTH:
            by_name[name] = translate(value, depth + 1)
        elif name in ("date", "day"):
            by_name[name] = _translate_date(value, depth)
        elif digits and "," in value:
            by_name[name] = format_decimal(float(value.replace(",", "")), len(digits[1] or ""))
        else:
            by_name[name] = value
        if digits and name == "n":
            number = float(value.replace(",", ""))
    words = template.translations[plural_form(number) if len(template.translations) > 1 else 0]
    pieces = _PLACEHOLDER.split(words)
    pieces[::2] = map(_unescape_braces, pieces[::2])
    pieces[1::2] = [by_name.get(name, f"{{{name}}}") for name in pieces[1::2]]
    return "".join(pieces)


def _unescape_braces(piece: str) -> str:
    """Return what stands between the placeholders of a template as it is shown."""
    return piece.replace("{{", "{").replace("}}", "}")


def _can_be(name: str, value: str) -> bool:
    """Return whether a value can stand in a placeholder: a kind, a type and a number are not any words."""
    if name in _NUMBER_PLACEHOLDERS:
        digits = value.removesuffix("%").replace("X", "0")  # of a year some may be unknown
        return bool(_ENGLISH_NUMBER.fullmatch(digits))
    if name == "day":
        return bool(_DAY.fullmatch(value))
    if name == "into":
        return bool(_REF.fullmatch(value))
    return name not in _TERM_PLACEHOLDERS or value in _TERMS


def _translate_date(text: str, depth: int) -> str:
    """Return a date in words in the language of the interface: «16 January 2024», «about May 2023»."""
    translated = translate(text, depth + 1) if depth < _MAX_DEPTH else text
    return " ".join(map(gettext, text.split(" "))) if translated == text else translated
