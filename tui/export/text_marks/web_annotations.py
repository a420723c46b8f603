"""Mentions as Web Annotations of the W3C (JSON-LD), each with the words around it and its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.model.annotations import Mention
from tui.model.records import Article

#: The words of the W3C, then the few that are ours.
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "nt": "urn:niger-tui:",
        "how": "nt:how",
        "why": "nt:why",
        "confidence": {"@id": "nt:confidence", "@type": "http://www.w3.org/2001/XMLSchema#double"},
    },
]
#: Code points before and after a mention that tell it from others of the same words.
_CONTEXT_CHARS = 32


def annotation_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file: a page with an annotation for each mention in title and text."""
    yield OutputFile("", _pieces(selection))


def record_urn(kind: str, id: str) -> str:
    """Return the URN of a record."""
    return f"urn:niger-tui:{kind}:{quote(id, safe='')}"


def _pieces(selection: Selection) -> Iterator[str]:
    context = msgspec.json.encode(CONTEXT).decode()
    start = f'{{"@context":{context},"id":"urn:niger-tui:mentions","type":"AnnotationPage","items":[\n'
    for article, marks in selection.articles():
        for part, text, mentions in (
            ("title", article.title, marks.title),
            ("body", article.body, marks.body),
        ):
            for mention in mentions:
                annotation = _annotation(selection, article, part, text, mention)
                yield start + msgspec.json.encode(annotation).decode()
                start = ",\n"
    yield ("" if start == ",\n" else start) + "\n]}\n"


def _annotation(
    selection: Selection, article: Article, part: str, text: str, mention: Mention
) -> dict[str, Any]:
    """Return a mention as an annotation of the article's page, or of its URN where it has no address."""
    actor = selection.find_actor(mention.actor)
    body: dict[str, Any] = {
        "id": record_urn("actor", mention.actor),
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": f"https://www.wikidata.org/entity/{actor.wikidata}"
        if actor and actor.wikidata
        else record_urn("actor", mention.actor),
    }
    own = record_urn("article", article.id)
    return {
        "id": f"{own}:{part}:{mention.start}-{mention.end}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            body,
            {"type": "TextualBody", "purpose": "tagging", "value": actor.name if actor else mention.actor},
        ],
        "how": mention.how,
        "why": mention.why,
        "confidence": mention.confidence,
        "target": {
            "source": article.url or own,
            "scope": f"{own}:{part}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[mention.start : mention.end],
                    "prefix": text[max(0, mention.start - _CONTEXT_CHARS) : mention.start],
                    "suffix": text[mention.end : mention.end + _CONTEXT_CHARS],
                },
                {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
            ],
        },
    }
