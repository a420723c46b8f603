"""The text of an RTF document, without its tables of fonts, heads and feet, fields, pictures and notes.

One pass over the tokens with a stack of groups; nothing is looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui.corpus.extraction.exports.documents.document_text import DocumentText, read_document
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions
from tui.i18n import N_

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])"
    r"|[\r\n\x00]++|([^\\{}\r\n\x00]++)|\\"
)
#: Groups whose text is not the document's.
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "pict", "object", "fldinst", "themedata", "colorschememapping",
    "datastore", "latentstyles", "listtable", "listoverridetable", "generator", "xmlnstbl", "filetbl",
    "revtbl", "rsidtbl", "annotation", "atnid", "atnauthor", "comment", "bkmkstart", "bkmkend",
    "nonshppict", "tc", "xe",
})  # fmt: skip
_NOTES = frozenset({"footnote", "endnote"})
_SPECIAL = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n\n", "row": "\n\n", "cell": "\n\n",
    "nestrow": "\n\n", "tab": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "nestcell": "\n\n",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "‑", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n\n", "\r": "\n\n"}
#: The code page of a font's character set.
_CODE_PAGES = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_KNOWN_PAGES = frozenset({437, 850, 852, 855, 866, 874, 932, 936, 949, 950, *range(1250, 1259)})


@dataclass(frozen=True)
class _Group:
    """The state inside braces."""

    is_skipped: bool = False
    is_note: bool = False
    is_font_table: bool = False
    code_page: str = ""
    fallback_chars: int = 1  # how many characters stand in for one in Unicode


def read_rtf(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of an RTF document."""
    text, notes, is_closed = extract_rtf_text(file.read_whole().decode("latin-1"))
    notice = None if is_closed else N_("the file breaks off: its end may be missing")
    yield from read_document(DocumentText(lines=text.split("\n"), notes=notes.split("\n"), notice=notice))


def extract_rtf_text(source: str) -> tuple[str, str, bool]:
    """Return the text of a document, that of its notes, and whether all its groups are closed."""
    reader = _RtfReader()
    position = 0
    while match := _TOKEN.match(source, position):
        position = match.end()
        word, number, code, symbol, brace, text = match.groups()
        if word:
            if word == "bin":
                position += max(int(number or 0), 0)
            reader.read_word(word, int(number) if number else None)
        elif code:
            reader.add_byte(int(code, 16))
        elif brace == "{":
            reader.open_group()
        elif brace:
            reader.close_group()
        elif symbol:
            reader.read_symbol(symbol)
        elif text:
            reader.add_text(text)
    return reader.finish()


class _RtfReader:
    """Collects the text between the groups that are skipped."""

    def __init__(self) -> None:
        self._group = _Group()
        self._stack: list[_Group] = []
        self._text: list[str] = []
        self._notes: list[str] = []
        self._bytes = bytearray()  # of one run of characters in a code page
        self._default_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._ignored_chars = 0  # that still stand in for a character in Unicode
        self._surrogate = ""
        self._is_starred = False

    def open_group(self) -> None:
        """Begin a group, in the state of the one around it."""
        self._write_bytes()
        self._stack.append(self._group)

    def close_group(self) -> None:
        """Return to the state of the group around."""
        self._write_bytes()
        if self._stack:
            self._group = self._stack.pop()

    def read_symbol(self, symbol: str) -> None:
        """Read a control symbol."""
        self._write_bytes()
        if symbol == "*":
            self._is_starred = True
        else:
            self._add(_SYMBOLS.get(symbol, ""))

    def read_word(self, word: str, number: int | None) -> None:
        """Read a control word."""
        is_starred, self._is_starred = self._is_starred, False
        if word == "u" and number is not None:
            self._add_code_point(number)
            return
        self._write_bytes()
        if word in _SKIPPED or (is_starred and word not in _NOTES):
            self._group = replace(self._group, is_skipped=True, is_font_table=word == "fonttbl")
        elif word in _NOTES:
            self._group = replace(self._group, is_note=True)
        elif word == "uc" and number is not None:
            self._group = replace(self._group, fallback_chars=max(0, min(number, 10)))
        elif word == "ansicpg" and number in _KNOWN_PAGES:
            self._default_page = f"cp{number}"
        elif word in ("f", "fcharset") and number is not None:
            self._read_font(word, number)
        elif special := _SPECIAL.get(word):
            self._add(special)

    def add_byte(self, byte: int) -> None:
        """Add a character of the code page."""
        if self._ignored_chars:
            self._ignored_chars -= 1
        else:
            self._bytes.append(byte)

    def add_text(self, text: str) -> None:
        """Add characters as they stand."""
        skipped = min(self._ignored_chars, len(text))
        self._ignored_chars -= skipped
        if text := text[skipped:]:
            if text.isascii() and self._bytes:  # the second byte of a wide character may look like a letter
                self._write_bytes()
            self._add(text if text.isascii() else text.encode("latin-1").decode(self._page(), "replace"))

    def finish(self) -> tuple[str, str, bool]:
        """Return the text, the notes, and whether every group was closed."""
        self._write_bytes()
        return "".join(self._text), "".join(self._notes), not self._stack

    def _page(self) -> str:
        return self._group.code_page or self._default_page

    def _read_font(self, word: str, number: int) -> None:
        """Note the font of a group, or in the table of fonts its character set."""
        if word == "f":
            self._font = number
            if not self._group.is_font_table:
                self._group = replace(self._group, code_page=self._fonts.get(number, ""))
        elif self._group.is_font_table and number and number in _CODE_PAGES:
            self._fonts[self._font] = _CODE_PAGES[number]

    def _add_code_point(self, number: int) -> None:
        """Add a character in Unicode, of which each half of a pair comes by itself."""
        self._write_bytes()
        unit = chr(number & 0xFFFF)
        if "\ud800" <= unit <= "\udbff":
            self._surrogate = unit
        else:
            pair = f"{self._surrogate}{unit}".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self._surrogate = ""
            self._add(pair)
        self._ignored_chars = self._group.fallback_chars

    def _write_bytes(self) -> None:
        if self._bytes:
            self._add(self._bytes.decode(self._page(), "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        if not self._group.is_skipped:
            (self._notes if self._group.is_note else self._text).append(text)
