"""Mentions in the standoff format of brat: a text and its annotations for each article, in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.export.text_marks.article_text import TYPE_LABELS, join_mentions, join_text
from tui.model.annotations import Annotations
from tui.model.records import Article

#: brat asks for the types that annotations have, in a file beside them.
_CONFIGURATION = "[entities]\n" + "".join(f"{label}\n" for label in (*TYPE_LABELS.values(), "Unknown"))
_CONFIGURATION += "\n[relations]\n\n[events]\n\n[attributes]\n"
_LINE = re.compile(r"[^\n]+")


def brat_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield the types, then the text and the annotations of each article."""
    yield OutputFile("annotation.conf", (_CONFIGURATION,))
    for article, marks in selection.articles():
        name = encode_id(article.id)
        yield OutputFile(f"{name}.txt", (join_text(article),))
        yield OutputFile(f"{name}.ann", _annotations(selection, article, marks))


def _annotations(selection: Selection, article: Article, marks: Annotations) -> Iterator[str]:
    """Yield each mention as an entity, the actor that it means as its reference, and why as a note."""
    text = join_text(article)
    for number, mention in enumerate(join_mentions(article, marks), 1):
        actor = selection.find_actor(mention.actor)
        label = TYPE_LABELS[actor.type] if actor else "Unknown"
        pieces = list(_LINE.finditer(text, mention.start, mention.end))  # a span ends with its line
        spans = ";".join(f"{piece.start()} {piece.end()}" for piece in pieces)
        yield f"T{number}\t{label} {spans}\t{' '.join(piece[0] for piece in pieces)}\n"
        name = " ".join((actor.name if actor else mention.actor).split())
        yield f"N{number}\tReference T{number} actor:{encode_id(mention.actor)}\t{name}\n"
        why = " ".join(mention.why.split())
        yield f"#{number}\tAnnotatorNotes T{number}\t{mention.how}, {mention.confidence:.2f}: {why}\n"
