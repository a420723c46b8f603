"""Compare: two texts or an event's sources beside each other, as a person goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, NARROW, WIDE, Visit, visit
from tests.stores import stored
from tui.app.documents.comparison import subtract_spans
from tui.app.runtime.status_messages import StatusMessages
from tui.app.screens.analysis.comparison.comparison import ComparisonScreen
from tui.app.screens.analysis.comparison.comparison_picker import ComparisonPicker
from tui.app.screens.explorer.explorer import Explorer
from tui.app.widgets.text.comparison_column import ComparisonColumn
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

COOPERATION = "article:cooperation-militaire-niger-russie"
VISIT = "event:visite-a-moscou"
DISPATCH = (
    "Les deux pays ont convenu d’intensifier les actions communes pour stabiliser la situation dans la "
    "région, a ajouté le ministère dans un communiqué publié mardi soir à Moscou."
)
FILLED = "\n\n".join(
    f"Ce paragraphe numéro {n} n’est que dans ce texte et ne dit rien d’autre." for n in range(40)
)
COPIES = {
    "articles/one.md": "---\ntitle: Un\npublisher: A\ndate: 2024-01-16\n---\n"
    f"{FILLED}\n\n{DISPATCH}\n\n{FILLED[:900]}\n",
    "articles/two.md": "---\ntitle: Deux [/b]\npublisher: B\ndate: 2024-01-17\n---\n"
    f"{DISPATCH.replace('mardi', 'jeudi')}\n\n{FILLED[::-1]}\n",
    "articles/empty.md": "---\ntitle: Vide\n---\n",
    "articles/three.md": f"---\ntitle: Trois\npublisher: C\ndate: 2024-01-18\n---\n{FILLED[-900:]}\n",
    "events/gone.md": "---\ntitle: Vu nulle part\ntype: agree\nclaims:\n"
    "  - {article: nowhere, quote: rien}\n---\n",
    "events/told.md": "---\ntitle: Dit par trois\ntype: agree\nclaims:\n"
    + "".join(
        f"  - {{article: {name}, quote: '{quote}'}}\n"
        for name, quote in (("one", "Les deux pays"), ("two", "Les deux pays"), ("three", "numéro 39"))
    )
    + "---\n",
}


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteStore, Path]]:
    root = tmp_path_factory.mktemp("copies")
    store = stored(root, COPIES)
    yield store, root / "corpus"
    store.close()


def comparing(seen: Visit) -> ComparisonScreen:
    screen = seen.app.screen
    assert isinstance(screen, ComparisonScreen)
    return screen


async def open_titled(seen: Visit, title: str) -> None:
    """Open the article of that title from the list."""
    await seen.press("1", "g", *"j" * seen.rows("#article").index(title), "enter")


async def choose(seen: Visit, title: str) -> None:
    """Choose the article of that title to compare with."""
    await seen.press("g", *"j" * seen.rows("#items").index(title), "enter")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_the_sources_of_an_event(store: SqliteStore, tmp_path: Path, size: tuple[int, int]) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, size, is_painted=True) as seen:
        await seen.search("visite premier ministre moscou")
        await seen.press("enter")
        assert seen.open == VISIT
        await seen.press("d")
        view = comparing(seen)
        assert "start: 15 January 2024 (Ousmane Diallo) ≠ 16 January 2024 (RFI · Sputnik)" in " ".join(
            view.query_one("#facts").document.text.split()  # type: ignore[attr-defined]
        )
        boxes = [column.region for column in view.texts.columns if column.display]
        assert len(boxes) == 2
        beside = boxes[0].y == boxes[1].y
        assert beside == (size[0] >= 100)
        assert "Compare" in seen.screen and "0 shared passages" in seen.screen
        assert "the texts of 2 of 4 sources" in seen.screen or size == NARROW
        assert "n N differences" in seen.screen.splitlines()[-1] or size == NARROW

        def is_at_claim(column: ComparisonColumn) -> bool:  # each begins where the claim stands
            first, last = column.visible_range()
            return first <= column.hit(0)[0] < last

        assert await seen.until(
            lambda: all(map(is_at_claim, view.texts.columns))
        )  # they begin where the claims stand
        await seen.press("tab", "tab")
        facts = view.query_one("#facts")
        assert facts.has_focus and facts.styles.border_left[0] == "heavy"
        await seen.press("tab")
        await seen.press("enter")
        assert seen.open == "article:russie-niger-mission-a-moscou"
        await seen.press("escape")
        assert seen.app.screen is view
        await seen.press("escape")
        assert isinstance(seen.app.screen, Explorer)
        assert seen.open == VISIT


async def test_an_article_with_another_scrolling_together(
    copies: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await open_titled(seen, "Un")
        await seen.press("d")
        assert isinstance(seen.app.screen, ComparisonPicker)
        titles = [item.text for item in seen.find_list("#items").items]
        assert titles == ["Trois", "Deux [/b]", "Vide"]  # as much as they share
        await choose(seen, "Deux [/b]")
        view = comparing(seen)
        one, two = view.texts.columns
        assert "1 shared passage" in seen.screen
        text = one.document.text
        styled = {text[start:end]: style for start, end, style in one.document.styles}
        assert styled["mardi"] == "differ"
        assert {style for piece, style in styled.items() if piece.startswith("Les deux pays")} == {"dim"}

        first, last = one.visible_range()
        assert first <= text.index("mardi") < last  # it begins where they differ
        at = one.layout_ready.row_of(text.index("mardi"))
        await seen.press("n")
        assert one.scroll_offset.y == at
        assert "difference 1 of " in seen.screen
        assert one.current_hit is not None and text[slice(*one.hit(one.current_hit))] == "mardi"
        await seen.press("j", "j")  # the other comes along
        assert one.scroll_offset.y == at + 2
        assert two.first_shown > 0
        await seen.press("tab", "g")
        assert two.scroll_offset.y == 0
        assert one.scroll_offset.y == 0

        await seen.press("enter")
        assert seen.open == "article:two"
        assert seen.reader.current_hit == 0  # the passage is marked
        await seen.press("backspace")
        assert comparing(seen) is view
        await seen.press("escape")
        assert isinstance(seen.app.screen, ComparisonPicker)
        await seen.press("escape")
        assert isinstance(seen.app.screen, Explorer)


async def test_a_message_that_comes_and_goes_scrolls_no_text(
    copies: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await open_titled(seen, "Un")
        await seen.press("d")
        await choose(seen, "Deux [/b]")
        one, two = comparing(seen).texts.columns
        seen.app.notify("Something to read", timeout=600)
        assert await seen.shows("Something to read")
        await seen.press("G")
        assert one.scroll_offset.y == one.max_scroll_y > 0
        least, other = one.max_scroll_y, 1
        two.scroll_to_offset(two.layout_ready.rows[other].start - two.body_at)
        assert await seen.until(lambda: two.scroll_offset.y == other)
        seen.app._messages = StatusMessages()
        seen.app.show_messages()
        assert await seen.until(lambda: one.scroll_offset.y < least)  # there is more room for its end
        await seen.settle()
        assert two.scroll_offset.y == other


async def test_with_an_empty_text_and_at_every_size(copies: tuple[SqliteStore, Path], tmp_path: Path) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await open_titled(seen, "Un")
        await seen.press("d")
        await choose(seen, "Vide")
        await seen.press("n")
        assert "These texts share no passage." in seen.said
        seen.is_watched = True
        await seen.press("G", "N", "tab", "tab", "f", "x", "o")
        for size in (MEDIUM, NARROW, (20, 5), WIDE):
            await seen.resize(*size)
            await seen.press("j", "pagedown")
        assert comparing(seen).comparison.whole


async def test_the_texts_of_a_passage_come_up_where_not_all_have_room(
    copies: tuple[SqliteStore, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.widgets.text.text_view.LONG_TEXT_CHARS", 100)  # a thread wraps them
    async with visit(*copies, tmp_path, NARROW, is_painted=True) as seen:
        await seen.press("3", "enter", "d", "n", "n", "n")
        view = comparing(seen)
        one, two, three = view.texts.columns
        assert (one.display, two.display, three.display) == (True, False, True)
        assert " Compare  1 and 3 of 3 · " in seen.screen
        assert "o other texts" in seen.screen.splitlines()[-1]
        assert "difference 3 of 13" in seen.screen
        starts = [start for start, _end in view.texts.differences[2].spans]
        for column, start in zip((one, three), starts, strict=True):
            row = column.layout_ready.row_of(start + column.body_at)
            assert column.scroll_offset.y == min(row, column.max_scroll_y)
        await seen.press("o", "o")
        assert three.display and view.texts.difference_index == -1


async def test_a_filter_leaves_sources_out_and_the_view_is_there_at_the_next_start(
    copies: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await seen.press("3", "enter", "d")
        assert "of 3 articles" not in seen.screen and len(comparing(seen).texts.columns) == 3
        await seen.press("F")
        await seen.type("after:2024-01-17")
        await seen.press("enter")
        assert "2 of 3 articles" in seen.screen and len(comparing(seen).texts.columns) == 2
        assert seen.screen.startswith(" only from 17 January 2024 ")
        await seen.press("F", "ctrl+a", "ctrl+k")
        await seen.type("source:X")
        await seen.press("enter")
        assert "0 of 3 articles · no matching article" in seen.screen
        await seen.press("n", "j", "enter", "x")
        assert len(comparing(seen).texts.columns) == 3
        await seen.press("tab", *"jjjjj")
        place = comparing(seen).cursor_location()
        assert place is not None and place.start
        seen.explorer.save_session()  # the program ends in the view
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        assert await seen.shows("2 shared passages")
        assert await seen.until(lambda: comparing(seen).cursor_location() == place)
        await seen.press("escape")
        assert seen.open == "event:told" and isinstance(seen.app.screen, Explorer)


async def test_an_event_whose_articles_are_gone(copies: tuple[SqliteStore, Path], tmp_path: Path) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await seen.press("3", "G", "enter")
        assert "(no such article in the corpus)" in seen.screen
        await seen.press("d")
        assert "No article in the corpus reports this event." in seen.screen
        await seen.press("n", "o", "tab", "j", "enter", "f", "escape", "escape")
        assert isinstance(seen.app.screen, Explorer)


async def test_an_actor_is_not_compared(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "enter", "d")
        assert isinstance(seen.app.screen, Explorer)
        assert "Open an article or an event first." in seen.said


def test_what_is_left_of_a_span() -> None:
    assert list(subtract_spans([(0, 10)], [(2, 3), (5, 7)])) == [(0, 2), (3, 5), (7, 10)]
    assert list(subtract_spans([(0, 4), (4, 8)], [(3, 5)])) == [(0, 3), (5, 8)]
    assert list(subtract_spans([(0, 4), (6, 8)], [(0, 4)])) == [(6, 8)]
    assert list(subtract_spans([(0, 4)], [])) == [(0, 4)]
    assert list(subtract_spans([], [(0, 4)])) == []


async def test_the_events_on_which_sources_differ_come_first(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("3", "o", "o")
        assert "sources differ first" in seen.screen
        marks = [item.trail for item in seen.find_list("#event").items]
        assert marks == sorted(marks, reverse=True) and "≠" in marks and "" in marks


async def test_the_same_text_elsewhere_is_a_door(copies: tuple[SqliteStore, Path], tmp_path: Path) -> None:
    async with visit(*copies, tmp_path, is_painted=True) as seen:
        await open_titled(seen, "Un")
        assert await seen.shows("Same text as")
        assert "% of this · later" in seen.screen
        await seen.press("r", "G", "enter")
        assert seen.open == "article:two"
        start, end = seen.reader.hit(0)
        assert seen.reader.document.text[start:end].startswith("Les deux pays ont convenu")
