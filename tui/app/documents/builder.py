"""Building a document line by line: text, styles and links together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tui.app.documents.document import Document, LinkSpan


class TextRun(Struct, frozen=True):
    """A run of text in a line: with a style, or a link to a target."""

    text: str
    style: str = ""
    target: object = None
    layer: str = "names"
    reason: str = ""


def link_run(text: str, target: object, style: str = "", reason: str = "") -> TextRun:
    """Return a run of text that links to `target`."""
    return TextRun(text, style, target, reason=reason)


class DocumentBuilder:
    """Writes a document, from its top to its end."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._links: list[LinkSpan] = []
        self._styles: list[tuple[int, int, str]] = []
        self._indents: list[tuple[int, int, int]] = []
        self._lines = 0

    @property
    def length(self) -> int:
        """Return the length of the text so far, in code points: where the next run begins."""
        return self._length

    def write(self, *parts: TextRun | str) -> None:
        """Add text to the current line."""
        for part in parts:
            run = TextRun(part) if isinstance(part, str) else part
            start, self._length = self._length, self._length + len(run.text)
            self._text.append(run.text)
            if run.target is not None:
                self._links.append(
                    LinkSpan(start, self._length, run.target, run.style, run.layer, run.reason)
                )
            elif run.style:
                self._styles.append((start, self._length, run.style))

    def line(self, *parts: TextRun | str, indent: int = 0, hang: int = 0) -> None:
        """Add a whole line, indented by `indent` cells; the rows it wraps to by `hang` cells."""
        if indent or hang:
            self._indents.append((self._lines, indent, max(hang, indent)))
        self.write(*parts)
        self.blank()

    def blank(self) -> None:
        """End the line."""
        self.write("\n")
        self._lines += 1

    def paragraphs(self, parts: Iterable[TextRun]) -> None:
        """Add a text of any number of lines, and end the last."""
        for part in parts:
            self.write(part)
            self._lines += part.text.count("\n")
        self.blank()

    def body(self, text: str, links: list[LinkSpan], styles: list[tuple[int, int, str]]) -> int:
        """Add a text of many lines with links and styles in its own offsets; return where it begins."""
        base = self._length
        self._links += [
            LinkSpan(base + d.start, base + d.end, d.target, d.style, d.layer, d.reason) for d in links
        ]
        self._styles += [(base + start, base + end, style) for start, end, style in styles]
        self._text.append(text)
        self._length += len(text)
        self._lines += text.count("\n")
        return base

    def document(self) -> Document:
        """Return the document as written so far."""
        return Document(
            text="".join(self._text).rstrip("\n"),
            links=tuple(sorted(self._links, key=lambda d: (d.start, -d.end))),
            styles=tuple(self._styles),
            indents=tuple(self._indents),
        )
