"""The boxes within a story of an HTML page that are none of it: advertisements, tickers, teasers, clocks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tui.corpus.extraction.boilerplate_rules import match_line
from tui.corpus.extraction.html.html_text import element_text
from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template, strip_accents
from tui.corpus.extraction.raw_article import RemovedText
from tui.corpus.extraction.text_blocks import TextBlock, ends_sentence

#: A longer element is no box, whatever its class says.
_MAX_BOX_CHARS = 300
#: Only so many boxes of a page are taken out.
_MAX_BOXES = 200
_WORD_SEPARATOR = re.compile(r"[\s_-]+")
#: Words in the classes and ids of advertisements, forms for letters, tickers and clocks.
_BOX_WORDS = frozenset((
    "ad", "ads", "adspot", "adsense", "advert", "advertisement", "advertising", "dfp", "inread", "sponsor",
    "sponsored", "signup", "newsletter", "ticker", "clock", "weather",
))  # fmt: skip
#: Classes whose words alone say nothing.
_BOX_CLASS = re.compile(
    r"(?:^|\s)(?:td-a-rec|stream-item|date-today|today-date|top-date|current-date|block-date)(?:$|[\s_-])"
)
#: Words beside which a class is that of a date or an author: «date-pub».
_FIELD_WORDS = frozenset(("date", "time", "author", "byline", "title"))
_TEASER_CLASS = re.compile(r"(?:^|\s)(?:read-?more|related(?:-\w+)?)(?:$|\s)")
#: More than this share of a page's text is its story, whatever its class says.
_MAX_COMMENTS_SHARE = 0.5
#: The elements of advertisements and questions of consent on the accelerated pages for telephones.
_BOX_TAGS = frozenset(("amp-ad", "amp-embed", "amp-sticky-ad", "amp-auto-ads", "amp-consent"))
#: Elements within a paragraph, and how much of their beginning is read.
_INLINE_TAGS = frozenset(("span", "strong", "b", "em", "i", "small", "u", "font"))
_MAX_OPENING_CHARS = 40
#: The title of another article has at least so many words.
_MIN_TEASER_WORDS = 4
#: Words in the classes of lists of other articles; such a list is no more than a share of a page's text, and
#: each teaser in it is short.
_LISTING_WORDS = frozenset(("related", "relatedposts", "recommended", "recommendations", "similar"))
_MAX_LISTING_SHARE = 0.4
_MAX_TEASER_CHARS = 350
_HELD_TAGS = frozenset(("html", "head", "body", "main", "article", "meta", "h1", "title"))


def remove_boxes(root: Any) -> list[RemovedText]:
    """Take the boxes out of a page's tree, and return their texts with the rule that says what they are."""
    removed = [*_remove_comments(root), *_remove_listings(root)]
    for element in list(root.iter()):
        if len(removed) >= _MAX_BOXES:
            break
        rule = _box_rule(element)
        if rule is None or element.getparent() is None:
            continue
        text = element_text(element)
        if len(text) > _MAX_BOX_CHARS or any(inner.tag in _HELD_TAGS for inner in element.iter()):
            continue
        _remove(element)
        if text:
            removed.append(RemovedText(text, rule))
    return removed


def _remove_comments(root: Any) -> list[RemovedText]:
    """Take the comments of readers out of a page's tree, by the classes that the pages' language lists."""
    classes = frozenset(PAGE_LANGUAGE.press.phrases.comment_classes)
    removed: list[RemovedText] = []
    whole = 0
    for element in list(root.iter()):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
        if classes.isdisjoint(names) or element.tag in _HELD_TAGS or element.getparent() is None:
            continue
        whole = whole or len(element_text(root))
        text = element_text(element)
        is_held = any(inner.tag in _HELD_TAGS for inner in element.iter())
        if is_held or len(removed) >= _MAX_BOXES or len(text) > _MAX_COMMENTS_SHARE * whole:
            continue
        _remove(element)
        if text:
            removed.append(RemovedText(text, "comments"))
    return removed


def _remove_listings(root: Any) -> list[RemovedText]:
    """Take lists of related articles out of a page's tree, by words of their classes."""
    removed: list[RemovedText] = []
    whole = examined = 0
    for element in list(root.iter("div", "section", "aside", "ul", "ol")):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if _LISTING_WORDS.isdisjoint(_WORD_SEPARATOR.split(names)) or element.getparent() is None:
            continue
        if (examined := examined + 1) > _MAX_BOXES:
            break
        whole = whole or len(element_text(root))
        text = element_text(element)
        is_listing = (
            len(text) <= _MAX_LISTING_SHARE * whole
            and next(element.iter("a"), None) is not None
            and next(element.iter("h1", "main"), None) is None
            and all(len(element_text(inner)) <= _MAX_TEASER_CHARS for inner in element.iter("p"))
        )
        if is_listing:
            _remove(element)
            removed += [RemovedText(text, "other articles")] if text else []
    return removed


def _box_rule(element: Any) -> str | None:
    """Return what kind of box an element is by its tag, class and id; None if it is none."""
    if element.tag == "marquee":
        return "ticker"
    if element.tag in _BOX_TAGS:
        return "advertisement"
    if _is_teaser(element) if element.tag == "p" else _leads_elsewhere(element):
        return "other articles"
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if names == " " or element.tag in _HELD_TAGS:
        return None
    is_teaser = _TEASER_CLASS.search(names) or not _teaser_classes().isdisjoint(names.split())
    if is_teaser and element.find(".//a") is not None:
        return "other articles"
    words = set(_WORD_SEPARATOR.split(names))
    is_field = not words.isdisjoint(_FIELD_WORDS) and not _BOX_CLASS.search(names)
    is_box = _BOX_CLASS.search(names) or not words.isdisjoint(_box_words())
    return "advertisement" if is_box and not is_field else None


def _leads_elsewhere(element: Any) -> bool:
    """Return whether an element within a paragraph is a link to another article: «À LIRE AUSSI Un titre»."""
    if element.tag not in _INLINE_TAGS:
        return False
    first = next(filter(str.strip, element.itertext()), "")
    opening = compile_template(PAGE_LANGUAGE.press.phrases.see_also)
    if not opening.match(strip_accents(first[:_MAX_OPENING_CHARS])) or element.find(".//a") is None:
        return False
    rule_match = match_line(element_text(element))
    return rule_match is not None and rule_match.rule.name == "see also"


def _is_teaser(element: Any) -> bool:
    """Return whether a paragraph between two of prose is only a link with the title of another article."""
    links = element.findall("a")
    if len(links) != 1 or (element.text or "").strip() or (links[0].tail or "").strip():
        return False
    text = element_text(links[0])
    if len(text.split()) < _MIN_TEASER_WORDS or text != element_text(element):
        return False
    if ends_sentence(text) or text[0] in "[(":
        return False
    around = (element.getprevious(), element.getnext())
    return all(
        beside is not None and beside.tag == "p" and TextBlock(element_text(beside), True, 0).is_prose()
        for beside in around
    )


@lru_cache(maxsize=1)
def _box_words() -> frozenset[str]:
    """Return the words in a class that mark a box, in English and the pages' language."""
    return _BOX_WORDS.union(PAGE_LANGUAGE.press.phrases.box_classes)


@lru_cache(maxsize=1)
def _teaser_classes() -> frozenset[str]:
    """Return the classes of boxes that lead to other articles, in the pages' language."""
    return frozenset(PAGE_LANGUAGE.press.phrases.teaser_classes)


def _remove(element: Any) -> None:
    """Remove an element from its tree, but not the text behind it."""
    parent, previous = element.getparent(), element.getprevious()
    if element.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
