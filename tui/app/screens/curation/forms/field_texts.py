"""Fields of several values on one line: participants, as `modi, niger:recipient`; details, as in YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from tui.model.text import clean_line

#: What stands in flow style YAML without quotation marks.
_PLAIN = re.compile(r"[^\W_][^\n,:#\[\]{}\"'&*!|>%@`]*+")


def format_participants(items: Iterable[Any]) -> str:
    """Return participants as a file has them on one line; the role is left out where it is `actor`."""
    parts = []
    for item in items:
        fields = item if isinstance(item, Mapping) else {"actor": str(item)}
        role = fields.get("role", "actor")
        parts.append(f"{fields.get('actor', '')}{'' if role == 'actor' else f':{role}'}")
    return ", ".join(parts)


def parse_participants(text: str) -> list[dict[str, str]]:
    """Return participants as a file has them."""
    items = []
    for part in filter(None, map(str.strip, text.split(","))):
        actor, _colon, role = part.partition(":")
        items.append({"actor": actor.strip()} | ({"role": role.strip()} if role.strip() else {}))
    return items


def format_details(details: Mapping[str, Any]) -> str:
    """Return details on one line: `delegation: [Modi, Zeine], lieu: "Niamey, Niger"`."""
    return ", ".join(f"{_flow(name)}: {_flow(value)}" for name, value in details.items())


def parse_details(text: str) -> Any:
    """Return the details that a line means; the line itself where it means none."""
    try:
        value = yaml.load("{" + clean_line(text) + "}", yaml.CBaseLoader)  # texts alone
    except (yaml.YAMLError, UnicodeError):
        return text
    return value if isinstance(value, dict) and "" not in value.values() else text


def _flow(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    words = str(value)
    is_plain = words == words.strip() and _PLAIN.fullmatch(words) is not None
    return words if is_plain else json.dumps(words, ensure_ascii=False)
