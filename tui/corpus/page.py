"""The article in an HTML page.

What the page says of itself for machines (JSON-LD, `meta`) comes first; then what its lines say, by the
rules for text; the story is what trafilatura takes for it. Everything here is bounded: a page with more
elements or deeper than any article's is read as text without its markup.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from tui.corpus.press import edtf_of, pattern, plain
from tui.corpus.raw import Raw, read_text
from tui.model.text import clean, clean_line, fold

#: A page with more characters or tags than this, or nested deeper, is not laid out. trafilatura needs about
#: a second for ten thousand cells of a table.
_LONGEST, _MOST_TAGS, _DEEPEST = 5_000_000, 20_000, 200
#: A heading has so many words at least; a site's name so many characters at most.
_TITLE_WORDS, _LONGEST_SITE = 3, 40
#: So many characters of a paragraph tell it from others; so many lines above the story, and below, are read.
_SURE, _ABOVE, _BELOW = 60, 12, 3
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,20000}>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
    ]
)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I
)
_BREAKS = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|article|section|blockquote|figure|figcaption)|br)\b[^<>]{0,2000}>",
    re.I,
)
_MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]{0,20000}>")
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
_HTML_LANG = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I)

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


def read_page(html: str) -> Raw | None:
    """The article in a page's text; None where there is none. Raises ImportError without trafilatura."""
    notice = _too_much(html)
    told = _told(html[:_LONGEST])
    body = None if notice else _extracted(html)
    if not body:
        stripped = _stripped(html)
        if not notice and len(stripped) < 200:
            return None
        notice = notice or "its story was not found by the page’s layout: all its text was read"
        body = stripped
    found = read_text(_with_title(body, told.get("title")))
    if not found.body and not found.title:
        return None
    beside = None if notice else _beside(html, found)
    return _merged(found, told, beside, html, notice)


def _too_much(html: str) -> str | None:
    """Why a page is not laid out."""
    if len(html) > _LONGEST:
        return f"longer than {_LONGEST // 1_000_000} million characters: its text was read without layout"
    tags = depth = deepest = 0
    for found in _TAG.finditer(html):
        tags += 1
        if found[2].lower() not in _VOID:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    if tags > _MOST_TAGS or deepest > _DEEPEST:
        return "too many or too deep elements for an article: its text was read without layout"
    return None


def _extracted(html: str) -> str | None:
    """The story with its headings and what stands near it, a line each."""
    from trafilatura import bare_extraction  # late: it takes a third of a second

    try:
        found = bare_extraction(html, with_metadata=False, include_comments=False, include_tables=False)
    except ImportError:
        raise
    except Exception:  # whatever a hostile page makes of the parsers, its text is read another way
        return None
    text = getattr(found, "text", None)
    return clean(text) if isinstance(text, str) and text.strip() else None


def _stripped(html: str) -> str:
    """The text of a page without its markup, a line for each block."""
    text = _HIDDEN.sub(" ", html[:_LONGEST])
    text = _BREAKS.sub("\n", text.replace("\n", " "))
    return clean(entities.unescape(_MARKUP.sub(" ", text)))


def _beside(html: str, found: Raw) -> Raw | None:
    """What the lines around the story and below its first paragraph say; None where it is not found."""
    lines = [" ".join(line.split()) for line in _stripped(html).split("\n")]
    folded = [fold(line) for line in lines if line]
    lines = [line for line in lines if line]
    paragraphs = found.body.split("\n\n")
    first = _line_with(folded, fold(paragraphs[0])[:_SURE])
    last = _line_with(folded, fold(paragraphs[-1])[-_SURE:])
    if first is None or last is None or last < first:
        return None
    title = _line_with(folded[:first], fold(found.title or " "))
    above = lines[max(first - _ABOVE, 0 if title is None else title + 1) : first]
    second = _line_with(folded, fold(paragraphs[1])[:_SURE]) if len(paragraphs) > 1 else None
    if second is not None and first < second <= first + _ABOVE:
        above += lines[first + 1 : second]  # who wrote it, below a standfirst
    below = [*lines[last + 1 : last + 1 + _BELOW], *lines[max(last + 1 + _BELOW, len(lines) - _BELOW) :]]
    return read_text("\n\n".join([found.title or "", *above, *paragraphs, *below]))


def _line_with(folded: list[str], words: str) -> int | None:
    """The last line that has `words`; None where none has."""
    return next((i for i in range(len(folded) - 1, -1, -1) if words in folded[i]), None)


def _with_title(body: str, title: str | None) -> str:
    """The page's text below its title; lines of a menu before the heading stay above it."""
    lines = [" ".join(line.split()) for line in body.split("\n")]
    if title and not any(fold(line) == fold(title) for line in lines[:10]):
        lines.insert(0, title)
    return "\n\n".join(filter(None, lines))


# -- what a page says of itself for machines -------------------------------------------------------


def _told(html: str) -> dict[str, Any]:
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
    return clean_line(entities.unescape(_MARKUP.sub("", element[1])))


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
    names = [_text(_MARKUP.sub("", name)) for name in _AUTHOR.findall(html)[:3]]
    if names and (persons := list(_persons(names[0]))):
        yield "authors", persons


def _text(value: str) -> str:
    return clean_line(entities.unescape(value))[:1000]


def _merged(found: Raw, told: dict[str, Any], beside: Raw | None, html: str, notice: str | None) -> Raw:
    """What the page says of itself, then what the lines of its story say, then those beside it."""
    beside = beside or Raw()
    authors = tuple(name for given in told.get("authors", []) for name in _persons(given))
    language = _HTML_LANG.search(html[:5000])
    cut = tuple(piece for piece in found.cut if piece.text != found.title)
    values = structs.asdict(found) | {"cut": cut}
    title = told.get("title")
    values["title"] = found.title if found.title and fold(found.title) in fold(title or "") else title
    values["title"] = values["title"] or found.title
    values["date"] = told.get("date") or found.date or beside.date or (None if notice else _dated(html))
    publisher = told.get("publisher") or found.publisher or beside.publisher
    names = authors or found.authors or beside.authors
    values["authors"] = tuple(name for name in names if fold(name) != fold(publisher or ""))
    values["publisher"] = publisher
    values["source"] = found.source or beside.source
    values["url"] = told.get("url") or found.url
    values["lang"] = found.lang or (language[1] if language else None)
    values["notice"] = notice
    return Raw(**values)


def _persons(given: str) -> Iterator[str]:
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


def _dated(html: str) -> str | None:
    """The publication date that htmldate finds; None where it finds none."""
    from htmldate import find_date

    try:
        found = find_date(html, original_date=True, extensive_search=False)
    except Exception:  # as with the story: what a page breaks is not read
        return None
    return found if isinstance(found, str) else None
