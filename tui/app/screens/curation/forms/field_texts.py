"""Fields of several values on one line: participants, as `modi, niger:recipient`; details, as in YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import yaml

from tui.i18n.term_words import DETAIL_TERMS, read_term, term_words
from tui.model.records import ParticipantRole
from tui.model.text import clean_line

_ROLES = get_args(ParticipantRole)

#: What stands in flow style YAML without quotation marks.
_PLAIN = re.compile(r"[^\W_][^\n,:#\[\]{}\"'&*!|>%@`]*+")


def format_participants(items: Iterable[Any]) -> str:
    """Return participants on one line, roles in the language of the interface; `actor` is left out."""
    parts = []
    for item in items:
        fields = item if isinstance(item, Mapping) else {"actor": str(item)}
        role = fields.get("role", "actor")
        parts.append(f"{fields.get('actor', '')}{'' if role == 'actor' else f':{term_words(role)}'}")
    return ", ".join(parts)


def parse_participants(text: str) -> list[dict[str, str]]:
    """Return participants as a file has them."""
    items = []
    for part in filter(None, map(str.strip, text.split(","))):
        actor, _colon, role = part.partition(":")
        items.append(
            {"actor": actor.strip()} | ({"role": read_term(role.strip(), _ROLES)} if role.strip() else {})
        )
    return items


def format_details(details: Mapping[str, Any]) -> str:
    """Return details on one line: `delegation: [Modi, Zeine], lieu: "Niamey, Niger"`.

    Names that are terms are in the language of the interface.
    """
    return ", ".join(f"{_flow(detail_words(name))}: {_flow(value)}" for name, value in details.items())


def parse_details(text: str) -> Any:
    """Return the details that a line means; the line itself where it means none."""
    try:
        value = yaml.load("{" + clean_line(text) + "}", yaml.CBaseLoader)  # texts alone
    except (yaml.YAMLError, UnicodeError):
        return text
    if not isinstance(value, dict) or "" in value.values():
        return text
    details: dict[str, Any] = {}
    for name, content in value.items():
        term = read_term(name, DETAIL_TERMS)
        details[name if term in details or (term in value and term != name) else term] = content
    return details


def detail_words(name: str) -> str:
    """Return the name of a detail in the language of the interface, where it is a term."""
    return term_words(name) if name in DETAIL_TERMS else name


def _flow(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    words = str(value)
    is_plain = words == words.strip() and _PLAIN.fullmatch(words) is not None
    return words if is_plain else json.dumps(words, ensure_ascii=False)
