"""What is suggested and what is found is one event: kept in either list, it is the same file."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.cli.conftest import Run
from tests.index.small import write
from tests.stores import indexed, stored
from tui.analysis.output.suggestions import find_suggestions
from tui.annotate.suggestions.acceptance import accept_suggestions, reject_suggestions
from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore

ATTACK = {
    "armee": (
        "2022-03-11",
        "Vingt-trois soldats togolais ont été tués jeudi dans une embuscade dans la région de Kara, a annoncé"
        " vendredi le ministère. Le ministre Kossi Ametepe s’est rendu sur place.",
    ),
    "temoins": (
        "2022-03-12",
        "Au moins trente soldats togolais ont été tués jeudi 10 mars dans une embuscade dans la région"
        " de Kara, selon deux sources. Le bilan officiel fait état de vingt-trois morts.",
    ),
    "rappel": (
        "2022-03-13",
        "L’embuscade de jeudi dans la région de Kara a coûté la vie à vingt-trois soldats togolais, a rappelé"
        " dimanche le ministre Kossi Ametepe.",
    ),
}


def corpus(root: Path) -> Path:
    """Return the folder, with the articles in it."""
    head = "---\ntitle: {name}\ndate: {date}\npublisher: {name}\nlang: fr\n---\n{body}\n"
    files = {
        f"articles/{name}.md": head.format(name=name, date=date, body=body)
        for name, (date, body) in ATTACK.items()
    }
    write(root, files)
    return root


def accept_all(run: Run, root: Path) -> int:
    """Accept what is suggested until nothing is left; return how often."""
    for number in range(9):
        if run("accept", "--all", "--json", "--corpus", str(root)).values[0]["step"] is None:
            return number
    raise AssertionError("more is suggested each time")


def events(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "events").glob("*.md"))}


def test_all_that_is_suggested_is_one_event_as_it_is_kept_from_the_panes(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "list")
    assert run("accept", "--all", "--corpus", str(root)).err.splitlines()[-1].startswith("1 event is left")
    assert not (root / "events").exists()
    panes = Path(copytree(root, tmp_path / "panes"))
    accept_all(run, root)
    ((name, written),) = events(root).items()
    assert written.count(b"  - article: ") >= len(ATTACK) and b"place: Kara" in written
    assert b"killed: 23" in written.replace(b'"', b"") and b"30" in written
    said = run("differences", "--corpus", str(root)).out
    assert "killed: 23 or ≥ 30" in said

    store = indexed(panes, tmp_path / "cache")
    (found,) = store.found_events()
    accept_suggestions(panes, [suggest_found_event(found)])
    store.close()
    assert events(panes) == {name: written}
    assert run("suggest", "--kind", "event", "--corpus", str(root)).code == 1


def test_the_row_of_a_found_event_says_all_that_is_written(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    (row,) = run("suggest", "--kind", "event", "--json", "--corpus", str(root)).values
    assert {claim["article"] for claim in row["claims"]} == set(ATTACK)
    assert row["claims"][0]["details"] == {"killed": "23"} and row["place"] == "Kara"
    assert (row["types"][0], row["date"], row["count"]) == ("assault", "2022-03-10", 3)


def suggested(store: SqliteStore, root: Path) -> list[EventSuggestion]:
    found = find_suggestions(store, open_folder(root).decisions()[0], kinds=("event", "claim"))
    return [one for one in found if isinstance(one, EventSuggestion)]


def test_what_is_rejected_in_one_list_is_in_the_other(tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    write(root, {"actors/togo.md": "---\nname: Togo\ntype: country\ndemonyms: [togolais]\n---\n"})
    store = indexed(root, tmp_path / "cache")
    (row,) = suggested(store, root)
    (found,) = store.found_events()
    reject_suggestions(root, [row])
    update_index(store, open_folder(root))
    assert store.found_events() == [] and suggested(store, root) == []
    (root / "articles/armee.md").unlink()  # what is left is gathered again, and stays away
    update_index(store, open_folder(root))
    assert store.found_events() == [] and suggested(store, root) == []

    clause = "Vingt-trois soldats togolais ont été tués jeudi dans une embuscade"
    decision = f"- {{suggestion: event, name: {clause}, article: armee, verdict: rejected}}\n"
    corpus(root)
    (root / "decisions.yaml").write_text(decision, "utf-8")
    update_index(store, open_folder(root))
    assert all("armee" not in event.articles for event in store.found_events())
    assert found.articles[0] == "armee"
    store.close()


def test_later_reports_are_claims_of_the_event_that_was_kept(tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    (root / "articles/temoins.md").rename(tmp_path / "temoins.md")
    store = indexed(root, tmp_path / "cache")
    (row,) = suggested(store, root)
    (kept,) = accept_suggestions(root, [row]).value
    (tmp_path / "temoins.md").rename(root / "articles/temoins.md")
    update_index(store, open_folder(root))
    (claim,) = suggested(store, root)
    assert (claim.kind, claim.target, {one.article for one in claim.passages}) == ("claim", kept, {"temoins"})
    accept_suggestions(root, [claim])
    update_index(store, open_folder(root))
    assert suggested(store, root) == [] and list(events(root)) == [f"{kept.id}.md"]
    store.close()


def test_a_clause_that_is_sure_says_what_was_done_and_who_had_a_part(tmp_path: Path) -> None:
    """«Diplomates» alone speaks for talks; in both lists the event is what the verb says."""
    body = "Le 9 mars, le Ghana a expulsé deux diplomates du Togo."
    files = {
        f"actors/{name.lower()}.md": f"---\nname: {name}\ntype: country\n---\n" for name in ("Ghana", "Togo")
    }
    files["articles/a.md"] = f"---\ntitle: A\ndate: 2022-03-11\nlang: fr\n---\n{body}\n"
    store = stored(tmp_path, files)
    (found,), (row,) = store.found_events(), suggested(store, tmp_path / "corpus")
    assert (found.type, row.types[0]) == ("sanction", "sanction")
    assert {one.actor: one.role for one in row.participants} == {"ghana": "actor", "togo": "recipient"}
    store.close()


def test_events_wait_for_new_actors_and_not_for_the_offices_of_known_ones(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    (root / "articles/bilan.md").write_text(
        "---\ntitle: Bilan\ndate: 2022-03-14\nlang: fr\n---\nKossi Ametepe, ministre de la Défense, parle.\n",
        "utf-8",
    )
    write(
        root,
        {
            "actors/togo.md": "---\nname: Togo\ntype: country\ndemonyms: [togolais]\n---\n",
            "actors/kossi.md": "---\nname: Kossi Ametepe\ntype: person\n---\n",
        },
    )
    kinds = {one["kind"] for one in run("suggest", "--json", "--corpus", str(root)).values}
    assert kinds >= {"role", "event"} and not kinds & {"actor", "alias"}
    done = run("accept", "--all", "--corpus", str(root))
    assert "left for the next time" not in done.err and events(root)
