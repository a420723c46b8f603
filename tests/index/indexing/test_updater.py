"""From files to the index: what changes when files change, and what never does."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.index.contents import everything
from tests.index.small import FILES, write
from tests.stores import stored
from tui.corpus.curation.identity import rename_record
from tui.corpus.folder import Folder, open_folder
from tui.index.index_location import index_file
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import UpdateStopped
from tui.model.records import Ref


def test_everything_is_there(store: SqliteStore) -> None:
    assert store.is_ready and not store.notice
    counts = store.counts()
    assert (counts.article, counts.actor, counts.event) == (3, 9, 3)
    (problem,) = store.problems()
    assert str(problem).startswith("events/coup.md:7: related[0]: no event “absent”")
    marks = store.mentions(Ref("article", "mission"))
    assert [mention.exact for mention in marks.title] == ["nigérien"]
    assert [mention.actor for mention in marks.body][:2] == ["ali-lamine-zeine", "cedeao"]


def test_nothing_is_read_or_written_when_nothing_changed(store: SqliteStore, folder: Folder) -> None:
    def progress(done: int, total: int, what: str) -> bool:
        raise AssertionError(what)

    summary = update_index(store, folder, progress)
    assert (summary.changed, summary.removed, summary.articles) == (0, 0, 3)


def test_a_file_touched_and_not_changed_is_not_read(store: SqliteStore, root: Path, folder: Folder) -> None:
    os.utime(root / "articles/mission.md", ns=(1, 1))
    assert update_index(store, folder).changed == 0


def test_a_file_put_back_with_its_old_time_and_size_is_read(
    store: SqliteStore, root: Path, folder: Folder
) -> None:
    file = root / "articles/mission.md"
    status = file.stat()
    file.write_text(file.read_text("utf-8").replace("armes", "ARMES"), "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert update_index(store, folder).changed == 1


CHANGES: dict[str, dict[str, str | None]] = {
    "an article changed": {
        "articles/mission.md": FILES["articles/mission.md"].replace("armes", "Overtchouk")
    },
    "an article dated otherwise": {
        "articles/mission.md": FILES["articles/mission.md"].replace("2024-01-15", "2023-12-24")
    },
    "an article added": {"articles/new.md": "---\ntitle: Modi à Téhéran\n---\nSalifou Modi y est.\n"},
    "an article removed": {"articles/mission.md": None},
    "an article moved": {
        "articles/mission.md": None,
        "articles/2024/mission.md": FILES["articles/mission.md"],
    },
    "an article renamed": {
        "articles/mission.md": None,
        "articles/travail.md": FILES["articles/mission.md"],
    },
    "an article that cannot be used": {"articles/mission.md": ""},
    "an actor removed": {"actors/salifou-modi.md": None},
    "an actor that cannot be used": {"actors/salifou-modi.md": "---\ntype: person\n---\n"},
    "an actor with another name": {
        "actors/salifou-modi.md": FILES["actors/salifou-modi.md"] + "Texte.\n",
        "actors/cedeao.md": "---\nname: sanctions\ntype: organization\n---\n",
    },
    "an actor added": {"actors/alexandre-fomine.md": "---\nname: Alexandre Fomine\ntype: person\n---\n"},
    "an event changed": {"events/rencontre.md": FILES["events/rencontre.md"].replace("-16", "-17")},
    "an event that was missing": {
        "events/absent.md": FILES["events/coup.md"].replace("related: [absent]", "date: 2020")
    },
    "a decision": {
        "decisions.yaml": "- {article: cooperation, quote: Salifou Modi, is: nobody}\n"
        "- {article: personne, quote: x, is: nobody}\n"
    },
    "an id given twice": {"actors/a/niger.md": "---\nname: Autre\ntype: place\n---\n"},
    "all gone": dict.fromkeys(FILES),
}


@pytest.mark.parametrize("is_touched", [False, True], ids=["", "others touched"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_what_a_new_index_would(
    store: SqliteStore, root: Path, tmp_path: Path, change: str, is_touched: bool
) -> None:
    """Whether it is told which files have changed, or finds them; also where others are written as they were.

    That is how a version control system puts back another state of the folder.
    """
    before = everything(store)
    (copied := index_file(root, tmp_path / "told")).parent.mkdir(parents=True)
    index = apsw.Connection(str(index_file(root, tmp_path / "cache")))
    copy = apsw.Connection(str(copied))
    with closing(index), closing(copy), copy.backup("main", index, "main") as backup:
        backup.step()
    told = open_store(root, cache=tmp_path / "told")
    for path, text in CHANGES[change].items():
        if text is None:
            (root / path).unlink()
        else:
            write(root, {path: text})
    touched = [path for path in FILES if is_touched and (root / path).exists()]
    for path in touched:
        os.utime(root / path)
    new = open_store(root, cache=tmp_path / "new")
    update_index(new, open_folder(root))
    wanted = everything(new)
    assert wanted != before
    for changed, paths in ((store, None), (told, [*CHANGES[change], *touched])):
        update_index(changed, open_folder(root), paths=paths)
        assert everything(changed) == wanted
        update_index(changed, open_folder(root), lambda done, total, what: False)  # nothing is left to do
    told.close()
    new.close()


def test_folders_that_come_move_and_go_are_told_by_their_paths_alone(
    store: SqliteStore, root: Path, tmp_path: Path
) -> None:
    def is_like_new(*told: str) -> bool:
        update_index(store, open_folder(root), paths=told)
        new = open_store(root, cache=tmp_path / str(len(list(tmp_path.iterdir()))))
        update_index(new, open_folder(root))
        is_same = everything(store) == everything(new)
        new.close()
        return is_same

    write(
        root,
        {"articles/a/b/one.md": FILES["articles/mission.md"], "articles/a/two.md": "---\ntitle: 2\n---\n"},
    )
    assert is_like_new("articles/a") and store.counts().article == 5
    (root / "articles/a").rename(root / "articles/c")
    assert is_like_new("articles/a", "articles/c") and store.counts().article == 5
    write(root, {"articles/a/one.md": FILES["articles/mission.md"]})
    assert is_like_new("articles/a/one.md") and "is taken by" in str(store.problems())
    shutil.rmtree(root / "articles/a")
    assert is_like_new("articles/a/one.md", "articles/a") and "is taken by" not in str(store.problems())
    shutil.rmtree(root / "articles")
    assert is_like_new("articles") and store.counts().article == 0


def test_only_what_a_changed_actor_can_touch_is_marked_again(
    store: SqliteStore, root: Path, folder: Folder
) -> None:
    told = []

    def progress(done: int, total: int, what: str) -> bool:
        told.append(what)
        return True

    write(root, {"actors/mali.md": "---\nname: Mali\ntype: country\naliases: [saison des pluies]\n---\n"})
    update_index(store, folder, progress)
    assert told == ["reading", "marking names"]
    assert {place.article.id for place in store.mentions_of(Ref("actor", "mali"))} == {"recoltes"}


@pytest.mark.parametrize("id", ["niger", "russie", "salifou-modi"])
def test_an_actor_that_is_renamed_is_so_in_all_that_the_articles_say_and_none_is_marked_again(
    store: SqliteStore, root: Path, folder: Folder, tmp_path: Path, id: str
) -> None:
    text = "Le ministre nigérien des Mines, Abdou Barmou, est à Moscou. Salifou Modi, ministre russe, rit.\n"
    write(root, {"articles/mines.md": f"---\ntitle: Mines\ndate: 2024-02-02\n---\n{text}{text}"})
    decision = f"- {{article: mission, quote: Téhéran, is: {id}}}\n"
    write(root, {"decisions.yaml": decision, f"actors/{id}.md": FILES[f"actors/{id}.md"]})
    update_index(store, folder)
    told = []

    def progress(done: int, total: int, what: str) -> bool:
        told.append(what)
        return True

    rename_record(root, Ref("actor", id), f"der-{id}")
    update_index(store, folder, progress)
    assert "marking names" not in told
    new = open_store(root, cache=tmp_path / "new")
    update_index(new, open_folder(root))
    assert everything(store) == everything(new)
    assert store.mentions_of(Ref("actor", f"der-{id}")) and not store.mentions_of(Ref("actor", id))
    new.close()


def test_an_actor_that_takes_the_id_of_another_in_the_gazetteer_hides_it(
    store: SqliteStore, root: Path, folder: Folder, tmp_path: Path
) -> None:
    write(root, {"articles/togo.md": "---\ntitle: Visite\n---\nAli Lamine Zeine est au Togo.\n"})
    update_index(store, folder)
    assert store.used_names({"listed": 9})["listed"]
    rename_record(root, Ref("actor", "ali-lamine-zeine"), "togo")
    update_index(store, folder)
    new = open_store(root, cache=tmp_path / "new")
    update_index(new, open_folder(root))
    assert everything(store) == everything(new)
    assert not store.used_names({"listed": 9})["listed"]
    new.close()


def test_a_name_broken_at_line_ends_is_marked_when_its_actor_comes(
    store: SqliteStore, root: Path, folder: Folder
) -> None:
    write(root, {"articles/etroit.md": "---\ntitle: Visite\n---\nHier, l’Oran-\ngina est venue.\n"})
    update_index(store, folder)
    write(root, {"actors/orangina.md": "---\nname: Orangina\ntype: organization\n---\n"})
    update_index(store, folder)
    assert {place.article.id for place in store.mentions_of(Ref("actor", "orangina"))} == {"etroit"}


def test_a_stopped_run_changes_nothing(store: SqliteStore, root: Path, folder: Folder) -> None:
    before = everything(store)
    for path in FILES:
        with (root / path).open("a") as file:
            file.write("\nPlus.\n")
    for at in (0, 7, 14):
        with pytest.raises(UpdateStopped):
            update_index(store, folder, lambda done, total, what, at=at: done < at)
        assert everything(store) == before
    assert update_index(store, folder).changed == len(FILES)


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_stopped_run_of_several_transactions_is_taken_up_by_the_next(
    empty: SqliteStore,
    root: Path,
    folder: Folder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rebuild: bool,
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    for at in (3, 12, 13, 14):
        with pytest.raises(UpdateStopped):
            update_index(empty, folder, lambda done, total, what, at=at: done < at, rebuild=True)
    assert not empty.is_ready and empty.counts().article == 2
    assert update_index(empty, folder, rebuild=rebuild).changed == (len(FILES) if rebuild else 1)
    before = everything(empty)
    write(root, {"actors/mali.md": "---\nname: Mali\ntype: country\naliases: [armes, pluies]\n---\n"})
    with pytest.raises(UpdateStopped):
        update_index(empty, folder, lambda done, total, what: done < 2)
    assert empty.is_ready and everything(empty) != before
    update_index(empty, folder)
    new = open_store(root, cache=tmp_path / "new")
    update_index(new, folder)
    assert everything(empty) == everything(new)
    new.close()


def test_a_first_index_that_is_stopped_goes_on_from_where_it_was(
    empty: SqliteStore, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.FIRST_COMMIT_ARTICLES", 1)
    monkeypatch.setattr("tui.index.indexing.commit_sizes.SECONDS_PER_COMMIT", 0.0)
    with pytest.raises(UpdateStopped):
        update_index(empty, folder, lambda done, total, what: done < len(FILES) - 1)
    assert empty.counts().article == 2
    told: list[tuple[int, int]] = []

    def note(done: int, total: int, what: str) -> bool:
        told.append((done, total))
        return True

    assert update_index(empty, folder, note).changed == 1
    assert told[0] == (len(FILES) - 1, len(FILES))


def test_of_many_articles_the_newest_are_marked_anew_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    years = ("2021", "2022", "2023")
    files = {
        f"articles/a{year}.md": f"---\ntitle: A\ndate: {year}-01-01\n---\nGorga parle.\n" for year in years
    }
    root, store = tmp_path / "corpus", stored(tmp_path, files)
    write(root, {"actors/gorga.md": "---\nname: Gorga\ntype: group\n---\n"})
    with pytest.raises(UpdateStopped):
        update_index(store, open_folder(root), lambda done, total, what: done < 2)
    marked = [year for year in years if store.mentions(Ref("article", f"a{year}")).body]
    assert marked == ["2023"]
    store.close()


def test_the_other_articles_can_be_read_while_a_long_one_is(
    empty: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.LONG_FILE_BYTES", 1_000)
    write(root, {"articles/a-long.md": f"---\ntitle: Long\n---\n{'Rien de neuf. ' * 100}\n"})
    with pytest.raises(UpdateStopped):
        update_index(empty, folder, lambda done, total, what: done < total - 1)
    assert [row.ref.id for row in empty.rows("article").items if row.ref.id == "a-long"] == []
    assert empty.counts().article == 3
    assert update_index(empty, folder).changed == 1


def test_a_large_index_is_put_in_one_piece_after_everything_can_be_found(
    empty: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    pieces = "SELECT count(DISTINCT segid) FROM text_idx"
    asked = []

    def progress(done: int, total: int, what: str) -> bool:
        asked.append(what)
        return what != "tidying up"

    assert update_index(empty, folder, progress).articles == 3 and asked[-1] == "tidying up"
    with empty.database.reading() as connection:
        assert connection.execute(pieces).get == 3  # it was stopped, and nothing is missing
    found = everything(empty)
    write(root, {"articles/more.md": "---\ntitle: M\n---\nM.\n"})
    update_index(empty, folder)
    (root / "articles/more.md").unlink()
    update_index(empty, folder)
    with empty.database.reading() as connection:
        assert connection.execute(pieces).get == 1
    assert everything(empty) == found


def test_a_rebuild_gives_the_same(store: SqliteStore, folder: Folder) -> None:
    before = everything(store)
    assert update_index(store, folder, rebuild=True).changed == len(FILES)
    assert everything(store) == before


def test_an_index_of_another_version_is_read_again_and_used_meanwhile(
    store: SqliteStore, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(store)
    with store.writing() as connection:
        connection.execute("UPDATE meta SET value = 'folding 0' WHERE key = 'versions'")
        connection.execute("DELETE FROM mention")
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    with pytest.raises(UpdateStopped):
        update_index(store, folder, lambda done, total, what: done < 14)
    assert store.is_ready and store.counts().article == 3
    assert store.mentions_of(Ref("actor", "niger")) and everything(store) != before
    assert update_index(store, folder).changed == 1
    assert "another version" in store.notice
    assert everything(store) == before


def test_what_another_version_asked_of_offices_is_asked_anew(
    store: SqliteStore, root: Path, folder: Folder
) -> None:
    known = store.counts().kept("actor")
    with store.writing() as connection:
        connection.execute("UPDATE meta SET value = 'folding 0' WHERE key = 'versions'")
        connection.execute("INSERT INTO office (question) VALUES ('president of mali')")
    write(root, {"actors/new.md": "---\nname: Ali Zorbek\ntype: person\nroles: [{title: ministre}]\n---\n"})
    update_index(store, folder)
    assert store.counts().kept("actor") == known + 1


def test_an_index_of_other_fields_gets_the_values_that_it_lacks(store: SqliteStore, folder: Folder) -> None:
    before = everything(store)
    with store.writing() as connection:
        connection.execute("DELETE FROM value WHERE field = 'tag'")
        connection.execute("UPDATE meta SET value = replace(value, ' tag ', ' ') WHERE key = 'versions'")
    assert [facet.value for facet in store.field_values("tag")] == []
    update_index(store, folder)
    assert [(facet.value, facet.count) for facet in store.field_values("tag")] == [("défense", 1)]
    assert everything(store) == before


def test_a_file_that_could_not_be_read_is_tried_again(
    store: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refused(path: str | Path, *args: int, **options: int) -> int:
        if Path(path).name == "mali.md":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **options)

    os.utime(root / "actors/mali.md", ns=(1, 1))
    monkeypatch.setattr(os, "open", refused)
    update_index(store, folder)
    assert store.counts().actor == 8
    assert "actors/mali.md:0: cannot be read: Permission denied" in map(str, store.problems())
    monkeypatch.undo()
    update_index(store, folder)
    assert store.counts().actor == 9
