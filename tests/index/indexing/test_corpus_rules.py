"""What the files about a whole corpus say: parsed again only where they have changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tui.corpus.folder import Folder
from tui.index.indexing.changes import compare_folder
from tui.index.indexing.corpus_rules import CorpusRules, read_rules
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore

DECISIONS = "- {article: cooperation, quote: Salifou Modi, is: nobody}\n- {article: [a]}\n- nothing\n"


def rules_of(store: SqliteStore, folder: Folder, *, are_stored: bool) -> CorpusRules:
    """The rules, as parsed or as they are in the index; problems in one order."""
    with store.database.reading() as connection:
        rules = read_rules(connection, folder, are_stored)
    return msgspec.structs.replace(rules, problems=tuple(sorted(rules.problems)))


@pytest.mark.parametrize("found", ["true", "false"])
def test_what_the_index_has_is_what_the_files_say(
    store: SqliteStore, folder: Folder, root: Path, found: str
) -> None:
    (root / "corpus.yaml").write_text(f"title: T\nfound: {found}\nlang: [fr]\n", "utf-8")
    (root / "decisions.yaml").write_text(DECISIONS, "utf-8")
    update_index(store, folder)
    parsed = rules_of(store, folder, are_stored=False)
    assert parsed.decisions and len(parsed.problems) > 1
    assert rules_of(store, folder, are_stored=True) == parsed


def test_files_that_have_not_changed_are_not_parsed(
    store: SqliteStore, folder: Folder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "decisions.yaml").write_text(DECISIONS, "utf-8")
    update_index(store, folder)

    def parse(*_given: object) -> object:
        raise AssertionError("parsed")

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "decisions", parse)
        patch.setattr(Folder, "meta", parse)
        with store.database.reading() as connection:
            assert not compare_folder(connection, folder, rebuild=False).is_needed
    (root / "decisions.yaml").unlink()
    with store.database.reading() as connection:
        changes = compare_folder(connection, folder, rebuild=False)
    assert changes.is_needed and not changes.rules.decisions


def test_a_file_that_cannot_be_read_is_tried_again(store: SqliteStore, folder: Folder, root: Path) -> None:
    (root / "decisions.yaml").mkdir()
    for _time in range(2):
        rules = rules_of(store, folder, are_stored=True)
        assert not rules.digest and any(one.path == "decisions.yaml" for one in rules.problems)
        update_index(store, folder)
    (root / "decisions.yaml").rmdir()
    assert update_index(store, folder).changed == 0
    assert rules_of(store, folder, are_stored=True).problems == ()
