"""Every format has a row and a line in the guide, and makes something of a corpus without anything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.conftest import export_text
from tests.index.indexing.test_found_events import write_article
from tests.readme import GUIDES
from tests.stores import indexed, stored
from tui.export.export_format import ExportOptions
from tui.export.registry import FORMATS
from tui.export.selection import ExportStopped, Selection
from tui.i18n import choose_language
from tui.i18n import gettext as _


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_has_every_format(language: str) -> None:
    page = (GUIDES[language] / "export.md").read_text("utf-8")
    choose_language(language)
    try:
        rows = {name: f"| `{name}` | {_(row.title)} |\n" for name, row in FORMATS.items()}
    finally:
        choose_language("en")
    assert [name for name, row in rows.items() if row not in page] == []


def test_an_empty_corpus_is_exported(tmp_path: Path) -> None:
    store = stored(tmp_path, {"corpus.yaml": "title: Rien\n"})
    for row in FORMATS.values():
        files = list(row.load()(Selection(store, "Rien"), ExportOptions()))
        assert row.is_folder or len(files) == 1
        for file in files:
            "".join(file.pieces)
    store.close()


@pytest.mark.parametrize("name", ["csv", "gexf"])
def test_an_export_can_be_stopped(name: str, shipped: Selection) -> None:
    stopped = Selection(shipped.store, "", progress=lambda _done, _total, _what: False)
    with pytest.raises(ExportStopped):
        for file in FORMATS[name].load()(stopped, ExportOptions()):
            "".join(file.pieces)


def test_events_that_nobody_has_kept_are_exported_only_by_themselves(tmp_path: Path) -> None:
    for name in ("agency", "copy", "toll"):
        write_article(tmp_path / "corpus", name)
    store = indexed(tmp_path / "corpus", tmp_path / "cache")
    rows = [row.ref for row in store.rows("event").items]
    assert any(ref.is_found for ref in rows)
    assert list(Selection(store, "").events()) == []
    (article, *_others) = Selection(store, "").articles()
    assert list(Selection(store, "", ref=article[0].ref).events()) == []
    (ref, *_more) = [ref for ref in rows if ref.is_found]
    text = export_text("dossier", Selection(store, "", ref=ref))
    assert "What the sources say" in text
    store.close()
