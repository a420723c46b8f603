"""Publishing: what is written, what is left alone, and what is refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec
import psycopg
import pytest

from tests.index.small import FILES, write
from tests.postgres_server import PostgresServer
from tests.stores import indexed
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.postgres.postgres_database import FORMAT, connect
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication import published_statistics, publisher
from tui.index.postgres.publication.index_changes import IndexChanges
from tui.index.postgres.publication.index_units import Part
from tui.index.postgres.publication.published_schema import create_schema
from tui.index.postgres.publication.publisher import PublishStopped, PublishSummary, publish_corpus
from tui.index.postgres.server_connection import ServerConnection
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import Store, StoreBusy, StoreError
from tui.model.records import KINDS, Ref

_PUBLISH = (
    "import sys; from pathlib import Path; from tests.stores import indexed;"
    "from tui.index.postgres.publication.publisher import publish_corpus;"
    "root = Path(sys.argv[1]); print('ready', flush=True);"
    "publish_corpus(indexed(root / 'corpus', root / 'cache'), root / 'corpus', 'T', sys.argv[2])"
)


def publish(index: SqliteStore, root: Path, address: str, *, must_replace: bool = False) -> PublishSummary:
    return publish_corpus(index, root / "corpus", "A corpus", address, must_replace=must_replace)


def contents(store: Store) -> list[object]:
    """What a store has, as far as everything else is made of it."""
    lists = [store.rows(kind).items for kind in KINDS]
    records = [record for kind in KINDS for record in store.stream(kind)]
    related = [store.related_records(row.ref) for rows in lists for row in rows]
    words = [store.articles(parse_query(text)).items for text in ("niger", "russie or mil", "source:RFI")]
    return [lists, records, related, words, store.counts(), store.problems(), store.notes()]


def reads_alike(index: SqliteStore, address: str) -> bool:
    store = open_postgres_store(address)
    alike = contents(store) == contents(index)
    store.close()
    return alike


def test_what_has_changed_is_written_and_what_is_gone_is_removed(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    assert publish(index, tmp_path, address).written == 15
    reader = open_postgres_store(address)
    assert reader.is_ready and reader.corpus_title() == "A corpus" and reads_alike(index, address)
    state = reader.state()
    assert publish(index, tmp_path, address).written == 0
    assert reader.state() == state
    root = tmp_path / "corpus"
    write(root, {"articles/neuf.md": "---\ntitle: Neuf\ndate: 2024-02-01\n---\nLe Niger et le Mali.\n"})
    (root / "articles" / "recoltes.md").unlink()
    update_index(index, open_folder(root))
    summary = publish(index, tmp_path, address)
    assert (
        1 <= summary.written <= 4 and summary.removed == 1
    )  # the article, and actors named more or less often
    assert reader.state() != state and reads_alike(index, address)
    assert [row.ref.id for row in reader.rows("article").items] == ["neuf", "cooperation", "mission"]
    reader.close()


def test_a_corpus_has_the_title_that_it_was_published_with_last(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    publish(index, tmp_path, address)
    assert publish_corpus(index, tmp_path / "corpus", "Another title", address).written == 0
    reader = open_postgres_store(address)
    assert reader.corpus_title() == "Another title"
    reader.close()


def test_a_run_that_is_stopped_is_continued(index: SqliteStore, tmp_path: Path, address: str) -> None:
    with pytest.raises(PublishStopped):
        publish_corpus(index, tmp_path / "corpus", "T", address, lambda done, total, what: what != "indexing")
    store = open_postgres_store(address)
    assert not store.is_ready
    assert publish(index, tmp_path, address).written == 0
    assert store.is_ready and reads_alike(index, address)
    store.close()


def test_a_run_that_ends_once_the_indexes_are_made_is_continued(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    server = connect(address)
    create_schema(server, FORMAT)
    server.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;"
        "CREATE TRIGGER refuse BEFORE INSERT ON niger_tui.meta FOR EACH ROW WHEN (NEW.key = 'complete')"
        " EXECUTE FUNCTION refuse()"
    )
    with pytest.raises(StoreError, match="cannot answer"):
        publish(index, tmp_path, address)
    server.execute("DROP FUNCTION refuse CASCADE")
    server.close()
    assert publish(index, tmp_path, address).written == 0
    assert reads_alike(index, address)


def test_a_run_that_is_killed_is_continued(index: SqliteStore, tmp_path: Path, address: str) -> None:
    for delay in (0.0, 0.02, 0.05, 0.1, 0.2):
        with subprocess.Popen(
            [sys.executable, "-c", _PUBLISH, str(tmp_path), address], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
            time.sleep(delay)  # the moment at which it is killed
            process.kill()
    wait_for_end_of_others(address)
    publish(index, tmp_path, address)
    assert reads_alike(index, address)


def wait_for_end_of_others(address: str) -> None:
    """A killed publisher's connection ends when the server sees that nobody is there."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'niger-tui publish'"
    with psycopg.connect(address, autocommit=True) as connection:
        while connection.execute(query).fetchone() != (0,):
            time.sleep(0.01)


