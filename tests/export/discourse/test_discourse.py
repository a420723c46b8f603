"""Texts as IRaMuTeQ and TXM document that they read them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tests.export.conftest import export_folder, export_text
from tui.export.selection import Selection


def test_a_text_begins_with_its_starred_variables(shipped: Selection, hostile: Selection) -> None:
    for selection in (shipped, hostile):
        lines = export_text("iramuteq", selection).split("\n")
        heads = [line for line in lines if "*" in line]
        assert len(heads) == 2
        assert all(re.fullmatch(r"\*{4}( \*[a-z]+_[A-Za-z0-9._-]+)+", line) for line in heads)
    assert "*source_RFI" in export_text("iramuteq", shipped)
    assert "*publisher_Sahel-LaTeX-100-co" in export_text("iramuteq", hostile)


def test_each_text_has_a_row_of_metadata(hostile: Selection, tmp_path: Path) -> None:
    folder = export_folder("txm", hostile, tmp_path)
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert next(iter(rows[0])) == "id"
    assert {row["id"] for row in rows} == {path.stem for path in folder.glob("*.txt")} == {"a.b-C", "vide"}
    assert all(row.values() and all(row.values()) for row in rows)
    (row,) = [row for row in rows if row["id"] == "a.b-C"]
    assert (row["year"], row["month"], row["lang"]) == ("2024", "2024-03", "fr")
