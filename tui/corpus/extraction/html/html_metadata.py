"""The metadata of an HTML page: linked data, `meta` elements, marked elements, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, structs

from tui.corpus.extraction.html.heading_names import MIN_TITLE_WORDS, is_no_site, is_site
from tui.corpus.extraction.html.html_marks import PageMarks
from tui.corpus.extraction.html.json_ld import organization_name, person_names, read_nodes
from tui.corpus.extraction.press_patterns import (
    PAGE_LANGUAGE,
    compile_template,
    parse_page_date,
    split_names,
    strip_accents,
)
from tui.model.text import clean_line, fold

_MAX_SITE_CHARS, _MAX_OFFICE_CHARS = 40, 90
#: Between the parts of a page's name.
_NAME_JOINT = re.compile(r"\s(?:[|:•›–—-]|::)\s")
_MAX_VALUE_CHARS = 1000
_MAX_DATE_CHARS = 60
#: Only this many `meta` elements are read.
_MAX_METAS = 500
#: The article's fields by the names that pages give them, the most reliable first; no modified dates.
_META_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "date": ("article:published_time", "og:article:published_time", "datepublished", "date.issued",
             "dc.date.issued", "dcterms.issued", "dc.date", "parsely-pub-date", "sailthru.date", "pubdate",
             "publish-date", "publication_date", "citation_publication_date", "date"),
    "authors": ("author", "article:author", "og:article:author", "dc.creator", "parsely-author",
                "sailthru.author", "byl", "citation_author", "twitter:creator"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher", "al:android:app_name"),
    "url": ("og:url", "twitter:url"),
    "lang": ("og:locale", "dc.language", "language"),
}  # fmt: skip
_BEHIND_TITLE = re.compile(r"(?<=\S)\s(?P<mark>[|‹•])\s(?P<site>[^|‹•]{2,40}+)\Z")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")


class PageMetadata(Struct, frozen=True, kw_only=True):
    """The fields of an article as its page states them; None or empty where it does not."""

    title: str | None = None
    heading: str | None = None  # the title as the page shows it above its story
    date: str | None = None  # EDTF, of the first publication
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None  # an agency or a paper in the place of an author
    url: str | None = None
    lang: str | None = None  # BCP 47


def extract_metadata(root: Any) -> PageMetadata:
    """Return the metadata of a page, each field from its most reliable statement."""
    marks = PageMarks(root)
    nodes, site = read_nodes("".join(script.itertext()) for script in marks.scripts)
    metas = _read_metas(marks.metas)
    publishers = [*(organization_name(node["publisher"]) for node in nodes), *metas["publisher"]]
    publisher = next(filter(None, map(_read_text, publishers)), None)
    headlines = map(_read_text, (*(node.get("headline") for node in nodes), *metas["title"]))
    titles = [
        title
        for title in headlines
        if title and fold(title) != fold(publisher or "") and not is_site(title, [marks.name])
    ]
    heading = marks.find_heading([*titles, marks.name])
    publisher = publisher or _find_site(marks.name, heading or "") or _read_text(site) or marks.find_site()
    publisher = _strip_motto(publisher or _name_site(marks.name, heading))
    title = next(filter(None, (*titles, heading, marks.name)), None)
    stated = (node.get("datePublished") for node in nodes)
    dates = (*stated, *metas["date"], *marks.publication_dates(), *marks.times_of_story())
    addresses = [*marks.canonical, *metas["url"], *(node.get("url") for node in nodes)]
    languages = [root.get("lang"), *(node.get("inLanguage") for node in nodes), *metas["lang"]]
    url = _choose_address(addresses)
    authors = _find_authors(nodes, metas["authors"], marks, publisher)
    named = [name for name in authors if _is_host_name(name, url)]  # a site that signs is no person
    return PageMetadata(
        title=_strip_site(title, publisher, heading),
        heading=heading,
        date=next(filter(None, map(_read_date, dates)), None),
        authors=tuple(name for name in authors if name not in named),
        publisher=publisher or next(iter(named), None),
        source=_find_source(nodes, metas["authors"], marks, publisher),
        url=url,
        lang=next(filter(None, map(_read_language, languages)), None),
    )


def parse_person_names(text: str) -> list[str]:
    """Return the persons in an author field: no medium, not «la rédaction», no address."""
    names = []
    phrases = PAGE_LANGUAGE.press.phrases
    particle, staff = compile_template(phrases.capital_particle), compile_template(phrases.staff)
    for part in split_names(text[:_MAX_VALUE_CHARS]):
        name = compile_template(phrases.by).sub("", part.strip())
        line = particle.sub(lambda match: match[0].lower(), strip_accents(name))
        is_name = compile_template("<NAME>|<INITIALS>(?: <NAME>)?").fullmatch(line) and not staff.search(line)
        if is_name and not compile_template("<MEDIUM>|<RUBRIC>").fullmatch(line):
            names.append(name)
    return names


def _is_host_name(name: str, url: str | None) -> bool:
    """Return whether a name is that of the site: «Lagune Éco» of lagune-eco.example."""
    labels = _split_address(url)[0].split(".")
    return any(_squeeze(label) == _squeeze(name) for label in labels[:-1])


def find_host_name(texts: Iterable[str], url: str | None) -> str | None:
    """Return the first text that spells the host of an address as a name: «Ciel & Terre»; or None."""
    lines = (line.strip() for text in texts for line in text[:_MAX_VALUE_CHARS].split("\n"))
    return next((line for line in lines if " " in line and _is_host_name(line, url)), None)


def _squeeze(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))


def _read_metas(elements: Iterable[Any]) -> dict[str, list[str]]:
    """Return the values of the `meta` elements for each field, the most reliable first."""
    values: dict[str, list[str]] = {}
    for element in list(elements)[:_MAX_METAS]:
        key = (element.get("property") or element.get("name") or "").lower().replace("dc:", "dc.")
        if value := _read_text(element.get("content")):
            values.setdefault(key, []).append(value)
    return {
        field: [value for name in names for value in values.get(name, ())]
        for field, names in _META_NAMES.items()
    }


def _find_authors(
    nodes: list[dict[str, Any]], metas: list[str], marks: PageMarks, publisher: str | None
) -> tuple[str, ...]:
    """Return the authors in the most reliable statement that names any."""
    for statements in _find_author_statements(nodes, metas, marks):
        texts = (clean_line(unescape(text[:_MAX_VALUE_CHARS])) for text in statements)
        names = {fold(name): name for text in texts for name in parse_person_names(text)}
        names.pop(fold(publisher or ""), None)
        if names:
            return tuple(names.values())
    return ()


def _find_source(
    nodes: list[dict[str, Any]], metas: list[str], marks: PageMarks, publisher: str | None
) -> str | None:
    """Return the agency or paper that stands in the place of an author, other than the publisher; or None."""
    for statements in _find_author_statements(nodes, metas, marks):
        for text in statements:
            for part in split_names(clean_line(text[:_MAX_VALUE_CHARS])):
                is_medium = compile_template("<MEDIUM>").fullmatch(strip_accents(part))
                if is_medium and fold(part) != fold(publisher or ""):
                    return part
    return None


def _find_author_statements(
    nodes: list[dict[str, Any]], metas: list[str], marks: PageMarks
) -> Iterator[list[str]]:
    for node in nodes:
        yield person_names(node["author"])
        yield person_names(node["creator"])
    yield metas
    yield from marks.bylines()


def _read_text(value: Any) -> str | None:
    """Return a value as one clean line; None where it is no text or empty."""
    text = clean_line(unescape(value[:_MAX_VALUE_CHARS])) if isinstance(value, str) else ""
    return text or None


def _read_date(value: Any) -> str | None:
    """Return the day or month of a value as EDTF; None if it has none."""
    text = _read_text(value[:_MAX_DATE_CHARS]) if isinstance(value, str) else None
    return parse_page_date(strip_accents(text)) if text else None


def _read_language(value: Any) -> str | None:
    """Return a value that is a language tag in BCP 47 form; None for any other."""
    language = _LANGUAGE.fullmatch(value.strip()[:40]) if isinstance(value, str) else None
    return language[0].replace("_", "-") if language else None


def _split_address(url: Any) -> tuple[str, str]:
    """Return the host and the path of an absolute address; both empty for anything else."""
    text = _read_text(url) or ""
    try:
        address = urlsplit(text)
        is_usable = address.scheme in ("http", "https") and " " not in text
        return (address.hostname or "", address.path) if is_usable else ("", "")
    except ValueError:
        return "", ""


def _choose_address(urls: Iterable[Any]) -> str | None:
    """Return the first address of an article; the first of all if each is a site's home page."""
    addresses = [url for url in urls if _split_address(url)[0]]
    articles = (url for url in addresses if _split_address(url)[1].strip("/"))
    return _read_text(next(articles, addresses[0] if addresses else None))


