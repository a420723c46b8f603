"""Texts as HTML: escaped, with links to the web only where they are such, and with what is marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from msgspec import Struct

from tui.model.annotations import Mention
from tui.model.records import Article
from tui.model.text_reuse import Span

_SCHEMES = ("http://", "https://")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s]{1,2000})\)")


class MarkedQuote(Struct, frozen=True):
    """A quoted passage of a body, and the name by which a link finds it."""

    span: Span
    anchor: str


def html_link(url: str | None, words: str) -> str:
    """Return words as a link to a page of the web; the words alone where the address is none."""
    if not url or not url.startswith(_SCHEMES):
        return escape(words)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(words)}</a>'


def html_note(text: str) -> str:
    """Return a person's note as paragraphs, with its Markdown links as links."""
    return "".join(f"<p>{_link_pieces(one)}</p>\n" for one in text.split("\n\n") if one.strip())


def _link_pieces(text: str) -> str:
    pieces, at = [], 0
    for match in _MARKDOWN_LINK.finditer(text):
        pieces += [escape(text[at : match.start()]), html_link(match[2], match[1])]
        at = match.end()
    return "".join((*pieces, escape(text[at:])))


def marked_paragraphs(
    article: Article, mentions: Sequence[Mention], titles: dict[str, str], quotes: Sequence[MarkedQuote]
) -> Iterator[str]:
    """Yield the paragraphs of a body with its quoted passages and the names in it.

    `titles`: what is said of an actor when the pointer rests on its name, by its id.
    """
    body = article.body
    names = sorted({(one.start, one.end): one for one in mentions}.items())
    at = 0
    for piece in body.split("\n\n"):
        start, end = at, at + len(piece)
        at = end + 2
        if piece.strip():
            yield f"<p>{''.join(_mark_piece(body, (start, end), names, titles, quotes))}</p>\n"


def _mark_piece(
    body: str,
    piece: Span,
    names: Sequence[tuple[Span, Mention]],
    titles: dict[str, str],
    quotes: Sequence[MarkedQuote],
) -> Iterator[str]:
    """Yield a paragraph in pieces, each inside or outside of every mark."""
    start, end = piece
    here = [(span, one) for span, one in names if span[0] < end and span[1] > start]
    quoted = [one for one in quotes if one.span[0] < end and one.span[1] > start]
    spans = [span for span, _one in here] + [one.span for one in quoted]
    cuts = sorted({start, end, *(edge for span in spans for edge in span if start < edge < end)})
    for first, last in pairwise(cuts):
        words = escape(body[first:last])
        for span, mention in here:
            if span[0] <= first and last <= span[1]:
                title = escape(titles.get(mention.actor, mention.actor))
                words = f'<span class="name" title="{title}">{words}</span>'
                break
        around = [one for one in quoted if one.span[0] <= first and last <= one.span[1]]
        begun = [one.anchor for one in around if one.span[0] == first]
        anchors = "".join(f'<span id="{escape(anchor)}"></span>' for anchor in begun)
        yield f"{anchors}<mark>{words}</mark>" if around else words


def html_table(caption: str, heads: Iterable[str], cells: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are HTML already."""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in cells)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody>"
    return f'<div class="scroll"><table>{title}{body}</table></div>\n'
