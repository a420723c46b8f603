"""Tables and lines, read back by what others would read them with."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import msgspec

from tests.export.conftest import export_text
from tui.analysis.output.record_json import record_json
from tui.export.export_format import ExportOptions
from tui.export.selection import Selection
from tui.export.tables.csv_tables import TABLES, csv_files
from tui.export.tables.json_schema import RecordLine, lines_schema
from tui.model.records import Ref

#: What a line of an event has otherwise than `show --json`, which asks other records too.
_OWN = ("claims", "disagreements", "related_events")


def read_table(selection: Selection, table: str, *, has_bom: bool = False) -> list[dict[str, str]]:
    text = export_text("csv", selection, ExportOptions(table=table, has_bom=has_bom))
    assert text.startswith("\ufeff") == has_bom
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_table_has_its_rows(shipped: Selection) -> None:
    rows = {table: read_table(shipped, table) for table in TABLES}
    assert [len(rows[name]) for name in ("articles", "actors", "events")] == [2, 36, 29]
    assert len(rows["claims"]) == sum(int(row["claims"]) for row in rows["events"])
    texts = {row["id"]: row for row in rows["articles"]}
    for mention in rows["mentions"]:
        text = texts[mention["article"]]["title" if mention["part"] == "title" else "text"]
        assert text[int(mention["start"]) : int(mention["end"])] == mention["exact"]
    placed = [row for row in rows["claims"] if row["start"]]
    assert placed and texts[placed[0]["article"]]["text"][int(placed[0]["start"]) :].startswith(
        placed[0]["quote"]
    )
    assert [file.path for file in csv_files(shipped, ExportOptions())] == [f"{name}.csv" for name in TABLES]


def test_no_cell_is_a_formula(hostile: Selection) -> None:
    for table in TABLES:
        for row in read_table(hostile, table, has_bom=True):
            assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r"]
    (article,) = [row for row in read_table(hostile, "articles") if row["id"] == "a.b-C"]
    assert article["text"].startswith("'=cmd|") and article["source"] == "'-AFP"


def test_lines_are_the_records_and_fit_the_schema(shipped: Selection, hostile: Selection) -> None:
    for selection in (shipped, hostile):
        validator = jsonschema.Draft202012Validator(lines_schema())
        for line in export_text("jsonl", selection).splitlines():
            assert "\x1b" not in line
            msgspec.json.decode(line, type=RecordLine)
            assert [error.message for error in validator.iter_errors(json.loads(line))] == []
        validator.check_schema(lines_schema())
    lines = [msgspec.json.decode(line) for line in export_text("jsonl", shipped).splitlines()]
    assert len(lines) == 67 and {line["kind"] for line in lines} == {"article", "actor", "event"}
    for line in [lines[0], lines[5], next(one for one in lines if one["id"] == "event:visite-a-moscou")]:
        ref = Ref.parse(line["id"])
        assert ref is not None
        shown = msgspec.json.decode(
            msgspec.json.encode(record_json(shipped.store, shipped.store.read([ref])[0]))
        )
        assert {name: line[name] for name in line if name not in _OWN} == {
            name: shown[name] for name in line if name not in _OWN
        }
    only = export_text("jsonl", shipped, ExportOptions(kind="event"))
    assert only.count("\n") == 29 and lines_schema()["anyOf"]


def test_a_selection_is_of_a_query_or_of_what_is_tied_to_a_record(shipped: Selection) -> None:
    event = Selection(shipped.store, "", ref=Ref("event", "visite-a-moscou"))
    assert len(read_table(event, "articles")) == 2 and len(read_table(event, "events")) == 1
    assert {row["id"] for row in read_table(event, "actors")} >= {"moscou", "salifou-modi", "russie"}
    article = Selection(shipped.store, "", ref=Ref("article", "cooperation-militaire-niger-russie"))
    assert len(read_table(article, "articles")) == 1
    assert "salifou-modi" in {row["id"] for row in read_table(article, "actors")}
    assert "visite-a-moscou" in {row["id"] for row in read_table(article, "events")}
    actor = Selection(shipped.store, "", ref=Ref("actor", "salifou-modi"))
    assert [row["id"] for row in read_table(actor, "articles")] == ["cooperation-militaire-niger-russie"]
    assert [row["id"] for row in read_table(actor, "actors")] == ["salifou-modi"]
