"""Reading, following, going back: what a person does all day, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, NARROW, Visit, visit
from tui.app.navigation import RecordLocation
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.text import fold

COOPERATION = "article:cooperation-militaire-niger-russie"
MISSION = "article:russie-niger-mission-a-moscou"
VISIT = "event:visite-a-moscou"


def on_screen(seen: Visit) -> tuple[int, int]:
    """The code points of the document that are on the screen."""
    return seen.reader.visible_range()


async def test_the_first_article_is_open_with_its_names_marked(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.open == COOPERATION
        for words in ("Articles 2", "Actors 36", "Events 29", "Related", "names marked", "/ search"):
            assert words in seen.screen
        doors = seen.reader.document.links
        named = {seen.reader.document.text[door.start : door.end]: door.style for door in doors}
        assert named["Salifou Modi"] == "person"
        assert named["Niger"] == "country"
        assert named["Iounous-bek Evkourov"] == "person"
        assert "Salifou Modi" in seen.rows("#tied")


async def test_the_first_start_reads_the_corpus_behind_the_screen(tmp_path: Path) -> None:
    store = open_store(bundled_corpus_path(), cache=tmp_path / "cache")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.open == COOPERATION
        assert len(seen.rows("#article")) == 2
        assert len(seen.rows("#event")) == 29
        assert "Niger" in seen.screen.splitlines()[0]  # the corpus has said its title
    store.close()


async def test_from_an_article_to_the_other_by_way_of_an_actor_and_an_event(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n", "n", "n")
        while seen.current != "Salifou Modi":
            await seen.press("n")
        assert "Salifou Modi (full name), ministre de la Défense" in seen.where
        left = seen.reader.position

        await seen.press("enter")
        assert seen.open == "actor:salifou-modi"
        await seen.press("r")
        while str(getattr(seen.find_list("#tied").current.key, "ref", "")) != VISIT:  # type: ignore[union-attr]
            await seen.press("j")
        await seen.press("enter")
        assert seen.open == VISIT

        while not seen.current.startswith("«\u00a0a entamé depuis le lundi 15 janvier"):
            await seen.press("n")
        await seen.press("enter")
        assert seen.open == MISSION
        page = seen.reader.page
        assert page is not None
        passage = page.body_at + page.record.body.index("a entamé depuis")
        first, last = on_screen(seen)
        assert first <= passage < last
        assert seen.reader.current_hit == 0  # and it is marked

        await seen.press("backspace")
        assert seen.open == VISIT
        assert seen.current.startswith("«\u00a0a entamé depuis")
        await seen.press("backspace")
        assert seen.open == "actor:salifou-modi"
        await seen.press("backspace")
        assert seen.open == COOPERATION
        assert seen.reader.position == left
        assert seen.current == "Salifou Modi"
        await seen.press("backspace")  # there is nothing before it
        assert seen.open == COOPERATION
        await seen.press("alt+right", "alt+right")
        assert seen.open == VISIT


async def test_lists_open_records_and_tab_goes_around_the_panes(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        order = [seen.explorer.parts.panes.active]
        for key in (*["tab"] * 5, "shift+tab"):
            await seen.press(key)
            order.append(seen.explorer.parts.panes.active)
        assert order == ["article", "actor", "event", "reader", "tied", "article", "tied"]

        await seen.press("2", "j", "enter")
        assert seen.open == "actor:" + "niger"
        order = [seen.explorer.parts.panes.active]
        await seen.press("3", "G", "enter")
        assert seen.open.startswith("event:")
        assert seen.rows("#event")[-1] in seen.screen.splitlines()[0]
        await seen.press("escape")
        order.append(seen.explorer.parts.panes.active)
        assert order == ["reader", "event"]


async def test_sources_differ_is_said_without_being_asked(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("visite premier ministre moscou")
        await seen.press("enter")
        assert seen.open == VISIT
        lines = [" ".join(line.split()) for line in seen.reader.document.text.splitlines()]
        head = lines.index("Sources differ")
        said = " / ".join(lines[head : lines.index("What they say")])
        assert "start 15 January 2024 Ousmane Diallo" in said
        assert "16 January 2024 RFI · Sputnik" in said
        assert "delegation Défense, Pétrole, Sport, Commerce" in said
        assert "Défense, Commerce, Énergie et Mines" in said
        assert "15–18 January 2024" in lines[1]
        assert "4 origins" in lines[1]
        assert lines[2].startswith("Ali Lamine Zeine (actor) · Salifou Modi (actor) · Délégation")
        assert lines[2].endswith(" · Russie (recipient)")
        assert "Sources differ" in seen.screen


SEARCHES = {
    "evkurov": "Iounous-bek Evkourov",
    "yevkurov": "Iounous-bek Evkourov",
    "Евкуров": "Iounous-bek Evkourov",
    "overchuk": "Alexeï Overtchouk",
    "zein": "Ali Lamine Zeine",
    "ecowas": "CEDEAO",
    "teheran": "Téhéran",
}


async def test_search_finds_names_however_they_are_written(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("slash")
        for text, name in SEARCHES.items():
            await seen.type(text)
            assert seen.rows("#results")[0] == name, text
            await seen.press("escape", "slash")  # what is typed now stands in its place
        await seen.press("escape")
        assert seen.open == COOPERATION


@pytest.mark.parametrize(("text", "places"), [("cooperation militaire", 3), ("modi russie", 3)])
async def test_search_finds_the_article_of_two_words(
    store: SqliteStore, tmp_path: Path, text: str, places: int
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search(text)
        found = [str(item.key.ref) for item in seen.find_list("#results").items if not item.heading]  # type: ignore[attr-defined]
        assert COOPERATION in found[:places], found


async def test_a_hit_opens_its_passage_and_esc_comes_back_to_the_results(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("embargo")
        assert seen.rows("#results")[0].startswith("Russie/Niger")
        assert "Sous embargo depuis six mois" in seen.screen
        before = seen.rows("#results")
        await seen.press("enter")
        assert seen.open == MISSION
        page = seen.reader.page
        assert page is not None
        at = page.body_at + page.record.body.index("embargo")
        first, last = on_screen(seen)
        assert first <= at < last
        assert seen.where.startswith("hits of “embargo” 1/1")
        await seen.press("escape")
        assert seen.rows("#results") == before
        await seen.press("escape")
        assert seen.open == MISSION


async def test_n_walks_the_hits_of_a_search_and_on_into_the_next_result(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        await seen.search("moscou")
        rows = seen.find_list("#results")
        keys = [item.key for item in rows.items if isinstance(item.key, RecordLocation)]
        first, second = (key for key in keys if key.ref.kind == "article")
        rows.move_to_key(keys[-1])
        rows.move_to_key(first)  # scrolled down now, with the cursor in the middle
        before = rows.cursor, rows.scroll_offset
        await seen.press("enter")
        for number, article in enumerate((first, second), 1):
            assert seen.open == str(article.ref)
            total = int(seen.where.partition("/")[2].split()[0])
            from_passage = 2 if number == 1 else 1  # its title has it too
            for at in range(from_passage, total + 1):
                assert seen.where == f"hits of “moscou” {at}/{total} · result {number} of 2"
                start, end = seen.reader.hit(seen.reader.current_hit or 0)
                assert fold(seen.reader.document.text[start:end]) == "moscou"
                await seen.press("n")
        assert "No more of this: hits of “moscou”; Esc goes on to all names." in seen.said
        await seen.press(*"N" * total)
        assert seen.open == str(first.ref)
        assert "· result 1 of 2" in seen.where
        await seen.press("escape")  # all names again: the keys are still those of the text
        assert "All names again; Esc goes back to the results." in seen.said
        await seen.press("n", "n")
        assert seen.open == str(first.ref) and "hits of" not in seen.where
        await seen.press("escape")
        assert (rows.cursor, rows.scroll_offset) == before
        assert rows.scroll_offset.y > 0


async def test_an_actor_is_walked_through_all_articles(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n")
        while seen.current not in ("Ali Mahamane Lamine Zeine", "Lamine Zeine"):
            await seen.press("n")
        await seen.press("asterisk")
        assert seen.where.startswith("Ali Lamine Zeine in all articles")
        total = int(seen.where.partition("/")[2].split()[0])
        opened = {seen.open}
        await seen.press(*"N" * total)
        for _step in range(total - 1):
            opened.add(seen.open)
            await seen.press("n")
        assert f"{total}/{total}" in seen.where
        assert opened | {seen.open} == {COOPERATION, MISSION}
        await seen.press("n")
        assert "No more of this: Ali Lamine Zeine in all articles" in seen.said
        await seen.press("escape")
        assert "everywhere" not in seen.where


async def test_letters_stand_on_doors_and_lead_through_them(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        doors = [seen.reader.document.links[index] for index, _region in seen.reader.visible_links()]
        await seen.press("4", "f", "a")
        assert seen.open == str(doors[0].target.ref)  # type: ignore[attr-defined]
        await seen.press("backspace", "f", "escape", "n")  # Esc takes the letters away
        assert seen.open == COOPERATION
        assert seen.current == "Niger"


async def test_lists_are_filtered_and_sorted(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        everyone = seen.rows("#actor")
        await seen.press("2", "equals_sign")
        await seen.type("modi")
        assert seen.rows("#actor") == ["Salifou Modi"]
        assert "Actors 1/36 = modi" in seen.screen
        await seen.press("enter")
        assert seen.explorer.parts.panes.active == "actor"
        await seen.press("enter")
        assert seen.open == "actor:salifou-modi"
        await seen.press("escape", "escape")
        assert seen.rows("#actor") == everyone
        await seen.press("equals_sign")
        await seen.type("zzz")
        await seen.press("escape")
        assert seen.rows("#actor") == everyone

        assert seen.rows("#article")[0].startswith("Coopération")
        await seen.press("1", "o")
        assert seen.rows("#article")[0].startswith("Russie/Niger")
        assert "oldest first" in seen.screen
        assert str(seen.find_list("#article").current.key.ref) == COOPERATION  # type: ignore[union-attr]


async def test_a_long_list_has_only_the_pages_near_its_cursor(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("paged_items", "list_pane", "record_lists"):
        monkeypatch.setattr(f"tui.app.widgets.list.{module}.PAGE_ROWS", 5)
    monkeypatch.setattr("tui.app.widgets.list.paged_items.MAX_PAGES", 6)
    monkeypatch.setattr("tui.app.widgets.list.list_pane.READ_AHEAD_ROWS", 2)
    actors = [row.title for row in store.rows("actor").items]
    by_name = [row.title for row in store.rows("actor", sort="title").items]
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.press("2", "G")
        pane = seen.find_list("#actor")
        assert pane.current and pane.current.text == actors[-1]
        await seen.press(*["k"] * 12, "o")
        assert pane.current.text == actors[-13]
        assert pane.cursor == by_name.index(actors[-13])
        await seen.press("g")
        assert [item.text for item in pane.items[:3]] == by_name[:3]
        await seen.press("enter")
        assert seen.reader.page and seen.reader.page.title == by_name[0]
        await seen.press("o", "slash", *"moscou", "enter")
        assert pane.current.text == "Moscou"


async def test_layers_go_on_and_off_and_what_is_hidden_is_counted(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "v")
        layers = [item.text for item in seen.find_list("RowList").items]
        assert layers == ["names", "roles", "demonyms", "dates", "notes", "found"]
        await seen.press("j", "j", "enter", "escape")
        hidden = sum(door.layer == "demonyms" for door in seen.reader.document.links)
        assert f"+{hidden} demonyms hidden" in seen.where
        visited = set()
        await seen.press("g")
        for _step in range(60):
            before = seen.reader.current
            await seen.press("n")
            if seen.reader.current == before:
                break
            visited.add(seen.reader.current_link.layer)  # type: ignore[union-attr]
        assert "demonyms" not in visited
        assert "names" in visited
        await seen.press("v", "j", "j", "enter", "escape")
        assert "hidden" not in seen.where


async def test_a_passage_is_copied_as_a_quotation(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n")
        while seen.current != "Salifou Modi":
            await seen.press("n")
        await seen.press("y")
        quoted = seen.app.clipboard
        assert quoted.startswith("«\u00a0Les vice-ministres russes de la défense Iounous-bek Evkourov")
        source = "RFI, vers le 19 janvier 2024, https://portailinfo.bj/?p=2713, consulté le 20 novembre 2026"
        assert quoted.endswith(f"avec la Russie, {source}")
        assert (tmp_path / "data" / "copied.txt").read_text("utf-8") == quoted + "\n"
        assert str(tmp_path / "data" / "copied.txt") in seen.said


async def test_find_in_this_text(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "ctrl+f")
        await seen.type("cooperation")
        await seen.press("enter")
        assert seen.where.startswith("“cooperation” in this text 1/")
        await seen.press("n")
        assert "2/" in seen.where
        await seen.press("escape")
        assert "names marked" in seen.where or "mention" in seen.where
        await seen.press("ctrl+f")
        await seen.type("uranium")
        await seen.press("enter")
        assert "“uranium” is not in this text." in seen.said


async def test_bookmarks_are_kept_and_listed(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("B")
        assert "No bookmarks yet" in seen.screen
        await seen.press("escape", "b", "2", "enter", "b", "B")
        assert seen.rows("RowList") == ["Russie", seen.explorer.history.entries[0].title]
        await seen.press("j", "enter")
        assert seen.open == COOPERATION
        await seen.press("b", "B")
        assert seen.rows("RowList") == ["Russie"]


async def test_problems_and_keys_and_the_palette(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("p")
        assert "No problems" in seen.screen
        await seen.press("escape", "question_mark")
        assert "Search everything" in seen.screen or "Next pane" in seen.screen
        await seen.press("escape", "ctrl+p")
        await seen.type("go to the events")
        assert await seen.shows("Go to the events")
        await seen.press("enter")
        assert seen.explorer.parts.panes.active == "event"


async def test_the_place_is_kept_through_every_size(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n")
        while seen.current != "Salifou Modi":
            await seen.press("n")
        chosen = seen.reader.current_link
        await seen.resize(20, 5)
        assert "Needs 32×9" in seen.screen
        for size in (MEDIUM, NARROW, (30, 12), (20, 5), (60, 8), (120, 40)):
            await seen.resize(*size)
            assert seen.open == COOPERATION
            assert seen.reader.current_link == chosen
            if size in (MEDIUM, NARROW, (120, 40)):
                first, last = on_screen(seen)
                assert first <= chosen.start < last, size  # type: ignore[union-attr]
        assert seen.explorer.parts.panes.active == "reader"


async def test_one_thing_at_a_time_on_a_narrow_screen(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        last = " ".join(seen.screen.splitlines()[-1].split())
        assert last == "1 articles 2 actors 3 events / search ? help"
        await seen.press("2")
        assert "▸Russie" in seen.screen
        assert "Articles" not in seen.screen
        await seen.press("enter")
        assert "▸Russie" not in seen.screen
        assert "country" in seen.screen
        assert "› Russie" in seen.screen.splitlines()[0]
        await seen.press("r")
        assert "Related" in seen.screen
        await seen.press("r")
        assert "Related" not in seen.screen


async def test_tied_comes_over_the_lists_on_a_medium_screen(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        assert "Related" not in seen.screen
        assert "Articles 2" in seen.screen
        assert "Events 29" in seen.screen  # folded to its title
        assert "▸Russie" not in seen.screen
        await seen.press("2")
        assert "▸Russie" in seen.screen
        await seen.press("r")
        assert "Related" in seen.screen
        assert "La Russie a annoncé" in seen.screen


async def test_back_pressed_fast_leaves_every_place_as_it_was(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "enter", "n", "n")
        middle = seen.reader.position
        await seen.press("3", "enter", "n")
        seen.explorer.action_back()
        seen.explorer.action_back()  # before the first has brought its page
        await seen.settle()
        assert seen.open == COOPERATION
        await seen.press("alt+right")
        assert seen.open == "actor:russie"
        assert seen.reader.position == middle