def _change_much(root: Path) -> None:
    """Add, change and remove records of all kinds."""
    write(
        root,
        {
            "articles/neuf.md": "---\ntitle: Ûne œuvre à Zinder\ndate: 2024-02-01\ntags: [x]\n---\n"
            "Modi et Mamadou Ouhoumoudou Kané, ministre du Pétrole du Niger, à Zinder.\n",
            "actors/zinder.md": "---\nname: Zinder\ntype: place\n---\n",
            "notes/n.md": "---\nabout: article:mission\nlabels: [sûr]\n---\nÀ voir.\n",
            "actors/broken.md": "---\ntype: [\n",
        },
    )
    (root / "articles" / "recoltes.md").unlink()
    actor = root / "actors" / "niger.md"
    actor.write_text(actor.read_text("utf-8").replace("name: Niger", "name: République du Niger"), "utf-8")
    article = root / "articles" / "mission.md"
    article.write_text(article.read_text("utf-8") + "\nUne phrase inouïe sur le Mali.\n", "utf-8")


def test_only_what_has_changed_is_looked_at_where_that_is_known(
    index: SqliteStore, tmp_path: Path, address: str, postgres_server: PostgresServer
) -> None:
    root, changes, looked_at = tmp_path / "corpus", IndexChanges(), list[int]()
    index.database.observe_writer = changes.observe

    def count(done: int, total: int, what: str) -> bool:
        looked_at.append(total)
        return True

    def publish_changes() -> PublishSummary:
        looked_at.clear()
        return publish_corpus(index, root, "A corpus", address, count, changes=changes)

    assert publish_changes().written == looked_at[0] == 15
    write(root, {"articles/a.md": "---\ntitle: A\n---\nUn texte.\n"})
    update_index(index, open_folder(root))
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE niger_tui.meta SET value = 'as counted' WHERE key = 'frequent'")
    assert publish_changes().written == looked_at[0] == 1
    assert read_fact(address, "frequent") == "as counted"  # one of sixteen is no reason to count all anew
    _change_much(root)
    update_index(index, open_folder(root))
    assert publish_changes().written and reads_alike(index, address)
    elsewhere = postgres_server.create_database()
    publish(index, tmp_path, elsewhere)
    assert _published_units(address) == _published_units(elsewhere)
    other = open_store(root, cache=tmp_path / "cache")
    write(root, {"articles/b.md": "---\ntitle: B\n---\nUn texte.\n"})
    update_index(other, open_folder(root))
    other.close()
    assert publish_changes().written == 1 and looked_at[0] > 15
    assert reads_alike(index, address)


