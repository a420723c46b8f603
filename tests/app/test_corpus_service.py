"""What the explorer asks of the files of a corpus."""

from __future__ import annotations

from pathlib import Path

from tests.stores import stored
from tui.app.corpus_service import CorpusService


def test_the_title_is_that_of_the_index_else_the_name_of_the_folder(tmp_path: Path) -> None:
    article = {"articles/a.md": "---\ntitle: Un\n---\nMot.\n"}
    store = stored(tmp_path / "titled", {"corpus.yaml": "title: Essai\n", **article})
    (tmp_path / "titled/corpus/corpus.yaml").unlink()  # which the first frame does not read
    assert CorpusService(store, tmp_path / "titled/corpus").title() == "Essai"
    store.close()
    store = stored(tmp_path / "untitled", article)
    assert CorpusService(store, tmp_path / "untitled/corpus").title() == "corpus"
    store.close()
