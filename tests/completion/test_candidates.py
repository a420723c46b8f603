"""What is offered in place of the word that is typed: without a shell, in one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli import cli
from tui.cli.shell.completion import table_rows
from tui.completion.candidates import find_candidates
from tui.completion.indexed_values import MAX_CANDIDATES, CorpusValues
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.index_location import index_file
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store

TABLE = list(table_rows(cli))


@pytest.fixture
def shipped(shipped_store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus that ships, with its index."""
    monkeypatch.delenv("NIGER_TUI_CORPUS", raising=False)
    monkeypatch.setenv("NIGER_TUI_CACHE", str(shipped_store.database.file.parents[1]))


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No corpus was read yet."""
    monkeypatch.delenv("NIGER_TUI_CORPUS", raising=False)
    monkeypatch.setenv("NIGER_TUI_CACHE", str(tmp_path / "cache"))


def offered(*words: str) -> list[str]:
    return [candidate.word for candidate in find_candidates(TABLE, words)]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["exp"], ["export", ":folders"]),
        (["export", "no"], ["notes"]),
        (["--corp"], ["--corpus"]),
        (["show", "--j"], ["--json"]),
        (["show", "actor:iou"], ["actor:iounous-bek-evkourov"]),
        (["show", "iou"], ["iounous-bek-evkourov"]),
        (["timeline", "visite"], []),  # that is an event
        (["merge", "niger", "actor:rus"], ["actor:russie"]),
        (["merge", "niger", "russie", "rus"], []),
        (["concordance", "moscou", "--in", "coop"], ["cooperation-militaire-niger-russie"]),
        (["concordance", "--sort", "r", "--in", "coop"], ["cooperation-militaire-niger-russie"]),
        (["concordance", "--sort=r"], ["--sort=right"]),
        (["new", "claim", "visite-a-m"], ["visite-a-moscou"]),
        (["add", "--dry-run", "x"], [":files"]),
        (["network", "--corpus="], [":folders"]),
        (["search", "sou"], ["source:"]),
        (["search", "moscou -sou"], ["moscou -source:"]),
        (["search", "source:rf"], ["source:RFI"]),
        (["search", "source:ous"], ['source:"Ousmane Diallo"']),
        (["search", 'source:"ous'], ['source:"Ousmane Diallo"']),
        (["search", "--", "-actor:iou"], ["-actor:iounous-bek-evkourov"]),
        (["search", "type:cou"], ["type:country"]),
        (["search", "nothing:x"], []),
        (["search", "after:20"], []),
        (["frequency", "--query", "is:un"], ["is:unread"]),
        (["completion", "z"], ["zsh"]),
        (["no-command", "x"], []),
        (["show", "salifou-modi", ""], []),
    ],
)
def test_the_next_word(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.usefixtures("shipped")
def test_an_id_is_offered_with_its_title() -> None:
    assert find_candidates(TABLE, ["show", "iou"]) == [("iounous-bek-evkourov", "Iounous-bek Evkourov")]


@pytest.mark.usefixtures("unread")
def test_without_an_index_the_names_of_the_files_are_offered() -> None:
    assert offered("show", "iou") == ["iounous-bek-evkourov"]
    assert offered("search", "source:") == []
    assert not index_file(bundled_corpus_path()).exists()


@pytest.mark.usefixtures("unread")
def test_what_is_no_corpus_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / "holiday.md").write_text("# Holiday\n", "utf-8")
    (tmp_path / "actors").write_text("a file, and no folder\n", "utf-8")
    for folder in (tmp_path, tmp_path / "missing", tmp_path / "holiday.md"):
        assert offered("--corpus", str(folder), "show", "") == [], folder


@pytest.mark.usefixtures("unread")
def test_an_index_that_cannot_be_read_is_left_alone() -> None:
    damaged = index_file(bundled_corpus_path())
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no index")
    assert offered("show", "iou") == ["iounous-bek-evkourov"]
    assert damaged.read_bytes() == b"no index"


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("is_indexed", [False, True])
def test_of_very_many_ids_those_are_told_apart_that_begin_alike(tmp_path: Path, is_indexed: bool) -> None:
    names = [f"a{first}{n}" for first in "bc" for n in range(MAX_CANDIDATES)] + ["a", "ab", "zz"]
    (tmp_path / "actors").mkdir()
    for name in names:
        (tmp_path / f"actors/{name}.md").write_text("---\nname: X\ntype: person\n---\n", "utf-8")
    if is_indexed:
        store = open_store(tmp_path)
        update_index(store, open_folder(tmp_path))
        store.close()
    with CorpusValues(tmp_path) as values:

        def ids(prefix: str) -> list[str]:
            return [candidate.word for candidate in values.ids("actor", prefix)]

        assert ids("") == ["a", "z"]
        assert ids("a") == ["a", "ab", "ac"]
        assert ids("ab") == sorted(name for name in names if name.startswith("ab"))[:1] + [
            f"ab{digit}" for digit in range(10)
        ]
        assert ids("z") == ["zz"]
        assert ids("ab29") == ["ab29", *(f"ab29{digit}" for digit in range(10))]
