"""A vault has links that Obsidian follows, and comes back as it was through our own reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.export.conftest import export_folder
from tui.corpus.folder import open_folder
from tui.corpus.record_files.vault_links import link_text, unlink_text
from tui.export.selection import Selection
from tui.model.records import Article, Record

_LINK = re.compile(r"\[\[((?:articles|actors|events)/[^\]|]+)\|[^\]|]+\]\]")


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_a_vault_comes_back_as_it_was(
    which: str, shipped: Selection, hostile: Selection, tmp_path: Path
) -> None:
    selection = shipped if which == "shipped" else hostile
    folder = export_folder("markdown", selection, tmp_path / "vault")
    opened = open_folder(folder)
    assert opened.meta()[0].title == selection.title
    loaded = {entry.ref: opened.read(entry) for entry in opened.scan()}
    records = {one.record.ref: one.record for one in selection.records()}
    assert loaded.keys() == records.keys()
    for ref, record in records.items():
        back = loaded[ref].record
        assert back is not None and not loaded[ref].problems
        assert _without_place(back) == _without_place(record)


def _without_place(record: Record) -> Record:
    """Return a record but for where it stands."""
    if isinstance(record, Article):
        return structs.replace(record, path="", body_line=1)
    return structs.replace(record, path="")


def test_links_lead_to_files_of_the_vault(shipped: Selection, tmp_path: Path) -> None:
    folder = export_folder("markdown", shipped, tmp_path)
    targets = [target for path in folder.rglob("*.md") for target in _LINK.findall(path.read_text("utf-8"))]
    assert len(targets) > 150
    assert {target for target in targets if not (folder / f"{target}.md").exists()} == set()
    article = (folder / "articles/cooperation-militaire-niger-russie.md").read_text("utf-8")
    assert "[[actors/salifou-modi|Salifou Modi]]" in article


@pytest.mark.parametrize("text", ["[a]", "[[a", "[[[a", "\\[a", "[[[[a]]", "\\[[a|a]]", "[[a|a]][a"])
def test_brackets_before_a_name_come_back(text: str) -> None:
    at = text.rindex("a")
    assert unlink_text(link_text(text, [(at, at + 1, "actors/x")])) == text


@given(st.text(alphabet="ab|[]\\\n#", max_size=30), st.data())
def test_any_text_comes_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    links = [(start, end, "actors/x") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    assert unlink_text(link_text(text, links)) == text
