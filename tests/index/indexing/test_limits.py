"""Limits of the index that decide what is done and found, each at its bound."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.index.small import write
from tests.stores import stored
from tui.corpus.folder import Folder, open_folder
from tui.corpus.record_files import loader
from tui.index.indexing import article_job
from tui.index.indexing.processes.subprocess_update import update_in_subprocess
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.index.store import StoreBusy
from tui.model.records import Ref


def articles(first: int, last: int) -> dict[str, str]:
    return {f"articles/a{i}.md": f"---\ntitle: Article {i}\n---\nTexte {i}.\n" for i in range(first, last)}


def articles_at_last_maintenance(store: SqliteStore) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT value FROM meta WHERE key = 'settled'").get)


def test_maintenance_is_due_once_more_than_a_fifth_of_the_articles_is_new(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    store = stored(tmp_path, articles(0, 10))
    assert articles_at_last_maintenance(store) == 10
    write(root, articles(10, 12))
    update_index(store, open_folder(root))
    assert articles_at_last_maintenance(store) == 10
    write(root, articles(12, 13))
    update_index(store, open_folder(root))
    assert articles_at_last_maintenance(store) == 13
    store.close()


@pytest.mark.parametrize(("actors", "found"), [(20, ["article:met"]), (21, [])])
def test_a_word_in_the_names_of_more_than_twenty_actors_stands_for_none(
    tmp_path: Path, actors: int, found: list[str]
) -> None:
    names = {f"actors/a{i}.md": f"---\nname: Gado Numéro{i}\ntype: person\n---\n" for i in range(1, actors)}
    files = {
        "actors/a0.md": "---\nname: Gado Premier\ntype: person\naliases: [Yacine Mabo]\n---\n",
        "articles/met.md": "---\ntitle: Rencontre\n---\nHier, Yacine Mabo a parlé.\n",
    }
    store = stored(tmp_path, names | files)
    assert [str(hit.ref) for hit in store.articles(parse_query("gado")).items] == found
    store.close()


def test_an_update_in_a_child_process_says_that_another_program_writes(
    store: SqliteStore, root: Path, cache: Path, folder: Folder
) -> None:
    (root / "articles/mission.md").unlink()
    with store.writing(), pytest.raises(StoreBusy, match="another program"):
        update_in_subprocess(root, cache, None)
    outcome = update_in_subprocess(root, cache, None)
    assert outcome and outcome.summary and outcome.summary.articles == 2


#: A raw text whose lines take some seconds to look at.
SLOW = "Le président du Niger a déclaré mardi que la coopération continue.\n\n" * 40_000


@pytest.mark.parametrize("is_in_thread", [False, True])
def test_a_file_that_takes_too_long_is_left_out_by_name(
    store: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch, is_in_thread: bool
) -> None:
    (root / "articles/slow.txt").write_text(SLOW, "utf-8")
    monkeypatch.setattr(loader, "MAX_READ_CPU_S", 0.1)
    if is_in_thread:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(update_index, store, folder).result()
    else:
        update_index(store, folder)
    assert store.counts().article == 3
    problem = "articles/slow.txt:0: skipped: it takes more than 0.1 seconds to read; split it, or simplify it"
    assert problem in map(str, store.problems())
    assert update_index(store, folder).changed == 0  # it is not tried again before it changes
    assert problem in map(str, store.problems())


def test_an_article_that_takes_too_long_to_mark_is_shown_without_marks(
    store: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Le général Adam Jones est au Mali. " * 3_000
    (root / "articles/slow.md").write_text(f"---\ntitle: Slow\n---\n{words}\n", "utf-8")
    monkeypatch.setattr(article_job, "MAX_ANNOTATION_CPU_S", 0.05)
    update_index(store, folder)
    assert store.counts().article == 4
    assert store.mentions(Ref("article", "slow")).body == ()
    assert any("no names are marked" in str(problem) for problem in store.problems())
