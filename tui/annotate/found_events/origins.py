"""Origins of the reports of an event: whose text each is.

Articles that share most of a text, verbatim or edited, have one origin: the agency that any of them names,
else who published it first. An agency is one origin, however many dispatches it sends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tui.model.text import fold
from tui.model.text_reuse import find_reuse, merge_spans

#: A text whose shared passages cover this share of it, or of the other, is a copy.
MIN_COPIED_SHARE = 0.35
#: Texts with a smaller share of word sequences in common are no copies, and are not aligned.
MIN_COMMON_SHARE = 0.08
#: So many texts of an event are compared with each other; of more, the credits decide.
MAX_COMPARED = 150
#: Code points of each text that are compared.
MAX_COMPARED_CHARS = 6_000


class CreditedText(Struct, frozen=True):
    """A text of an event, in the order of publication; `agency`: whom it credits, or None."""

    article: str
    body: str
    agency: str | None
    publisher: str


def find_origins(texts: Sequence[CreditedText]) -> dict[str, str]:
    """Return the name of the origin of each article."""
    groups = _copies(texts[:MAX_COMPARED]) if len(texts) > 1 else {}
    by_article = {text.article: text for text in texts}
    names: dict[str, str] = {}
    for text in texts:
        members = groups.get(text.article, [text.article])
        agency = next((name for member in members if (name := by_article[member].agency)), None)
        names[text.article] = agency or by_article[members[0]].publisher
    return _unify(names)


def _copies(texts: Sequence[CreditedText]) -> Mapping[str, list[str]]:
    """Return the articles that are copies of each other, by article, in the order of publication."""
    bodies = _alike({text.article: text.body[:MAX_COMPARED_CHARS] for text in texts})
    parent = {article: article for article in bodies}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for later, reuse in find_reuse(bodies, least=MIN_COMMON_SHARE):
        kept = [
            merge_spans([getattr(passage, side) for passage in reuse.passages]) for side in ("one", "other")
        ]
        shared = [sum(end - start for start, end in spans) for spans in kept]
        lengths = [len(bodies[reuse.name]), len(bodies[later])]
        if any(chars >= MIN_COPIED_SHARE * length for chars, length in zip(shared, lengths, strict=True)):
            parent[root(later)] = root(reuse.name)
    groups: dict[str, list[str]] = {}
    for article in bodies:
        groups.setdefault(root(article), []).append(article)
    return {article: group for group in groups.values() for article in group}


def _alike(bodies: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that may be copies of another: with many runs of three words in common, as written."""
    runs: dict[str, frozenset[tuple[str, str, str]]] = {}
    alike: dict[str, str] = {}
    for article, body in bodies.items():
        words = body.split()
        own = runs[article] = frozenset(zip(words, words[1:], words[2:], strict=False))
        for other, known in runs.items():
            is_pair = other != article and not (article in alike and other in alike)
            if is_pair and len(own & known) >= MIN_COMMON_SHARE * min(len(own), len(known)):
                alike |= {other: bodies[other], article: body}
    return {article: body for article, body in bodies.items() if article in alike}


def _unify(names: Mapping[str, str]) -> dict[str, str]:
    """Return names of which each is written in one way."""
    first: dict[str, str] = {}
    return {article: first.setdefault(fold(name), name) for article, name in names.items()}
