"""Actors and their ties in GEXF, whose ties have periods: Gephi plays them over time."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.graphs.actor_ties import TieCounter
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection

_NODE_ATTRIBUTES = {"type": "string", "country": "string", "articles": "integer"}
_TIE_ATTRIBUTES = {"sentences": "integer", "articles": "integer", "events": "integer", "strength": "double"}


def gexf_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with an undirected graph."""
    yield OutputFile("", _pieces(selection))


def _pieces(selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield f"<meta><creator>niger-tui</creator><description>{_text(selection.title)}</description></meta>\n"
    yield '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">\n'
    for of, attributes in (("node", _NODE_ATTRIBUTES), ("edge", _TIE_ATTRIBUTES)):
        yield f'<attributes class="{of}" mode="static">\n'
        for name, type_ in attributes.items():
            yield f'<attribute id="{name}" title="{name}" type="{type_}"/>\n'
        yield "</attributes>\n"
    ties = TieCounter(selection).count()
    yield "<nodes>\n"
    for node in ties.nodes():
        values = _values(node, _NODE_ATTRIBUTES)
        yield f'<node id="{encode_id(node.id)}" label={quoteattr(node.name)}>{values}</node>\n'
    yield "</nodes>\n<edges>\n"
    for number, tie in enumerate(ties.ties()):
        ends = f'source="{encode_id(tie.source)}" target="{encode_id(tie.target)}" weight="{tie.weight}"'
        period = f' start="{tie.first}" end="{tie.last}"' if tie.first else ""
        yield f'<edge id="{number}" {ends}{period}>{_values(tie, _TIE_ATTRIBUTES)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(value: object, attributes: dict[str, str]) -> str:
    """Return the attributes of a node or tie that are not empty."""
    texts = ((name, str(getattr(value, name))) for name in attributes)
    values = "".join(f'<attvalue for="{name}" value={quoteattr(text)}/>' for name, text in texts if text)
    return f"<attvalues>{values}</attvalues>"


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
