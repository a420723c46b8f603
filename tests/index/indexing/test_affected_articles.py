"""After any change of actors the marks are those of a complete marking, and few articles are marked again."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import structs

from tests.annotate.marking import HERE, gold, passages
from tests.index.contents import everything
from tests.index.small import write
from tests.stores import indexed, stored
from tui.annotate.annotator import Annotator
from tui.annotate.invalidation.affected_words import AffectedWords
from tui.annotate.suggestions.uses.use_reader import UseReader
from tui.corpus.curation.identity import delete_record, rename_record, split_actor
from tui.corpus.curation.merge import merge_records
from tui.corpus.curation.new_records import create_record
from tui.corpus.curation.record_fields import save_record
from tui.corpus.folder import open_folder
from tui.index.indexing import affected_articles
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.results import ALL_MARKED, MARKING, OPEN_MARKED
from tui.index.sqlite_store import SqliteStore
from tui.index.store import UpdateStopped
from tui.model.records import Actor, Article, Name, Ref, Role


def files() -> Iterator[tuple[str, str]]:
    """The annotated texts as articles, and their actors."""
    for text in [*gold(), *passages("sahel.txt")]:
        one = text.article
        day = f"date: {one.date}\n" if one.date else ""
        yield (
            f"articles/{one.id}.md",
            f'---\ntitle: "{one.title.replace(chr(34), "")}"\n{day}---\n{one.body}\n',
        )
    for file in sorted((HERE / "gold" / "corpus" / "actors").glob("*.md")):
        yield f"actors/{file.name}", file.read_text("utf-8")


def records(root: Path) -> tuple[list[Actor], list[Article]]:
    folder = open_folder(root)
    every = [folder.read(entry).record for entry in folder.scan()]
    return [one for one in every if isinstance(one, Actor)], [
        one for one in every if isinstance(one, Article)
    ]


def follow(store: SqliteStore, root: Path) -> int:
    """Update the index, and return how many articles were marked again."""
    told: list[str] = []

    def progress(done: int, total: int, what: str) -> bool:
        told.append(what)
        return True

    update_index(store, open_folder(root), progress)
    first = told.index(ALL_MARKED) + 1 if ALL_MARKED in told else 0  # marks alone come before
    return told[first:].count(MARKING)


def begin_to_follow(store: SqliteStore, root: Path) -> None:
    """Update the index until all marks are stored, and no further, where there is more to be done."""
    with suppress(UpdateStopped):
        update_index(store, open_folder(root), lambda _done, _total, what: what != ALL_MARKED)


def questions(store: SqliteStore) -> set[tuple[object, ...]]:
    """The offices for which each article asks."""
    query = "SELECT article, question FROM asked_office JOIN office ON office = number"
    with store.database.reading(60) as connection:
        return set(connection.execute(query))


def act(draw: random.Random, root: Path, actors: Sequence[Actor]) -> None:
    """Do something to the actors of a corpus as a person would."""
    persons = [one for one in actors if one.type == "person"]
    one, other = draw.sample(persons, 2)
    given, surname = one.name.rpartition(" ")[0] or one.name, one.name.rpartition(" ")[2]
    role = draw.choice([*other.roles, Role("Premier ministre", "mli"), Role("ministre de la Justice", "ner")])
    what = draw.randrange(9)
    another = draw.choice([one for one in actors if one.type != "person"])
    if what == 0:
        save_record(root, one, structs.replace(one, roles=(*one.roles, role)))
    elif what == 1:
        alias = Name(
            draw.choice((f"{given} {surname.replace('a', 'aa')}", f"{given} {other.name}", other.name))
        )
        save_record(root, one, structs.replace(one, aliases=(*one.aliases, alias)))
    elif what == 2:
        create_record(root, Actor(id="", name=f"{given} {surname}ou", type="person", roles=other.roles))
    elif what == 3:
        merge_records(root, one.ref, other.ref)
    elif what == 4:
        delete_record(root, draw.choice([one for one in actors if one.type != "country"]).ref)
    elif what == 5:
        of = draw.choice([None, *(one.id for one in actors if one.type == "country" and one != another)])
        types = [kind for kind in ("place", "group", "organization", "media") if kind != another.type]
        save_record(root, another, structs.replace(another, type=draw.choice(types), of=of))
    elif what == 6:
        words = " ".join(draw.choice([*other.name.split(), *another.name.split(), "armée"]) for _ in "ab")
        save_record(root, another, structs.replace(another, aliases=(*another.aliases, Name(words))))
    elif what == 7 and one.aliases:
        split_actor(root, one.ref, [one.aliases[0].name])
    else:
        save_record(root, one, structs.replace(one, roles=one.roles[1:], aliases=one.aliases[1:]))


@pytest.mark.parametrize(("seed", "at_once"), [(1, 50), (2, 0)])
def test_marks_after_acts_of_a_person_are_those_of_a_complete_marking(
    tmp_path: Path, seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", at_once)
    draw, root = random.Random(seed), tmp_path / "corpus"
    write(root, dict(files()))
    store = indexed(root, tmp_path / "cache")
    marked_again = 0
    for step in range(12):
        act(draw, root, records(root)[0])
        if not at_once and step % 3 == 0:
            begin_to_follow(store, root)
        marked_again += follow(store, root)
        actors, articles = records(root)
        annotator = Annotator(actors)
        for article in articles:
            assert store.mentions(article.ref) == annotator.annotate(article), article.ref
    assert 0 < marked_again < 12 * len(articles) // 3
    complete = indexed(root, tmp_path / "other")
    assert questions(store) == questions(complete) != set()
    assert everything(store) == everything(complete)
    complete.close()
    store.close()


def test_only_articles_that_a_name_or_an_office_can_change_are_marked_again(tmp_path: Path) -> None:
    files = {
        "actors/gorga.md": "---\nname: Ali Gorga\ntype: person\naliases: [Ali Gorrega]\n---\n",
        "actors/zorbek.md": "---\nname: Ali Zorbek\ntype: person\n---\n",
        "actors/vlasko.md": "---\nname: Adama Vlasko\ntype: person\n---\n",
        "actors/mirelle.md": "---\nname: Adama Mirelle\ntype: person\n---\n",
        "articles/a.md": "---\ntitle: A\n---\nAli Gorga parle. M. Gorga rit.\n",
        "articles/b.md": "---\ntitle: B\n---\nAli Zorbek, ministre, parle à Moussa.\n",
        "articles/c.md": "---\ntitle: C\n---\nLe ministre Ali Kountch parle de la Jeunesse.\n",
        "articles/d.md": "---\ntitle: D\n---\nLe ministre de la Jeunesse rit.\n",
        "articles/e.md": f"---\ntitle: E\n---\nAdama rit. {'Rien de neuf. ' * 20}Le fils de Gorga rit.\n",
        "articles/f.md": "---\ntitle: F\n---\nAdama Gorga rit.\n",
        "articles/g.md": "---\ntitle: G\n---\nAdama Gor-\nga rit.\n",
    }
    root, store = tmp_path / "corpus", stored(tmp_path, files)

    def gorga() -> Actor:
        return next(one for one in records(root)[0] if one.id == "gorga")

    save_record(root, gorga(), structs.replace(gorga(), aliases=(*gorga().aliases, Name("Issa Ali Gorga"))))
    assert follow(store, root) == 0  # nobody writes that name
    save_record(root, gorga(), structs.replace(gorga(), aliases=(*gorga().aliases, Name("Adama Gorga"))))
    assert follow(store, root) == 2  # where its words are near each other: in f and g
    assert [len(store.mentions(Ref("article", name)).body) for name in "fg"] == [1, 1]
    save_record(root, gorga(), structs.replace(gorga(), roles=(Role("ministre de la Jeunesse"),)))
    assert follow(store, root) == 2  # where the words of the office are, whoever names him
    split_actor(root, gorga().ref, ["Ali Gorrega"])
    assert follow(store, root) == 0  # two were called Ali before
    store.close()


def test_a_given_name_with_the_surname_of_a_stranger_has_no_article_marked_again(tmp_path: Path) -> None:
    files = {
        "actors/mirelle.md": "---\nname: Mirelle\ntype: place\n---\n",
        "articles/a.md": "---\ntitle: A\n---\nAdama Kountch parle. Hier, Adama Sanou riait.\n",
        "articles/b.md": "---\ntitle: B\n---\nAdama Kountch parle. Adama rit.\n",
        "articles/c.md": "---\ntitle: C\n---\nADAMA KOUNTCH PARLE.\n",
        "articles/d.md": "---\ntitle: D\n---\nHier, Adama Mirelle riait.\n",
        "articles/e.md": "---\ntitle: E\n---\nHier, Ada-\nma Kountch riait.\n",
    }
    root, store = tmp_path / "corpus", stored(tmp_path, files)
    create_record(root, Actor(id="vlasko", name="Adama Vlasko", type="person"))
    assert follow(store, root) == 4  # all but a, where nobody but strangers is called Adama
    delete_record(root, Ref("actor", "vlasko"))
    assert follow(store, root) == 4
    store.close()


def test_where_only_the_reason_of_a_mark_is_another_the_names_that_are_used_are_not_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = "{title: ministre de la Justice, of: mali, from: 2020}"
    minister = f"---\nname: Ali Koné\ntype: person\nroles:\n  - {role}\n---\n"
    files = {
        "actors/mali.md": "---\nname: Mali\ntype: country\ndemonyms: [malien]\n---\n",
        "actors/kone.md": minister,
        "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\nLe ministre malien de la Justice parle.\n",
    }
    root, store = tmp_path / "corpus", stored(tmp_path, files)
    read = UseReader.read
    told: list[str] = []

    def read_and_tell(self: UseReader, article: Article, *given: object) -> object:
        told.append(article.id)
        return read(self, article, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(UseReader, "read", read_and_tell)
    write(root, {"actors/kone.md": minister.replace("2020", "2021")})
    assert follow(store, root) == 1
    assert "2021" in store.mentions(Ref("article", "a")).body[0].why and told == []
    complete = indexed(root, tmp_path / "other")
    assert told == ["a"] and questions(store) == questions(complete)
    assert everything(store) == everything(complete)
    complete.close()
    store.close()


def test_what_is_open_has_its_marks_before_many_others_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", 3)
    days = [f"2024-01-0{day}" for day in range(1, 8)]
    files = {f"articles/{day}.md": f"---\ntitle: A\ndate: {day}\n---\nAli Gorga rit.\n" for day in days}
    root, store, opened = tmp_path / "corpus", stored(tmp_path, files), Ref("article", days[2])
    seen: list[list[int]] = []

    def progress(done: int, total: int, what: str) -> bool:
        if what == OPEN_MARKED:
            seen.append([len(store.mentions(Ref("article", day)).body) for day in days])
        return True

    create_record(root, Actor(id="gorga", name="Ali Gorga", type="person"))
    update_index(store, open_folder(root), progress, opened=opened)
    assert seen == [[0, 0, 1, 0, 0, 0, 0]]
    assert all(len(store.mentions(Ref("article", day)).body) == 1 for day in days)
    complete = indexed(root, tmp_path / "other")
    assert everything(store) == everything(complete)
    complete.close()
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", 9)
    delete_record(root, Ref("actor", "gorga"))
    update_index(store, open_folder(root), progress, opened=opened)
    assert len(seen) == 1
    store.close()


@pytest.mark.parametrize("parallel_jobs", [400, 5])
def test_marks_and_counts_are_right_before_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parallel_jobs: int
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", 3)
    text = "---\ntitle: A\n---\nAli Gorga et Issa Vlasko, ministre, rient.\n"
    texts = {f"articles/a{n}.md": text for n in range(5)}
    root, store, gorga = tmp_path / "corpus", stored(tmp_path, texts), Ref("actor", "gorga")
    monkeypatch.setattr("tui.index.indexing.processes.worker_pool.MIN_PARALLEL_JOBS", parallel_jobs)
    before = store.used_names({"run": 9})
    assert [one.key.words for one in before["run"]] == ["ali gorga", "issa vlasko"]

    def progress(done: int, total: int, what: str) -> bool:
        if what == ALL_MARKED:
            assert store.used_names({"run": 9}) == before
        return what != ALL_MARKED

    create_record(root, Actor(id="gorga", name="Ali Gorga", type="person"))
    with pytest.raises(UpdateStopped):
        update_index(store, open_folder(root), progress)
    assert len(store.rows("article", query=parse_query("actor:gorga")).items) == len(texts)
    assert [(row.ref, row.count) for row in store.rows("actor", query=parse_query("is:kept")).items] == [
        (gorga, len(texts))
    ]
    assert all(len(store.mentions(Ref("article", f"a{n}")).body) == 1 for n in range(5))
    assert follow(store, root) == len(texts)
    assert [one.key.words for one in store.used_names({"run": 9})["run"]] == ["issa vlasko"]
    complete = indexed(root, tmp_path / "other")
    assert everything(store) == everything(complete)
    complete.close()
    store.close()


def test_only_articles_that_ask_for_an_office_in_a_country_are_marked_again(tmp_path: Path) -> None:
    minister = "roles:\n  - {title: ministre de la Justice, of: mali}\n"
    files = {
        "actors/niger.md": "---\nname: Niger\ntype: country\ndemonyms: [nigérien]\n---\n",
        "actors/mali.md": "---\nname: Mali\ntype: country\ndemonyms: [malien]\n---\n",
        "actors/kone.md": f"---\nname: Ali Koné\ntype: person\n{minister}---\n",
        "actors/gorga.md": "---\nname: Issa Gorga\ntype: person\n---\n",
        "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\nLe ministre malien de la Justice parle.\n",
        "articles/b.md": "---\ntitle: B\ndate: 2024-01-01\n---\nLe ministre nigérien de la Justice rit.\n",
        "articles/c.md": "---\ntitle: C\ndate: 2024-01-01\n---\nLe ministre rit de la Justice au Niger.\n",
        "articles/d.md": "---\ntitle: D\ndate: 2024-01-01\n---\nLe président nigérien, un président.\n",
    }
    root, store = tmp_path / "corpus", stored(tmp_path, files)

    def give(title: str, of: str, since: str | None = None) -> int:
        gorga = next(one for one in records(root)[0] if one.id == "gorga")
        save_record(root, gorga, structs.replace(gorga, roles=(Role(title, of, since),)))
        return follow(store, root)

    assert give("ministre de la Justice", "niger") == 1
    assert [one.actor for one in store.mentions(Ref("article", "b")).body] == ["gorga", "niger"]
    rename_record(root, Ref("actor", "niger"), "le-niger")
    assert follow(store, root) == 0
    assert give("président", "le-niger") == 2  # b, where he was the minister, and d
    assert [one.actor for one in store.mentions(Ref("article", "d")).body] == ["gorga", "le-niger"]
    assert give("Premier ministre", "le-niger") == 1  # d alone
    assert give("président", "le-niger", "2024-01-02") == 0  # later than d
    assert give("président", "le-niger", "2024-01-01") == 1
    store.close()


def test_in_an_index_without_articles_no_words_of_actors_are_sought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def seek(actor: Actor, *_given: object, **_options: object) -> AffectedWords:
        sought.append(actor.id)
        return AffectedWords()

    monkeypatch.setattr(affected_articles, "words_mentioning", seek)
    gorga, article = (
        ("actors/gorga.md", "---\nname: Ali Gorga\ntype: person\n---\n"),
        ("articles/a.md", "---\ntitle: A\n---\nAli Gorga parle.\n"),
    )
    store = stored(tmp_path, dict([gorga, article]))
    marks = store.mentions(Ref("article", "a"))
    assert ([mention.actor for mention in marks.body], sought) == (["gorga"], [])
    write(tmp_path / "corpus", {"actors/zorbek.md": "---\nname: Issa Zorbek\ntype: person\n---\n"})
    follow(store, tmp_path / "corpus")
    assert sought == ["zorbek"]
    store.close()
