"""The catalogue of messages: `python -m tests.catalogue` extracts them and updates the French one.

It writes `tui/locale/fr/LC_MESSAGES/niger-tui.po` anew, with empty translations for new messages, and
compiles it. What is extracted: what the functions of `tui.i18n` mark, the help of commands (their docstrings)
and the names of their values.
"""

from __future__ import annotations

import ast
import io
import re
import struct
from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "tui/locale/fr/LC_MESSAGES/niger-tui.po"
MO = PO.with_suffix(".mo")
#: The functions of `tui.i18n` that mark one message, and those that mark it with its plural.
ONE, PLURAL, WITH_CONTEXT = {"_", "N_", "gettext"}, {"ngettext", "NN_"}, {"pgettext"}
#: The decorators that make a command of a function.
_COMMAND_DECORATORS = {"command", "group"}
_LINE_CHARS = 100
#: What a module has that marks a message.
_MARKS = re.compile(rb"\b(?:N?N?_|n?gettext|pgettext)\(|metavar=|\.(?:command|group)\(")
#: The lines of a header that say when and by whom.
_PASSING_HEADERS = (
    b'"Report-', b'"POT-', b'"PO-', b'"Last-', b'"Language-Team', b'"Generated-', b'"Project-',
)  # fmt: skip


@cache
def parse_module(path: Path) -> ast.Module:
    """Return the syntax tree of a module of the program."""
    return ast.parse(path.read_bytes())


def extract_messages() -> Catalog:
    """Return a catalogue of all messages of the program, without translations."""
    catalog = Catalog(project="niger-tui", fuzzy=False)
    for path in sorted((ROOT / "tui").rglob("*.py")):
        if not _MARKS.search(path.read_bytes()):
            continue
        tree = parse_module(path)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                _add_message(catalog, call.func.id, [_text_of(argument) for argument in call.args])
        for text in _command_texts(tree):
            catalog.add(text)
    return catalog


def _text_of(argument: ast.expr) -> str:
    """Return the text of a literal; empty for anything else."""
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def _add_message(catalog: Catalog, function: str, texts: list[str]) -> None:
    """Add what a call of a function of `tui.i18n` marks; a call with a variable marks nothing."""
    if function in WITH_CONTEXT and all(texts[:2]):
        catalog.add(texts[1], context=texts[0])
    elif function in PLURAL and all(texts[:2]):
        catalog.add((texts[0], texts[1]))
    elif function in ONE and texts and texts[0]:
        catalog.add(texts[0])


def _command_texts(tree: ast.Module) -> Iterator[str]:
    """Yield the help of the commands of a module, and the names of their values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield cleandoc(ast.get_docstring(node, clean=False) or "")
        if (
            isinstance(node, ast.keyword)
            and node.arg in ("metavar", "subcommand_metavar")
            and isinstance(node.value, ast.Constant)
        ):
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
