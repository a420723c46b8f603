"""Actors and their ties in GraphML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.graphs.actor_ties import TieCounter
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection

_NODE_KEYS = {"name": "string", "type": "string", "country": "string", "articles": "int"}
_TIE_KEYS = {
    **dict.fromkeys(("weight", "sentences", "articles", "events"), "int"),
    "strength": "double",
    **dict.fromkeys(("first", "last"), "string"),
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def graphml_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with an undirected graph."""
    yield OutputFile("", _pieces(selection))


def _pieces(selection: Selection) -> Iterator[str]:
    yield _HEAD
    for of, prefix, keys in (("node", "n", _NODE_KEYS), ("edge", "e", _TIE_KEYS)):
        for name, type_ in keys.items():
            yield f'<key id="{prefix}_{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="actors" edgedefault="undirected">\n'
    ties = TieCounter(selection).count()
    for node in ties.nodes():
        yield f'<node id="{encode_id(node.id)}">{_data(node, "n", _NODE_KEYS)}</node>\n'
    for tie in ties.ties():
        ends = f'source="{encode_id(tie.source)}" target="{encode_id(tie.target)}"'
        yield f"<edge {ends}>{_data(tie, 'e', _TIE_KEYS)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(value: object, prefix: str, keys: dict[str, str]) -> str:
    """Return the attributes of a node or tie that are not empty."""
    values = ((name, str(getattr(value, name))) for name in keys)
    return "".join(f'<data key="{prefix}_{name}">{escape(text)}</data>' for name, text in values if text)
