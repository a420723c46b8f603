"""Found events on which articles differ: listed after the kept ones, kept, rejected, undone by keys."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tests.index.indexing.test_found_events import write_article
from tests.stores import indexed
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Event


async def test_a_found_event_is_kept_with_what_its_articles_claim(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll", "leaving", "deadline"):
        write_article(root, name)
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("D")
        assert seen.rows("#items")[0].startswith("? Six casques bleus ont trouvé la mort vendredi")
        for words in ("0 kept · 2 found", "killed: 6 or 8", "3 articles", "a keep", "Le Défi"):
            assert words in seen.screen

        await seen.press("a")
        assert await seen.until(lambda: [row[:8] for row in seen.rows("#items")][-1:] == ["? Les mi"])
        assert await seen.until(lambda: len(read_events(store)) == 1)
        (kept,) = read_events(store)
        assert [problem for problem in store.problems() if problem.path.startswith("events/")] == []
        assert (kept.type, len({claim.article for claim in kept.claims})) == ("assault", 3)
        toll = next(claim for claim in kept.claims if claim.article == "toll")
        assert (toll.date, toll.details["killed"], toll.details["wounded"]) == ("2022-06-02", "8", "4")
        assert toll.quote is not None and toll.quote.startswith("Le bilan de l’embuscade de jeudi")

        await seen.press("j", "x")
        decisions = root / "decisions.yaml"
        assert await seen.until(lambda: decisions.exists() and "rejected" in decisions.read_text("utf-8"))
        assert await seen.until(lambda: "Rejected; u undoes it." in seen.said)
        await seen.press("u")
        assert await seen.until(lambda: "Undone." in seen.said)
        assert await seen.until(lambda: seen.rows("#items")[-1:] != [] and "? Les mi" in seen.screen)
        assert not decisions.exists()  # as it was before
    store.close()


def read_events(store: SqliteStore) -> list[Event]:
    rows = store.rows("event", query=parse_query("is:kept")).items
    records = store.read([row.ref for row in rows])
    return [record for record in records if isinstance(record, Event)]


async def test_a_found_event_that_is_a_kept_one_gives_it_its_claims(tmp_path: Path) -> None:
    """Whatever way it is decided: by saying so, by keeping it, or in the form."""
    root = tmp_path / "corpus"
    for name in ("agency", "toll"):
        write_article(root, name)
    quote = "Six casques bleus ont trouvé la mort vendredi"
    claim = f"claims:\n- article: agency\n  quote: {quote}\n"
    (root / "events").mkdir()
    (root / "events/ambush.md").write_text(f"---\ntitle: Embuscade\ntype: assault\n{claim}---\n", "utf-8")
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("D")
        assert "= is …" in seen.screen
        await seen.press("equals_sign")
        assert await seen.until(lambda: "A claim of which event?" in seen.screen)
        assert "Embuscade" in seen.screen
        for deciding in (("enter",), ("escape", "a"), ("escape", "e", "ctrl+s")):
            await seen.press(*deciding)
            assert await seen.until(lambda: [len(one.claims) for one in read_events(store)] == [2])
            (event,) = read_events(store)
            assert [(one.article, one.date) for one in event.claims] == [
                ("agency", None),  # as a person wrote it
                ("toll", "2022-06-02"),
            ]
            assert await seen.until(lambda: "added to Embuscade; u undoes it." in seen.said)
            await seen.press("u")
            assert await seen.until(
                lambda: seen.rows("#items") != [] and len(read_events(store)[0].claims) == 1
            )
            await seen.press("equals_sign")
            assert await seen.until(lambda: "A claim of which event?" in seen.screen)
    store.close()


async def test_the_line_of_keys_is_that_of_the_row_under_the_cursor(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll", "leaving", "deadline"):
        write_article(root, name)
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("D", "a")
        assert await seen.until(lambda: "1 kept · 1 found" in seen.screen)
        await seen.press("g")
        assert await seen.until(lambda: "a keep" not in seen.screen)
        await seen.press("e")  # a kept one is edited, too
        assert await seen.until(lambda: "Ctrl+S save" in seen.screen and "claim in" in seen.screen)
        await seen.press("escape", "j")
        assert await seen.until(lambda: "a keep" in seen.screen and "= is …" in seen.screen)
        await seen.press("F", *"casques", "enter")
        assert await seen.until(lambda: "X clear filter" in seen.screen)
        await seen.press("X")
        assert await seen.until(lambda: "clear filter" not in seen.screen)
    store.close()
