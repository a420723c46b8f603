"""Two selections to export: the corpus that ships, and one whose texts mean harm to other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import stored
from tui.export.export_format import ExportOptions
from tui.export.registry import FORMATS
from tui.export.selection import Selection
from tui.index.sqlite_store import SqliteStore

HOSTILE = {
    "corpus.yaml": 'title: "<script>alert(1)</script> & fils"\n',
    "articles/a.b-C.md": """---
title: "=HYPERLINK(\\"http://x\\") <b>Modi</b> \\e[31m"
date: 2024-03-01
authors: ["Ousmane DIALLO", "Sow, Awa", "+1 La rédaction"]
publisher: "@Sahel {\\\\LaTeX} 100 % & _co_"
source: "-AFP"
url: 'https://x.test/?a=1&b={2}"><script>'
accessed: 2026-11-28
lang: fr
tags: ["$x^2~y#z"]
---
=cmd|' /C calc'!A0, dit Salifou Modi. Voir [[actors/modi|Modi]], [[x]] et \\\\[[ y ]] ou \\[[z]].

**** *id_faux <script>alert(1)</script> ER  - END:VEVENT
Salifou
Modi est à Niamey ; virgule, point.
""",
    "articles/vide.md": "---\ntitle: Sans rien\n---\n",
    "actors/modi.md": """---
name: Salifou Modi
type: person
aliases: [Modi, {name: S.M., match: exact}]
roles: [{title: ministre <i>, of: niger}]
of: niger
---
Note <b>grasse</b>, [[niger]] aussi.
""",
    "actors/niger.md": "---\nname: Niger\ntype: country\ncountry: NE\n---\n",
    "actors/niamey.md": "---\nname: Niamey\ntype: place\nof: niger\n---\n",
    "events/e.md": """---
title: "Visite <script>; à, Niamey\\\\n"
type: consult
place: niamey
participants: [{actor: modi}, {actor: niger, role: recipient}, {actor: nobody-known}]
claims:
  - {article: a.b-C, quote: dit Salifou Modi, date: 2024-03-01, details: {figure: "=1+1"}}
  - {source: "javascript:alert(1)", publisher: "<Press>", date: 2024-03-05/2024-03-07, details: {figure: "3"}}
---
""",
}


@pytest.fixture
def shipped(shipped_store: SqliteStore) -> Selection:
    return Selection(shipped_store, "Niger et Russie")


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    store = stored(tmp_path_factory.mktemp("hostile"), HOSTILE)
    yield store
    store.close()


@pytest.fixture
def hostile(hostile_store: SqliteStore) -> Selection:
    return Selection(hostile_store, "<script>alert(1)</script> & fils")


def export_text(name: str, selection: Selection, options: ExportOptions | None = None) -> str:
    """Return the one file that a format makes."""
    (file,) = FORMATS[name].load()(selection, options or ExportOptions())
    return "".join(file.pieces)


def export_folder(name: str, selection: Selection, folder: Path) -> Path:
    """Write the files that a format makes into a folder."""
    for file in FORMATS[name].load()(selection, ExportOptions()):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(file.pieces).encode())
    return folder


def decode_id(encoded: str, escape: str = "_") -> str:
    """Return the id that `encode_id` has encoded, as whoever reads an export can."""
    data = re.sub(
        rb"%b([0-9A-F]{2})" % re.escape(escape.encode()),
        lambda match: bytes.fromhex(match[1].decode()),
        encoded.encode("utf-8"),
    )
    return data.decode("utf-8", "surrogatepass")
