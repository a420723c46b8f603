"""The small plot on a card, and the way from it to the large one."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import MEDIUM, visit
from tests.stores import stored
from tui.app.documents.record_page import load_page
from tui.app.navigation import FrequencyRequest
from tui.app.screens.analysis.over_time.frequency import FrequencyScreen
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref


async def test_the_plot_of_a_card_leads_to_the_large_one(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.press("2", "g", "enter", "n")
        while seen.current != "Over time":
            await seen.press("n")
        assert "choose a period" in seen.where
        await seen.press("enter")
        assert isinstance(seen.app.screen, FrequencyScreen)
        assert (
            "Frequency over time  Russie · " in seen.screen
            and "January 2024: 2 articles, 9 events" in seen.screen
        )
        await seen.press("asterisk")
        assert "Frequency over time  all records" in seen.screen


async def test_the_results_of_a_search_over_time(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.search("niger")
        assert await seen.shows("15 Jan 24 █   █ 19 Jan 24 · per day")
        await seen.press("ctrl+g")
        assert (
            "Frequency over time  niger · " in seen.screen
            and "January 2024: 2 articles, 9 events" in seen.screen
        )
        await seen.press("space", "escape")
        assert seen.screen.startswith(" only January 2024 ")
        await seen.search("turquie type:agree")
        await seen.press("ctrl+l")
        assert seen.screen.startswith(" only January 2024 · turquie type:agree ")
        assert 0 < len(seen.rows("#event")) < 29


def test_cards_of_what_is_told_often_seldom_and_never(tmp_path: Path) -> None:
    files = {
        f"articles/a{n}.md": f"---\ntitle: T{n}\ndate: {1990 + n // 2}-{1 + n % 12:02}-10\n---\nAda voit.\n"
        for n in range(60)
    } | {f"actors/{name.lower()}.md": f"---\nname: {name}\ntype: person\n---\n" for name in ("Ada", "Cyd")}
    files["events/e.md"] = (
        "---\ntitle: E\ntype: consult\nclaims:\n"
        + "".join(f"  - {{article: a{n}, quote: voit}}\n" for n in range(30))
        + "---\n"
    )
    store = stored(tmp_path, files)
    pages = {name: load_page(store, Ref.parse(name)) for name in ("actor:ada", "actor:cyd", "event:e")}  # type: ignore[arg-type]
    texts = {name: page.document.text for name, page in pages.items() if page}
    assert "60 articles; first 10 January 1990, last 10 December 2019" in texts["actor:ada"]
    assert "Over time" not in texts["actor:cyd"] and "Not named in any article." in texts["actor:cyd"]
    for name in ("actor:ada", "event:e"):
        assert "Over time  articles per" in texts[name] and "█" in texts[name]
        assert max(map(len, texts[name].splitlines())) < 60
        assert any(isinstance(door.target, FrequencyRequest) for door in pages[name].document.links)  # type: ignore[union-attr]
    store.close()