def test_what_a_crash_of_the_server_has_lost_comes_again_to_one_that_only_knows_what_changed(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    root, changes = tmp_path / "corpus", IndexChanges()
    index.database.observe_writer = changes.observe

    def publish_changes() -> None:
        publish_corpus(index, root, "A corpus", address, changes=changes)

    publish_changes()
    source = read_fact(address, "source")
    write(root, {"articles/a.md": "---\ntitle: A\n---\nUn texte.\n"})
    update_index(index, open_folder(root))
    publish_changes()
    with psycopg.connect(address, options="-c search_path=niger_tui") as connection:
        connection.execute("UPDATE meta SET value = %s WHERE key = 'source'", (source,))
        lost = connection.execute("DELETE FROM record WHERE id = 'a' RETURNING number").fetchone()
        connection.execute("DELETE FROM content WHERE number = %s", lost)
        connection.execute("DELETE FROM text WHERE rowid = %s", lost)
        connection.execute("DELETE FROM published WHERE part = 'record' AND unit = %s", lost)
    write(root, {"articles/b.md": "---\ntitle: B\n---\nUn texte.\n"})
    update_index(index, open_folder(root))
    publish_changes()
    assert reads_alike(index, address)


def read_fact(address: str, key: str) -> str:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT value FROM niger_tui.meta WHERE key = %s", (key,)).fetchone()
    return str(row and row[0])


def test_no_transaction_deletes_more_than_it_would_write(
    index: SqliteStore, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "corpus"
    publish(index, tmp_path, address)
    for file in [*(root / "articles").iterdir(), *(root / "events").iterdir()]:
        file.unlink()
    update_index(index, open_folder(root))
    deleted, delete = list[int](), publisher._Publisher._delete

    def count(run: publisher._Publisher, part: Part, numbers: Sequence[int]) -> None:
        deleted.append(len(numbers))
        delete(run, part, numbers)

    monkeypatch.setattr(publisher._Publisher, "_delete", count)
    monkeypatch.setattr(publisher, "_MAX_BATCH_UNITS", 2)
    assert publish(index, tmp_path, address).removed >= 5
    assert max(deleted) <= 4 and reads_alike(index, address)  # two that are replaced, two that are gone


def test_what_was_left_to_be_counted_is_counted_by_a_later_run(
    index: SqliteStore, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "_MAX_BATCH_UNITS", 1)
    with pytest.raises(PublishStopped):
        publish_corpus(index, tmp_path / "corpus", "A corpus", address, lambda done, total, what: done < 14)
    assert publish(index, tmp_path, address).written == 1  # of fifteen
    assert read_fact(address, "frequent") == "\n" and read_fact(address, "unanalyzed") == "0"
    article = tmp_path / "corpus" / "articles" / "mission.md"
    for is_counted in (False, True, False, True):  # two of fifteen are more than a tenth
        with psycopg.connect(address) as connection:
            connection.execute("UPDATE niger_tui.meta SET value = 'as counted' WHERE key = 'frequent'")
        article.write_text(article.read_text("utf-8") + "\nEncore.\n", "utf-8")
        update_index(index, open_folder(tmp_path / "corpus"))
        assert publish(index, tmp_path, address).written == 1
        assert (read_fact(address, "frequent") == "\n") == is_counted


def test_a_run_that_ends_while_the_server_counts_is_continued(
    index: SqliteStore, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(server: ServerConnection, tables: Sequence[str]) -> None:
        raise StoreError("ended")

    with monkeypatch.context() as patched, pytest.raises(StoreError, match="ended"):
        patched.setattr(published_statistics, "analyze_tables", end)
        publish(index, tmp_path, address)
    assert read_fact(address, "frequent") == "None" and reads_alike(index, address)
    assert publish(index, tmp_path, address).written == 0
    assert read_fact(address, "frequent") == "\n"


def test_a_folder_whose_name_is_no_utf8_can_be_published_again(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    for _ in range(2):
        publish_corpus(index, root, "A title\0 with \ud800", address)
    assert reads_alike(index, address)


def _published_units(address: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address) as connection:
        return connection.execute("SELECT * FROM niger_tui.published ORDER BY part, unit").fetchall()


def test_a_folder_is_followed_until_ctrl_c(index: SqliteStore, tmp_path: Path, address: str) -> None:
    root = tmp_path / "corpus"
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "publish", str(root), address, "--watch", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "NIGER_TUI_CACHE": str(tmp_path / "cache")},
        text=True,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert _read_summary(process.stdout)["written"] == 15
        write(root, {"articles/neuf.md": "---\ntitle: Neuf\ndate: 2024-02-01\n---\nUn texte.\n"})
        assert _read_summary(process.stdout)["written"] == 1
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
        assert process.stdout.read() == process.stderr.read() == ""
    update_index(index, open_folder(root))
    assert reads_alike(index, address)


def _read_summary(output: IO[str]) -> dict[str, float]:
    return msgspec.json.decode(output.readline(), type=dict[str, float])


def test_a_second_publisher_is_refused(index: SqliteStore, tmp_path: Path, address: str) -> None:
    def publish_too(done: int, total: int, what: str) -> bool:
        with pytest.raises(StoreBusy, match="another program is publishing"):
            publish(index, tmp_path, address)
        return False

    with pytest.raises(PublishStopped):
        publish_corpus(index, tmp_path / "corpus", "T", address, publish_too)


def test_a_schema_that_it_did_not_make_is_not_touched(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA niger_tui CREATE TABLE record (theirs text)")
        connection.execute("INSERT INTO niger_tui.record VALUES ('kept')")
        with pytest.raises(StoreError, match="was not made by niger-tui; nothing was written"):
            publish(index, tmp_path, address, must_replace=True)
        assert connection.execute("SELECT * FROM niger_tui.record").fetchall() == [("kept",)]
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'niger_tui'")
        assert tables.fetchone() == (1,)


def test_another_corpus_takes_its_place_only_when_it_is_told_to(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    publish(index, tmp_path, address)
    other = tmp_path / "other"
    write(other / "corpus", {"articles/seul.md": "---\ntitle: Seul\n---\nUn texte.\n"})
    other_index = indexed(other / "corpus", other / "cache")
    with pytest.raises(StoreError, match=r"holds the corpus .*--replace puts"):
        publish(other_index, other, address)
    assert reads_alike(index, address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE niger_tui.meta SET value = '0' WHERE key = 'format'")
    with pytest.raises(StoreError, match=r"holds the corpus .*--replace puts"):
        publish(other_index, other, address)
    publish(other_index, other, address, must_replace=True)
    assert reads_alike(other_index, address)
    other_index.close()


def test_a_schema_of_another_version_is_made_anew_for_the_same_readers(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    publish(index, tmp_path, address)
    role = f"The reader {os.getpid()} {time.monotonic_ns()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE ROLE "{role}" LOGIN'.encode())
        connection.execute(f'GRANT USAGE ON SCHEMA niger_tui TO "{role}"'.encode())
        connection.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA niger_tui TO "{role}"'.encode())
        connection.execute("UPDATE niger_tui.meta SET value = '0' WHERE key = 'format'")
    with pytest.raises(StoreError, match="another version of the program"):
        open_postgres_store(address)
    publish(index, tmp_path, address)
    assert reads_alike(index, address.replace("postgres@", f"{role.replace(' ', '%20')}@"))


def test_a_database_that_cannot_hold_every_text_is_refused(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        name = f"{connection.info.dbname}_latin"
        connection.execute(f"CREATE DATABASE {name} ENCODING 'LATIN1' TEMPLATE template0".encode())
        latin = address.replace(connection.info.dbname, name)
    with pytest.raises(StoreError, match="has the encoding LATIN1"):
        publish(index, tmp_path, latin)


def test_the_folder_is_known_where_it_is_and_not_elsewhere(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    publish(index, tmp_path, address)
    store = open_postgres_store(address)
    assert store.reachable_folder() == store.place() == tmp_path / "corpus"
    (tmp_path / "corpus" / "articles" / "mission.md").rename(tmp_path / "elsewhere.md")
    assert store.reachable_folder() is None
    assert store.place().parts[:2] == ("/", "postgresql")
    assert str(tmp_path / "corpus") in store.unreachable_folder_words()
    store.close()


@pytest.mark.parametrize(
    "words", ["\0", "niger\0", "\ud800", "a\udfffb", "'; DROP TABLE x; --", "%s", "\\", "_"]
)
def test_no_text_that_is_asked_disturbs_it(shared_reader: PostgresStore, words: str) -> None:
    for kind in KINDS:
        assert shared_reader.read([Ref(kind, words)]) == []
        shared_reader.search_names(kind, words)
        shared_reader.rows(kind, words)
        shared_reader.size(kind, query=parse_query(words))
    shared_reader.articles(parse_query(words))
    shared_reader.field_values("source", words)
    assert shared_reader.counts().article == 3


@pytest.fixture
def shared_reader(index: SqliteStore, tmp_path: Path, address: str) -> PostgresStore:
    publish(index, tmp_path, address)
    return open_postgres_store(address)


def test_a_text_longer_than_places_are_counted_is_found_by_all_its_words(
    tmp_path: Path, address: str
) -> None:
    body = " ".join(f"mot{number}" for number in range(20_000))
    write(tmp_path / "corpus", FILES | {"articles/long.md": f"---\ntitle: Long\n---\n{body}\n{'x' * 9000}\n"})
    index = indexed(tmp_path / "corpus", tmp_path / "cache")
    publish(index, tmp_path, address)
    store = open_postgres_store(address)
    for text in ("mot19999", '"mot100 mot101"', "mot1 mot19999"):
        assert [hit.ref.id for hit in store.articles(parse_query(text)).items] == ["long"], text
    store.close()
    index.close()
