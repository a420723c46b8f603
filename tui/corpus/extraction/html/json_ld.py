"""The linked data (JSON-LD, schema.org) of a page: its article, authors and publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.model.text import fold

#: No page describes itself with more than this; the rest is not read.
_MAX_BLOCKS = 20
_MAX_BLOCK_CHARS = 500_000
_MAX_NODES = 500
#: The types that describe an article but do not end in «Article»; a page's own description comes last.
_ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "WebPage"})
_SITE_TYPES = frozenset({"WebSite"})
_PUBLISHER_TYPES = frozenset({"NewsMediaOrganization", "Organization"})
_WRAPPING = re.compile(r"(?:(?:/\*|//|<!--)\s*+|(?<!\s)\s*+)(?:<!\[CDATA\[|<!--|\]\]>|-->)\s*+(?:\*/|-->)?")
_TYPE_SEPARATOR = re.compile("[/#:]")
_TRAILING_COMMA = re.compile(r",(?=\s{0,100}[\]}])")


def read_nodes(blocks: Iterable[str]) -> tuple[list[dict[str, Any]], str | None]:
    """Return the nodes that describe the article, the most reliable first, and the name of the site or None.

    References by `@id` are resolved. A page may describe other articles as well: the first one counts, and
    those with its headline.
    """
    nodes = _collect_nodes(blocks)
    return _find_article_nodes(nodes), _find_site_name(nodes)


def _find_site_name(nodes: list[dict[str, Any]]) -> str | None:
    """Return what the page calls its site, else the organization that it describes."""
    for kinds in (_SITE_TYPES, _PUBLISHER_TYPES):
        for node in nodes:
            if not kinds.isdisjoint(_node_types(node)) and (name := organization_name(node)):
                return name
    return None


def _find_article_nodes(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    articles = [node for node in nodes if _is_article(node)]
    articles.sort(key=lambda node: "WebPage" in _node_types(node))
    headline = next(
        (fold(node["headline"]) for node in articles if isinstance(node.get("headline"), str)), ""
    )
    return [
        node
        | {name: _resolve_references(node.get(name), by_id) for name in ("author", "creator", "publisher")}
        for node in articles
        if not isinstance(node.get("headline"), str) or fold(node["headline"]) == headline
    ]


def person_names(value: Any) -> list[str]:
    """Return the names in an author field, which is a person or a list; organizations are left out."""
    names: list[str] = []
    for author in _as_list(value)[:20]:
        if isinstance(author, str):
            names.append(author)
        elif isinstance(author, dict) and not _is_organization(author):
            names += [name for name in _as_list(author.get("name")) if isinstance(name, str)]
    return names


def organization_name(value: Any) -> str | None:
    """Return the name in a publisher field; None if it has none."""
    names = (
        publisher.get("name") if isinstance(publisher, dict) else publisher
        for publisher in _as_list(value)[:20]
    )
    return next((name for name in names if isinstance(name, str) and "://" not in name), None)


def _collect_nodes(blocks: Iterable[str]) -> list[dict[str, Any]]:
    """Return the objects of all blocks; a block may hold one, a list, or a graph."""
    nodes: list[dict[str, Any]] = []
    for _, block in zip(range(_MAX_BLOCKS), blocks, strict=False):
        for value in _as_list(_parse_json(block[:_MAX_BLOCK_CHARS]))[:_MAX_NODES]:
            if isinstance(value, dict):
                inner = [*_as_list(value.get("@graph")), *_as_list(value.get("mainEntity"))]
                nodes += [node for node in [value, *inner[:_MAX_NODES]] if isinstance(node, dict)]
    return nodes[:_MAX_NODES]


def _parse_json(text: str) -> Any:
    """Parse a block, repaired if it is wrapped or has trailing commas; None if unreadable."""
    for form in _repaired_forms(text.strip()):
        try:
            return json.JSONDecoder(strict=False).raw_decode(form)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _repaired_forms(text: str) -> Iterator[str]:
    yield text
    unwrapped = _WRAPPING.sub("", text[:200]) + text[200:]
    yield unwrapped.strip()
    yield _TRAILING_COMMA.sub("", unwrapped).strip()


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith("Article") or kind in _ARTICLE_TYPES for kind in _node_types(node))


def _is_organization(node: dict[str, Any]) -> bool:
    """Return whether an author is an organization and not also a person, as some sites are."""
    kinds = _node_types(node)
    return "Person" not in kinds and any(kind.endswith("Organization") for kind in kinds)


def _node_types(node: dict[str, Any]) -> list[str]:
    """Return the types of a node without their vocabulary: «https://schema.org/Person» is Person."""
    kinds = (kind for kind in _as_list(node.get("@type")) if isinstance(kind, str))
    return [_TYPE_SEPARATOR.split(kind)[-1] for kind in kinds]


def _resolve_references(value: Any, by_id: dict[str, dict[str, Any]]) -> list[Any]:
    """Return the values of a field, with references replaced by the nodes they refer to."""
    return [
        by_id.get(item["@id"], item)
        if isinstance(item, dict) and isinstance(item.get("@id"), str) and "name" not in item
        else item
        for item in _as_list(value)
    ]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
