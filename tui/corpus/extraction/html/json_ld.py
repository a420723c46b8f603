"""The linked data (JSON-LD, schema.org) of a page: its article, who wrote it, who published it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.model.text import fold

#: No page describes itself with more than this; what stands beyond is not read.
_MAX_BLOCKS, _MAX_BLOCK_CHARS, _MAX_NODES = 20, 500_000, 500
#: The types that describe an article but do not end in «Article»; a page's own description comes last.
_ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "WebPage"})
_WRAPPING = re.compile(r"(?:(?:/\*|//|<!--)\s*+|(?<!\s)\s*+)(?:<!\[CDATA\[|<!--|\]\]>|-->)\s*+(?:\*/|-->)?")
_TYPE_SEPARATOR = re.compile("[/#:]")
_TRAILING_COMMA = re.compile(r",(?=\s{0,100}[\]}])")


def read_article_nodes(blocks: Iterable[str]) -> list[dict[str, Any]]:
    """Return the nodes that describe the page's article, the surest first, their `@id` references resolved.

    A page may describe other articles as well: the first one counts, and those with its headline.
    """
    nodes = _collect_nodes(blocks)
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    articles = [node for node in nodes if _is_article(node)]
    articles.sort(key=lambda node: "WebPage" in _types(node))
    headline = next(
        (fold(node["headline"]) for node in articles if isinstance(node.get("headline"), str)), ""
    )
    return [
        node | {name: _resolve(node.get(name), by_id) for name in ("author", "creator", "publisher")}
        for node in articles
        if not isinstance(node.get("headline"), str) or fold(node["headline"]) == headline
    ]


def person_names(value: Any) -> list[str]:
    """Return the names in an author's field: of one person, of a list, but of no organization."""
    names: list[str] = []
    for each in _as_list(value)[:20]:
        if isinstance(each, str):
            names.append(each)
        elif isinstance(each, dict) and not _is_organization(each):
            names += [name for name in _as_list(each.get("name")) if isinstance(name, str)]
    return names


def organization_name(value: Any) -> str | None:
    """Return the name in a publisher's field; None where it has none."""
    names = (each.get("name") if isinstance(each, dict) else each for each in _as_list(value)[:20])
    return next((name for name in names if isinstance(name, str) and "://" not in name), None)


def _collect_nodes(blocks: Iterable[str]) -> list[dict[str, Any]]:
    """Return the objects of all blocks: each may be one, a list, or a graph."""
    nodes: list[dict[str, Any]] = []
    for _, block in zip(range(_MAX_BLOCKS), blocks, strict=False):
        for value in _as_list(_parse_json(block[:_MAX_BLOCK_CHARS]))[:_MAX_NODES]:
            if isinstance(value, dict):
                inner = [*_as_list(value.get("@graph")), *_as_list(value.get("mainEntity"))]
                nodes += [node for node in [value, *inner[:_MAX_NODES]] if isinstance(node, dict)]
    return nodes[:_MAX_NODES]


def _parse_json(text: str) -> Any:
    """Return the value of a block, mended where it is wrapped or has a comma too many; None if unreadable."""
    for form in _mended_forms(text.strip()):
        try:
            return json.JSONDecoder(strict=False).raw_decode(form)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _mended_forms(text: str) -> Iterator[str]:
    yield text
    unwrapped = _WRAPPING.sub("", text[:200]) + text[200:]
    yield unwrapped.strip()
    yield _TRAILING_COMMA.sub("", unwrapped).strip()


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith("Article") or kind in _ARTICLE_TYPES for kind in _types(node))


def _is_organization(node: dict[str, Any]) -> bool:
    """Whether an author is no person: some sites are both."""
    kinds = _types(node)
    return "Person" not in kinds and any(kind.endswith("Organization") for kind in kinds)


def _types(node: dict[str, Any]) -> list[str]:
    """Return the types of a node without their vocabulary: «https://schema.org/Person» is Person."""
    kinds = (kind for kind in _as_list(node.get("@type")) if isinstance(kind, str))
    return [_TYPE_SEPARATOR.split(kind)[-1] for kind in kinds]


def _resolve(value: Any, by_id: dict[str, dict[str, Any]]) -> list[Any]:
    """Return the values of a field, each reference by what it refers to."""
    return [
        by_id.get(each["@id"], each)
        if isinstance(each, dict) and isinstance(each.get("@id"), str) and "name" not in each
        else each
        for each in _as_list(value)
    ]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
