"""What an HTML page says of itself for machines: JSON-LD, `meta`, marked elements, the page's name."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from tui.corpus.press import edtf_of, pattern, plain
from tui.model.text import clean_line, fold

#: A tag.
MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]{0,20000}>")
#: A heading has so many words at least; a site's name so many characters at most.
_TITLE_WORDS, _LONGEST_SITE = 3, 40
_LINKED_DATA = re.compile(
    r"<script[^<>]{1,300}application/ld\+json[^<>]{0,300}>(.*?)</script", re.DOTALL | re.I
)
_META = re.compile(r"<meta\b[^<>]{1,5000}>", re.I)
#: A `time` element that is marked as the day of publication, and an element that is marked as the author.
_TIME = re.compile(r"<time\b[^<>]{1,1000}>", re.I)
_AUTHOR = re.compile(
    r"<(?:a|span|div|p|address)\b[^<>]{0,500}?"
    r"(?:rel=[\"']?author|itemprop=[\"']?author|class=[\"'](?:author|fn|author-name)\b)"
    r"[^<>]{0,500}>(.{1,300}?)</(?:a|span|div|p|address)>",
    re.DOTALL | re.I,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
#: The article's fields by the names that pages give them, the surest first; no modified dates.
_META_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "date": ("article:published_time", "og:article:published_time", "datepublished", "date.issued",
             "dc.date.issued", "dcterms.issued", "dc.date", "parsely-pub-date", "sailthru.date", "pubdate",
             "publish-date", "publication_date", "date"),
    "authors": ("author", "article:author", "og:article:author", "dc.creator", "parsely-author",
                "sailthru.author", "byl", "twitter:creator"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher", "al:android:app_name"),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
_ARTICLE_TYPES = {
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "WebPage",
}


def told(html: str) -> dict[str, Any]:
    """The fields that JSON-LD, `meta` and `title` give, as cleaned text."""
    found: dict[str, Any] = {}
    for name, value in (*_linked_data(html), *_metas(html), *_marked(html)):
        found.setdefault(name, value)
    heading = re.search(r"<h1\b[^<>]{0,2000}>(.{1,600}?)</h1", html, re.DOTALL | re.I)
    named = re.search(r"<title\b[^<>]{0,500}>(.{1,600}?)</title", html, re.DOTALL | re.I)
    for element in (heading, named):
        if element and (text := _shown(element)):
            found.setdefault("title", text)
    if heading and named and (site := _site(_shown(named), _shown(heading))):
        found.setdefault("publisher", site)
    found["title"] = _without_site(found.get("title"), found.get("publisher"), heading)
    return found


def _shown(element: re.Match[str]) -> str:
    """The words of an element."""
    return clean_line(entities.unescape(MARKUP.sub("", element[1])))


def _site(named: str, title: str) -> str | None:
    """The site in a page's name: «Titre - Le Journal», «Le Journal | Titre»."""
    whole, part = fold(named), fold(title)
    at = whole.find(part)
    if at < 0 or len(part.split()) < _TITLE_WORDS:
        return None
    rest = named[:at] if at else named[len(title) :]
    site = rest.strip(" |•·»«–—-:")
    return (
        site if site and site != rest and len(site) <= _LONGEST_SITE and not re.search("[|»]", site) else None
    )


def _without_site(title: str | None, publisher: str | None, heading: re.Match[str] | None) -> str | None:
    """The title without «| Site»."""
    shown = _shown(heading) if heading else ""
    if title and shown and fold(shown) in fold(title) and len(shown.split()) >= _TITLE_WORDS:
        return shown
    if title and publisher:
        return re.sub(rf"\s*[|•·–—-]\s*{re.escape(publisher)}\s*$", "", title) or title
    return title


def _linked_data(html: str) -> Iterator[tuple[str, Any]]:
    for block in _LINKED_DATA.findall(html)[:20]:
        try:
            data = json.loads(block[:500_000], strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(each, str) and each in _ARTICLE_TYPES for each in kinds):
                yield from _article_fields(node)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block: one, a list, or a graph; articles first."""
    listed = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    nodes = [node for node in listed if isinstance(node, dict)] if isinstance(listed, list) else []
    yield from sorted(nodes[:200], key=lambda node: node.get("@type") == "WebPage")


def _article_fields(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, field in (("title", "headline"), ("url", "url"), ("lang", "inLanguage")):
        if isinstance(node.get(field), str) and (value := _text(node[field])):
            yield name, value
    if isinstance(node.get("datePublished"), str) and (edtf := edtf_of(node["datePublished"][:40])):
        yield "date", edtf
    if names := list(filter(None, map(_person, _listed(node.get("author"))))):
        yield "authors", names
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        yield "publisher", _text(publisher["name"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _person(value: Any) -> str | None:
    """The name of a JSON-LD author; None for an organisation."""
    if isinstance(value, dict):
        return None if value.get("@type") == "Organization" else _person(value.get("name"))
    return _text(value) if isinstance(value, str) else None


def _metas(html: str) -> Iterator[tuple[str, Any]]:
    given: dict[str, str] = {}
    for tag in _META.findall(html)[:500]:
        pairs = {name.lower(): next(filter(None, values), "") for name, *values in _ATTRIBUTE.findall(tag)}
        key = (pairs.get("property") or pairs.get("name") or pairs.get("itemprop") or "").lower()
        if key and pairs.get("content"):
            given.setdefault(key, _text(pairs["content"]))
    for field, names in _META_NAMES.items():
        for name in names:
            value = given.get(name)
            if value and field == "date":
                if edtf := edtf_of(plain(value[:60])):
                    yield field, edtf
            elif value and field == "authors":
                yield field, [value]
            elif value:
                yield field, value


def _marked(html: str) -> Iterator[tuple[str, Any]]:
    """What elements are marked as: the day of publication (not of a change), and who wrote it."""
    for tag in _TIME.findall(html)[:50]:
        pairs = {name.lower(): next(filter(None, values), "") for name, *values in _ATTRIBUTE.findall(tag)}
        marks = (
            f"{pairs.get('class')} {pairs.get('itemprop')} {'pubdate' if 'pubdate' in tag else ''}".lower()
        )
        is_published = "publish" in marks or "pubdate" in marks
        if is_published and (edtf := edtf_of(plain(pairs.get("datetime", "")[:40]))):
            yield "date", edtf
    names = [_text(MARKUP.sub("", name)) for name in _AUTHOR.findall(html)[:3]]
    if names and (writers := list(persons(names[0]))):
        yield "authors", writers


def _text(value: str) -> str:
    return clean_line(entities.unescape(value))[:1000]


def persons(given: str) -> Iterator[str]:
    """The persons of an author's field: not a medium, not «la rédaction», not an address."""
    for part in re.split(pattern("<JOIN>"), given):
        name = re.sub(r"^(?i:par|by)\s+", "", part.strip())
        line = plain(name)
        if "://" in name or name.startswith("@") or pattern("<MEDIUM>|<RUBRIC>").fullmatch(line):
            continue
        if pattern("<NAME>|<INITIALS>(?: <NAME>)?").fullmatch(line) and not re.search(
            r"(?i:redac|admin)", line
        ):
            yield name
