"""The catalogue of messages: `python -m tests.catalogue` extracts them and updates the French one.

It writes `tui/locale/fr/LC_MESSAGES/niger-tui.po` anew, with empty translations for new messages, and
compiles it. What is extracted: what the functions of `tui.i18n` mark, the help of commands (their docstrings)
and the names of their values.
"""

from __future__ import annotations

import ast
import io
import struct
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "tui/locale/fr/LC_MESSAGES/niger-tui.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "NN_": (1, 2), "pgettext": ((1, "c"), 2),
}  # fmt: skip
#: The decorators that make a command of a function.
_COMMAND_DECORATORS = {"command", "group"}
_LINE_CHARS = 100
#: The lines of a header that say when and by whom.
_PASSING_HEADERS = (
    b'"Report-', b'"POT-', b'"PO-', b'"Last-', b'"Language-Team', b'"Generated-', b'"Project-',
)  # fmt: skip


def extract_messages() -> Catalog:
    """Return a catalogue of all messages of the program, without translations."""
    catalog = Catalog(project="niger-tui", fuzzy=False)
    for path in sorted((ROOT / "tui").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        source = path.read_bytes()
        for _line, function, messages, _comments in extract_python(
            io.BytesIO(source), KEYWORDS, (), {"encoding": "utf-8"}
        ):
            texts = [messages] if isinstance(messages, str) else list(messages or ())
            _add_message(catalog, str(function), [text for text in texts if isinstance(text, str)], place)
        for text in _command_texts(ast.parse(source)):
            catalog.add(text, locations=[(place, 0)])
    return catalog


def _add_message(catalog: Catalog, function: str, texts: list[str], place: str) -> None:
    """Add what a call of a function of `tui.i18n` marks; a call with a variable marks nothing."""
    if not texts or not texts[0]:
        return
    if function == "pgettext":
        catalog.add(texts[1], context=texts[0], locations=[(place, 0)])
    elif function in ("ngettext", "NN_"):
        catalog.add((texts[0], texts[1]), locations=[(place, 0)])
    else:
        catalog.add(texts[0], locations=[(place, 0)])


def _command_texts(tree: ast.Module) -> Iterator[str]:
    """Yield the help of the commands of a module, and the names of their values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield cleandoc(ast.get_docstring(node, clean=False) or "")
        if isinstance(node, ast.keyword) and node.arg == "metavar" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _makes_command(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in _COMMAND_DECORATORS
    )


def read_catalogue() -> Catalog:
    """Return the French catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="fr", domain="niger-tui")


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as its file has it: in order, and with nothing that changes at each run."""
    out = io.BytesIO()
    write_po(out, catalog, width=_LINE_CHARS, sort_output=True, ignore_obsolete=True, no_location=True)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_PASSING_HEADERS))


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue compiled (GNU gettext, without a hash table), translated messages alone."""
    header = "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"
    texts = {b"": header.encode()}
    for message in catalog:
        if message.id and is_translated(message):
            ids = [message.id] if isinstance(message.id, str) else message.id
            strings = [message.string] if isinstance(message.string, str) else message.string
            key = "\0".join(map(str, ids))
            key = f"{message.context}\x04{key}" if message.context else key
            texts[key.encode()] = "\0".join(map(str, strings or ())).encode()
    ids_table, strings_table = 28, 28 + 8 * len(texts)
    body, tables, at = b"", [b"", b""], 28 + 16 * len(texts)
    for column, wanted in enumerate((sorted(texts), [texts[key] for key in sorted(texts)])):
        for text in wanted:
            tables[column] += struct.pack("<2I", len(text), at + len(body))
            body += text + b"\0"
    start = struct.pack("<7I", 0x950412DE, 0, len(texts), ids_table, strings_table, 0, 0)
    return start + tables[0] + tables[1] + body


def is_translated(message: Message) -> bool:
    """Return whether a message has a translation, in each form."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> None:
    """Bring the French catalogue up to date, and compile it."""
    catalog = read_catalogue()
    catalog.update(extract_messages(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    PO.write_bytes(po_bytes(catalog))
    MO.write_bytes(mo_bytes(read_catalogue()))
    missing = [message.id for message in catalog if message.id and not is_translated(message)]
    print(f"{len(catalog)} messages, {len(missing)} not translated")


if __name__ == "__main__":
    main()
