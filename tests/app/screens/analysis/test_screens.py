"""The views: each is about what is open, every item is a door, and one comes back to it as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, NARROW, WIDE, Visit, visit
from tests.index.small import write
from tests.stores import stored
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.concordance import ConcordanceScreen
from tui.app.screens.analysis.network import NetworkScreen
from tui.app.screens.analysis.over_time.frequency import MAX_ROWS_PER_ARTICLE
from tui.app.screens.analysis.over_time.timeline import TimelineScreen
from tui.app.screens.analysis.suggestions.suggestions import MAX_EVIDENCE_CELLS
from tui.app.screens.explorer.explorer import Explorer
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store

COOPERATION = "article:cooperation-militaire-niger-russie"
MISSION = "article:russie-niger-mission-a-moscou"

HOSTILE = {
    "articles/a.md": '---\ntitle: "[red]Titre[/] \\e[31m\\u202Egnol"\ndate: 0850\nsource: "[b]S[/b]"\n---\n'
    "\u200f[link]Ada[/link] \x1b[31mvoit\x1b[0m Bob.\n\nAda\x07 et 漢字 Bob.\n",
    "actors/ada.md": "---\nname: Ada\ntype: person\n---\n",
    "actors/bob.md": "---\nname: Bob\ntype: person\n---\n",
    "events/open.md": '---\ntitle: "[/] [b]Fin"\ntype: consult\ndate: ../0901\n'
    "participants: [{actor: ada}, {actor: bob}]\nclaims: [{article: a, quote: voit}]\n---\n",
}


async def walk_to(seen: Visit, name: str) -> None:
    """Go to the text and on to a name in it."""
    await seen.press("4", "n")
    while seen.current != name:
        await seen.press("n")


async def test_the_concordance_of_a_name_and_back_to_it(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await walk_to(seen, "Salifou Modi")
        await seen.press("c")
        assert "Concordance  Salifou Modi · all articles · 3 places · by date" in seen.screen
        key_words = {item.text[slice(*item.matched[0])] for item in seen.find_list("#items").items}
        assert key_words == {"Salifou Modi", "Modi"}
        columns = {item.matched[0][0] for item in seen.find_list("#items").items}
        assert len(columns) == 1
        await seen.press("o", "o", "o")
        assert "by the word after" in seen.screen
        first = seen.find_list("#items").items[0]
        await seen.press("g", "j", "enter")
        assert isinstance(seen.app.screen, Explorer)
        assert seen.open == COOPERATION
        assert seen.reader.current_hit == 0

        await seen.press("escape")
        assert isinstance(seen.app.screen, ConcordanceScreen)
        assert "by the word after" in seen.screen
        assert seen.find_list("#items").cursor == 1
        assert seen.find_list("#items").items[0] == first
        await seen.press("enter", "backspace", "escape")
        assert isinstance(seen.app.screen, Explorer)
        await seen.press("4", "escape")  # the view is gone: the list, as ever
        assert seen.explorer.parts.panes.active == "article"


async def test_the_concordance_goes_to_another_article_and_back(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await walk_to(seen, "Russie")
        await seen.press("c", "g", "enter")
        assert seen.open == MISSION
        await seen.press("backspace")
        assert isinstance(seen.app.screen, ConcordanceScreen)
        await seen.press("escape")
        assert seen.open == COOPERATION
        assert seen.current == "Russie"


async def test_the_concordance_asks_for_words_and_narrows_to_the_article(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("c")
        assert "Words:" in seen.screen
        await seen.type("visite")
        await seen.press("enter")
        everywhere = len(seen.find_list("#items").items)
        assert f"Concordance  visite · all articles · {everywhere} places" in seen.screen
        await seen.press("asterisk")
        here = len(seen.find_list("#items").items)
        assert 0 < here < everywhere
        assert f"visite · this article · {here}" in seen.screen
        await seen.press("slash", "ctrl+a", "ctrl+k")
        await seen.type("uranium")
        await seen.press("enter")
        assert "“uranium” does not occur here." in seen.screen
        await seen.press("slash", "escape")
        assert isinstance(seen.app.screen, ConcordanceScreen)
        await seen.press("escape")
        assert isinstance(seen.app.screen, Explorer)


async def test_the_concordance_of_what_was_searched(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("mission de travail")
        await seen.press("enter", "c")
        assert "Concordance  mission de travail · as a phrase · all articles" in seen.screen


async def test_the_network_of_an_actor_and_the_passages_of_a_pair(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await walk_to(seen, "Russie")
        await seen.press("w")
        assert "Network  Russie · in the same sentence · 11 companions · strongest first" in seen.screen
        assert seen.rows("#items")[0].startswith("Salifou Modi  ")
        assert "strength (G²): together more often than by chance; negative: less often" in seen.screen
        assert await seen.shows("en marge d’une visite en Russie")  # the preview
        assert seen.screen.count("Salifou Modi") >= 3  # in the list, the drawing, the preview
        await seen.press("o")
        assert "most often first" in seen.screen
        assert seen.rows("#items")[0].startswith("Niger ")
        await seen.press("w", "w")
        assert "in the same event" in seen.screen
        await seen.press("w")
        assert "in the same sentence" in seen.screen
        await seen.press("o", "g", "enter")
        assert isinstance(seen.app.screen, ActorPairScreen)
        assert "Together  Russie + Salifou Modi" in seen.screen
        assert "In the same sentence" in seen.screen
        places = [item for item in seen.find_list("#items").items if item.key and item.text == "RFI"]
        seen.find_list("#items").move_to_key(places[0].key)
        await seen.press("enter")
        assert seen.open == COOPERATION
        assert seen.reader.current_hit == 0

        await seen.press("escape")
        assert isinstance(seen.app.screen, ActorPairScreen)
        assert seen.find_list("#items").current == places[0]
        await seen.press("escape")
        assert isinstance(seen.app.screen, NetworkScreen)
        assert "in the same sentence · 11 companions · strongest first" in seen.screen
        await seen.press("escape")
        assert isinstance(seen.app.screen, Explorer)


async def test_the_network_wants_an_actor_and_takes_the_one_of_a_list(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.press("w")
        assert "Choose a name first" in seen.said
        await seen.press("2", "j", "w")
        assert "Network  Niger ·" in seen.screen
        assert not seen.app.screen.query_one("#graph").display
        await seen.press("escape", "2", "c")  # the other views take it too
        assert "Concordance  Niger ·" in seen.screen
        await seen.press("escape", "2", "t")
        assert "Timeline  Niger ·" in seen.screen


async def test_the_timeline_from_everything_to_days_and_through_a_door(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("t")
        items = seen.find_list("#items")
        assert "Timeline  all records · ● 29 events · ○ 2 articles" in seen.screen
        assert len(items.items) == 32
        assert str(items.current.key.ref) == COOPERATION  # type: ignore[union-attr]
        assert "about 19 January 2024 · RFI" in seen.screen  # the line about the current item
        assert "Jan 24" in seen.screen
        await seen.press("plus", "plus")
        assert str(items.current.key.ref) == COOPERATION  # type: ignore[union-attr]
        assert "15 Jan 24" in seen.screen
        near = len(items.items)
        assert 0 < near < 32
        await seen.press("left", "left", "left", "left", "left", "left")
        assert "Nov 23" in seen.screen.splitlines()[0]
        await seen.press("minus", "minus", "minus", "minus", "minus", "minus")
        assert len(items.items) == 32  # the undated too: the window holds everything again
        await seen.press("t", "o")
        assert "Étape turque" in items.items[0].text
        await seen.press("g")
        assert "31 January – 3 February 2024 · consult · ≠ sources differ" in seen.screen
        await seen.press("enter")
        assert seen.open == "event:etape-turque-de-la-tournee"
        await seen.press("escape")
        assert isinstance(seen.app.screen, TimelineScreen)
        assert items.cursor == 0
        await seen.press("backspace")
        assert seen.open == COOPERATION


async def test_the_timeline_of_an_actor(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        await walk_to(seen, "Salifou Modi")
        await seen.press("t")
        mine = len(seen.find_list("#items").items)
        assert f"Timeline  Salifou Modi · ● {mine - 1} events · ○ 1 article" in seen.screen
        await seen.press("asterisk")
        assert len(seen.find_list("#items").items) == 32
        await seen.press("asterisk")
        assert len(seen.find_list("#items").items) == mine


async def test_a_corpus_without_dates_says_so_on_the_timeline(tmp_path: Path) -> None:
    write(tmp_path / "corpus", {"articles/a.md": "---\ntitle: Sans date\n---\nTexte.\n"})
    store = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    update_index(store, open_folder(tmp_path / "corpus"))
    async with visit(store, tmp_path / "corpus", tmp_path, MEDIUM) as seen:
        await seen.press("t")
        assert "● 0 events · ○ 1 article · 1 undated" in seen.screen
        assert "Nothing here is dated." in seen.screen
        assert seen.rows("#items") == ["Sans date"]
        await seen.press("plus", "minus", "left", "o", "f", "escape", "enter")
        assert isinstance(seen.app.screen, Explorer)
        assert seen.open == "article:a"
    store.close()


async def test_the_timeline_of_more_events_than_are_known_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.screens.analysis.over_time.timeline_records.MAX_EVENTS", 3)
    files = {
        f"events/e{n}.md": f"---\ntitle: E{n}\ntype: consult\ndate: {dates[n]}\n"
        "claims: [{source: https://example.org}]\n---\n"
        for dates in [("../0850", "0999-05/..", "1912", "2024-01-16/..", "2024-01")]
        for n in range(5)
    } | {
        "events/none.md": "---\ntitle: Sans date\ntype: consult\nclaims: [{source: https://example.org}]\n---\n"
    }
    store = stored(tmp_path, files)
    async with visit(store, tmp_path / "corpus", tmp_path, MEDIUM) as seen:
        await seen.press("t")
        assert "● 6 events · ○ 0 articles · 1 undated" in seen.screen
        assert "only the 3 oldest events here are listed" in seen.screen
        await seen.press("G", "k", "plus", "plus", "plus")
        assert "only the" not in seen.screen
        assert any("E1" in row for row in seen.rows("#items"))
        monkeypatch.setattr("tui.app.screens.analysis.over_time.timeline_records.MAX_EVENTS", 9)
        seen.app.screen.read()  # type: ignore[attr-defined]
        await seen.settle()
        await seen.press("t", "G")
        assert seen.rows("#items")[-1] == "Sans date"
        await seen.press("enter")
        assert seen.open == "event:none"
    store.close()


async def test_every_view_is_copied_as_its_command_prints_it(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await walk_to(seen, "Salifou Modi")
        for key, words in (
            ("c", "19 Jan 24   usse le ministre nigérien de la défense Salifou Modi, en marge"),
            ("w", "Salifou Modi: in 3 of "),
            ("t", "Rencontre Evkourov–Fomine–Modi"),
        ):
            await seen.press(key, "y")
            assert words in (tmp_path / "data" / "copied.txt").read_text("utf-8")
            await seen.press("escape")
        await seen.press("w", "enter", "y")
        assert "(RFI, about 19 January 2024, Coop" in (tmp_path / "data" / "copied.txt").read_text("utf-8")


@pytest.mark.parametrize("size", [WIDE, NARROW, (20, 5)])
async def test_hostile_texts_in_every_view_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    store = stored(tmp_path, HOSTILE)
    async with visit(store, tmp_path / "corpus", tmp_path, size) as seen:
        seen.is_watched = True
        await walk_to(seen, "Ada")
        for key in "cwthD":
            await seen.press(key)
            assert not isinstance(seen.app.screen, Explorer)
            assert "\x1b" not in seen.screen
            await seen.resize(80, 24)
            await seen.resize(*size)
            await seen.press("o", "f", "escape", "y", "G", "escape")
            assert isinstance(seen.app.screen, Explorer)
    store.close()


async def test_the_timeline_counts_what_is_too_much_to_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.screens.analysis.over_time.timeline_records.MAX_ARTICLES", 3)
    files = {
        f"articles/a{n}.md": f"---\ntitle: T{n}\ndate: 2024-{n + 1:02}-01\n---\nTexte.\n" for n in range(12)
    }
    store = stored(tmp_path, files)
    async with visit(store, tmp_path / "corpus", tmp_path, MEDIUM) as seen:
        await seen.press("t")
        assert "12 articles here: + zooms in" in seen.screen
        assert "█" in seen.screen  # and where they are, is seen
        await seen.press("plus")
        while "zooms in" in seen.screen:
            await seen.press("plus")
        assert 0 < len(seen.rows("#items")) <= 3
    store.close()


async def test_columns_of_few_articles_are_low(tmp_path: Path) -> None:
    text = "---\ntitle: Essai\ndate: 2024-01-0{}\n---\nUn mot.\n"
    files = {f"articles/{day}.md": text.format(day) for day in (1, 5)}
    store = stored(tmp_path, files)
    async with visit(store, tmp_path / "corpus", tmp_path, WIDE) as seen:
        await seen.press("h")
        assert sum("█" in row for row in seen.screen.splitlines()) == MAX_ROWS_PER_ARTICLE
        await seen.resize(20, 5)
        assert seen.screen.lstrip().startswith("Esc goes back")
    store.close()


async def test_passages_of_suggestions_are_no_wider_than_a_page(tmp_path: Path) -> None:
    body = "Le ministre Adam Boukouré " + "a longuement parlé de la situation du pays " * 6 + "à Niamey."
    store = stored(tmp_path, {"articles/a.md": f"---\ntitle: Essai\nlang: fr\n---\n{body}\n"})
    async with visit(store, tmp_path / "corpus", tmp_path, (200, 50)) as seen:
        await seen.press("s")
        rows = [row.strip(" │") for row in seen.screen.splitlines() if "longuement" in row]
        assert rows and max(map(len, rows)) <= MAX_EVIDENCE_CELLS
    store.close()
