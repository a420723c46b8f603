"""The found events of the index: kept up by what changes, gone where the corpus does not want them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.annotate.found_events.corpus import ARTICLES, make_article
from tests.annotate.suggesting import NAMED_BY_NOUN_AND_BY_CAPITALS
from tests.index.small import write
from tests.stores import indexed, stored
from tui.analysis.disagreements import find_disputed_events
from tui.analysis.network.pair_passages import shared_passages
from tui.annotate.suggestions.acceptance import accept_suggestions, reject_suggestions
from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event
from tui.corpus.curation.identity import delete_record
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import undo_step
from tui.index.indexing.derived import found_event_index
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.results import RecordRow
from tui.index.search.search import search
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref


def write_article(root: Path, name: str, body: str = "") -> None:
    article = make_article(name)
    head = [f"title: {article.title!r}", f"date: {article.date}", f"publisher: {article.publisher}"]
    head += [f"source: {article.source}"] if article.source else []
    (root / "articles").mkdir(parents=True, exist_ok=True)
    text = "\n".join(["---", *head, "lang: fr", "---", body or article.body, ""])
    (root / "articles" / f"{name}.md").write_text(text, "utf-8")


def groups(store: SqliteStore) -> set[frozenset[str]]:
    return {frozenset(event.articles) for event in store.found_events()}


def test_found_events_follow_the_files(tmp_path: Path) -> None:
    root, cache = tmp_path / "corpus", tmp_path / "cache"
    for name in ARTICLES:
        write_article(root, name)
    store = indexed(root, cache)
    assert frozenset({"agency", "copy", "toll"}) in groups(store)
    assert [event.sharpness for event in store.found_events(differing=True)] == sorted(
        (event.sharpness for event in store.found_events() if event.sharpness), reverse=True
    )
    assert store.found_events(differing=True)[0].comparison.differ[0].about == "killed"

    (root / "articles/copy.md").unlink()
    write_article(root, "toll", "Le bilan de l’embuscade de vendredi près d’Ansongo s’établit à six morts.")
    update_index(store, open_folder(root))
    ambush = next(event for event in store.found_events() if "toll" in event.articles)
    assert ambush.articles == ("agency", "toll") and not ambush.comparison.differ

    (root / "corpus.yaml").write_text("found: false\n")
    update_index(store, open_folder(root))
    assert store.found_events() == []
    (root / "corpus.yaml").write_text("title: Corpus\n")
    update_index(store, open_folder(root))
    assert frozenset({"agency", "toll"}) in groups(store)
    store.close()


@pytest.mark.parametrize(
    ("published", "about"),
    [
        ("2024-09-04", "2024-09-04~"),
        ("2024-09-04?", "2024-09-04~"),
        ("2024-09-04%", "2024-09-04~"),
        ("2024-09?/2024-10", "2024-09~/2024-10~"),
        ("[2024-09-04,2024-09-06]", "2024-09-04~/2024-09-06~"),
        ("../2024-09-04", None),
    ],
)
def test_an_event_without_a_day_was_about_when_it_was_published(
    tmp_path: Path, published: str, about: str | None
) -> None:
    text = "Le FMI débloque 55 millions de dollars.\n"
    files = {"articles/a.md": f"---\ntitle: A\ndate: '{published}'\nlang: fr\n---\n{text}"}
    store = stored(tmp_path, files)
    assert [row.date for row in store.rows("event", limit=9).items] == [about]
    store.close()


def test_a_found_event_stands_among_the_kept_ones_until_it_is_decided(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll", "march", "police"):
        write_article(root, name)
    (root / "actors").mkdir()
    (root / "actors/ansongo.md").write_text("---\nname: Ansongo\ntype: place\n---\n")
    store = indexed(root, tmp_path / "cache")
    ambush = next(event for event in store.found_events() if "toll" in event.articles)
    ref = ambush.ref
    assert (store.counts().event, store.counts().found["event"], store.counts().kept("event")) == (2, 2, 0)
    row = next(row for row in store.rows("event").items if row.ref == ref)
    assert ref.is_found and (row.title, row.date, row.differs) == (ambush.title, ambush.date, True)
    assert store.size("event", query=parse_query("is:kept")) == 0
    assert store.size("event", query=parse_query("is:found actor:ansongo")) == 1
    assert [hit.ref for hit in search(store, "ansongo mines").groups["event"]] == [ref]
    assert {link.ref for link in store.related_records(Ref("article", "copy"), kind="event")} == {ref}
    assert {link.ref.id for link in store.related_records(ref)} == {"ansongo", "agency", "copy", "toll"}
    assert find_disputed(store) == [] and store.problems() == []

    result = accept_suggestions(root, [suggest_found_event(ambush)])
    update_index(store, open_folder(root))
    (kept,) = result.value
    assert [event.ref for event in find_disputed(store)] == [kept] and store.problems() == []
    assert store.found_event(ref) is None and store.read([ref]) == []
    assert store.counts().kept("event") == 1

    assert result.step is not None
    undo_step(root, result.step.step)
    update_index(store, open_folder(root))
    assert store.found_event(ref) == ambush and store.counts().kept("event") == 0

    rejection = reject_suggestions(root, [suggest_found_event(ambush)])
    update_index(store, open_folder(root))
    assert store.found_event(ref) is None and store.size("event") == 1
    (root / "articles/copy.md").unlink()  # it is gathered again, and stays away
    update_index(store, open_folder(root))
    assert [event.articles for event in store.found_events()] == [("police", "march")]
    assert rejection.step is not None
    undo_step(root, rejection.step.step)
    update_index(store, open_folder(root))
    assert {event.articles for event in store.found_events()} == {("police", "march"), ("agency", "toll")}
    store.close()


def test_a_rejection_is_of_one_event_whatever_else_has_its_words(tmp_path: Path) -> None:
    """The same words of another day are another event; reports that come before them change nothing."""
    sentence = "Trois soldats ont été tués dans une embuscade près d’Ansongo."
    store = stored(tmp_path, {"articles/a.md": report_of("2022-06-04", sentence)})
    root = tmp_path / "corpus"
    (found,) = store.found_events()
    rejection = reject_suggestions(root, [suggest_found_event(found)])
    earlier = "Une embuscade près d’Ansongo a coûté la vie à trois soldats, selon la radio numéro {n}."
    write(
        root,
        {
            "articles/later.md": report_of("2023-09-20", sentence),
            "articles/reprint.md": report_of("2022-06-04", sentence),
            **{
                f"articles/0{n}.md": report_of("2022-06-03", earlier.format(n="abcdefgh"[n]))
                for n in range(8)
            },
        },
    )
    update_index(store, open_folder(root))
    assert groups(store) == {frozenset({"later"})}
    (root / "articles/a.md").unlink()
    update_index(store, open_folder(root))
    assert groups(store) == {frozenset({"later"})} and store.problems() == []

    assert rejection.step is not None
    undo_step(root, rejection.step.step)
    write(root, {"articles/a.md": report_of("2022-06-04", sentence)})
    update_index(store, open_folder(root))
    assert {len(group) for group in groups(store)} == {1, 10}
    store.close()


def test_what_was_rejected_stays_so_when_its_article_is_deleted(tmp_path: Path) -> None:
    sentence = "Trois soldats ont été tués dans une embuscade près d’Ansongo."
    files = {f"articles/{id}.md": report_of("2022-06-04", sentence) for id in "ab"}
    store, root = stored(tmp_path, files), tmp_path / "corpus"
    reject_suggestions(root, [suggest_found_event(store.found_events()[0])])
    delete_record(root, Ref("article", "a"))
    update_index(store, open_folder(root))
    assert (groups(store), store.problems()) == (set(), [])
    (decision,) = open_folder(root).decisions()[0]
    assert (decision.article, decision.date) == (None, "2022-06-04")
    store.close()


def report_of(day: str, sentence: str) -> str:
    """Return an article of a day with one sentence."""
    return f"---\ntitle: Embuscade\ndate: {day}\nlang: fr\n---\n{sentence}\n"


def test_found_actors_stand_where_the_kept_ones_will(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    (root / "articles").mkdir(parents=True)
    for number, body in enumerate(
        (
            "Le maire de Dosso, Issa Garba, a reçu mardi le gouverneur. Issa Garba a promis un marché.",
            "Issa Garba, maire de Dosso, est attendu à Niamey.",
        )
    ):
        head = f"---\ntitle: Dosso\ndate: 2024-03-0{number + 1}\nlang: fr\n---\n"
        (root / f"articles/a{number}.md").write_text(head + body, "utf-8")
    store = indexed(root, tmp_path / "cache")
    ref = Ref("actor", "?issa-garba")
    row = next(row for row in store.rows("actor").items if row.ref == ref)
    assert (row.title, row.subtitle, row.count) == ("Issa Garba", "person", 3)
    assert store.counts().kept("actor") == 0 and store.problems() == []
    assert {link.ref.id for link in store.related_records(ref, kind="article")} == {"a0", "a1"}
    assert [span for *span, actor in store.found_marks(Ref("article", "a1")) if actor == ref] == [[0, 10]]
    assert search(store, "garba").groups["actor"][0].ref == ref

    (first, *_rest) = mentions = store.mentions_of(ref)
    assert [mention.article.id for mention in mentions] == ["a0", "a0", "a1"]
    assert (first.start, first.end) == (19, 29)
    query = parse_query("actor:?issa-garba")
    found = [(text.article.id, text.found.body) for text in store.matched_articles(query).items]
    assert found == [("a0", ((19, 29), (59, 69))), ("a1", ((0, 10),))]
    assert store.matches(query, Ref("article", "a1")).body == ((0, 10),)
    assert store.size("article", query=parse_query("actor:?issa-garba after:2024-03-02")) == 1

    suggestion = store.found_actor(ref)
    assert suggestion is not None
    accept_suggestions(root, [suggestion])
    update_index(store, open_folder(root))
    assert store.found_actor(ref) is None and store.read([ref]) == []
    # He is kept with the town of which he is the mayor.
    assert (store.counts().kept("actor"), store.found_marks(Ref("article", "a1"))[:1]) == (2, [])
    store.close()


def test_found_actors_are_in_the_network_of_whoever_is_named_beside_them(tmp_path: Path) -> None:
    bodies = (
        "Le maire de Dosso, Issa Garba, a reçu Awa Sidi mardi. Il pleut.",
        "Issa Garba, maire de Dosso, et Awa Sidi sont attendus à Niamey. Awa Sidi est venue seule.",
    )
    files = {f"articles/a{n}.md": f"---\ntitle: T\nlang: fr\n---\n{body}\n" for n, body in enumerate(bodies)}
    files["actors/awa-sidi.md"] = "---\nname: Awa Sidi\ntype: person\n---\n"
    store, found = stored(tmp_path, files), Ref("actor", "?issa-garba")
    for within in ("sentence", "article"):
        network = store.cooccurrences(Ref("actor", "awa-sidi"), within)
        assert (found, 2) in [(one.ref, one.shared) for one in network.companions]
        network = store.cooccurrences(found, within)
        assert ("awa-sidi", 2) in [(one.ref.id, one.shared) for one in network.companions]
    passages = shared_passages(store, found, Ref("actor", "awa-sidi"))
    assert {passage.text for passage in passages} == {
        "Le maire de Dosso, Issa Garba, a reçu Awa Sidi mardi.",
        "Issa Garba, maire de Dosso, et Awa Sidi sont attendus à Niamey.",
    }
    store.close()


def test_an_actor_with_the_letters_of_an_acronym_is_found_once(tmp_path: Path) -> None:
    bodies = enumerate(NAMED_BY_NOUN_AND_BY_CAPITALS)
    store = stored(tmp_path, {f"articles/a{n}.md": f"---\ntitle: T\n---\n{body}\n" for n, body in bodies})
    assert [row.ref.id for row in store.rows("actor").items] == ["?tarka"]
    store.close()


def find_disputed(store: SqliteStore) -> list[RecordRow]:
    return [event.row for event in find_disputed_events(store)]


def test_what_is_gathered_bit_by_bit_is_what_is_gathered_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where only the days around a new article are looked at."""
    root, names = tmp_path / "corpus", list(ARTICLES)
    random.Random(1).shuffle(names)
    write_article(root, names[0])
    store = indexed(root, tmp_path / "cache")
    with monkeypatch.context() as few:
        few.setattr(found_event_index, "MAX_ITEMS_GATHERED_ANEW", 3)
        for name in names[1:]:
            write_article(root, name)
            update_index(store, open_folder(root))
    whole = indexed(root, tmp_path / "other")
    assert sorted(map(str, store.found_events())) == sorted(map(str, whole.found_events()))
    store.close()
    whole.close()
