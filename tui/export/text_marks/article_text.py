"""The text of an article as one: its title, a blank line, its body; and its mentions in that."""

from __future__ import annotations

from msgspec import structs

from tui.model.annotations import Annotations, Mention
from tui.model.records import ActorType, Article

_GAP = "\n\n"
#: What an actor of a type is called where hyphens are not taken.
TYPE_LABELS: dict[ActorType, str] = {
    "person": "Person",
    "organization": "Organization",
    "public-body": "PublicBody",
    "media": "Media",
    "group": "Group",
    "country": "Country",
    "place": "Place",
}


def join_text(article: Article) -> str:
    """Return title and body, with a blank line between them."""
    return f"{article.title}{_GAP}{article.body}\n"


def join_mentions(article: Article, marks: Annotations) -> list[Mention]:
    """Return the mentions in order, as spans of `join_text`; of two that overlap the longer one."""
    shift = len(article.title) + len(_GAP)
    moved = [
        structs.replace(mention, start=mention.start + shift, end=mention.end + shift)
        for mention in marks.body
    ]
    mentions: list[Mention] = []
    for mention in sorted((*marks.title, *moved), key=lambda one: (one.start, -one.end)):
        if not mentions or mention.start >= mentions[-1].end:
            mentions.append(mention)
    return mentions