def _find_site(name: str, heading: str) -> str | None:
    """Return the site in a page's name: «Titre - Le Journal», «Le Journal | Titre»."""
    whole, part = fold(name), fold(heading)
    at = whole.find(part)
    if at < 0 or len(part.split()) < MIN_TITLE_WORDS:
        return None
    rest = name[:at] if at else name[len(heading) :]
    site = rest.strip(" |•·»«–—-:~")
    if site == rest:
        return None
    parts = [part.strip() for part in _NAME_JOINT.split(site)]
    named = [part for part in parts if part and not is_no_site(part)]
    site = named[0] if len(named) == 1 else site
    is_office = len(site) <= _MAX_OFFICE_CHARS and _is_office(site)
    is_site = site and (len(site) <= _MAX_SITE_CHARS or is_office) and not set("|»") & set(site)
    return site if is_site and not is_no_site(site) else None


def _is_office(name: str) -> bool:
    """Return whether a name is that of an office, which is longer than a paper's: «Ministère de …»."""
    return compile_template("<ISSUER>").fullmatch(strip_accents(name)) is not None


def _strip_motto(name: str | None) -> str | None:
    """Return the name of a site without its motto or the day of an issue: «Le Fleuve, l’info en direct»."""
    if name is None:
        return None
    line = strip_accents(name)
    behind = compile_template(PAGE_LANGUAGE.press.phrases.motto).search(line)
    return name[: behind.start()] if behind and behind.start() > 2 else name


def _name_site(name: str, heading: str | None) -> str | None:
    """Return the site as which a page calls itself, without its section or motto: «Le Fleuve : …»."""
    if heading is None or fold(heading) in fold(name) or not name:
        return None
    first, *rest = (part.strip() for part in _NAME_JOINT.split(name[:_MAX_VALUE_CHARS]))
    return first if len(first) <= _MAX_SITE_CHARS and len(rest) <= 1 and first != heading else None


def find_shown_title(metadata: PageMetadata, texts: Iterable[str]) -> PageMetadata:
    """Give a page without a heading the line of its text that its name repeats beside the site's."""
    if metadata.heading or not metadata.title:
        return metadata
    for text in texts:
        if site := _find_site(metadata.title, text):
            publisher = metadata.publisher or site
            return structs.replace(metadata, title=text, heading=text, publisher=publisher)
    return metadata


def _strip_site(title: str | None, publisher: str | None, heading: str | None) -> str | None:
    """Return the title without the name of the site, as in «Titre | Site»."""
    if title and heading and fold(heading) in fold(title) and len(heading.split()) >= MIN_TITLE_WORDS:
        return heading
    if title and publisher and (stripped := title.rstrip()).endswith(publisher):
        rest = stripped.removesuffix(publisher).rstrip()
        if rest.endswith(("|", "•", "·", "–", "—", "-")):
            return rest[:-1].rstrip() or title
    if title and (behind := _BEHIND_TITLE.search(title)) and _is_site_part(behind["site"], behind["mark"]):
        return title[: behind.start()]
    return title


def _is_site_part(name: str, mark: str) -> bool:
    """Return whether what stands behind a title is no part of it: a section, the site of an old blog."""
    return mark == "‹" or bool(compile_template("<RUBRIC>").fullmatch(strip_accents(name)))
