"""The list of every pane."""

from collections.abc import Sequence
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message import Message

from tui.app.documents.list_items import ListItem
from tui.app.widgets.list.paged_items import MAX_PAGES, PAGE_ROWS, WAITING_ITEM, PagedItems
from tui.app.widgets.list.row_list import RowList

HOSTILE = "[/b] [bold red]x[@click=app.quit]y"


class Keyed(RowList):
    BINDINGS: ClassVar = [
        Binding("j", "move(1)"),
        Binding("k", "move(-1)"),
        Binding("g", "first"),
        Binding("G", "last"),
        Binding("pagedown", "page(1)"),
        Binding("enter", "choose"),
    ]


class Lists(App[None]):
    def __init__(self, items: Sequence[ListItem] = (), empty: str = "") -> None:
        super().__init__()
        self.rows = Keyed(empty=empty)
        self.items = items
        self.heard: list[tuple[str, object]] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.set_items(self.items)
        self.rows.focus()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        self.heard.append(("highlighted", message.item.key))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.heard.append(("chosen", message.item.key))

    def drawn(self) -> list[str]:
        return [self.rows.render_line(y).text.rstrip() for y in range(self.rows.size.height)]


def numbered(*numbers: int) -> list[ListItem]:
    return [ListItem(n, f"item {n}") for n in numbers]


GROUPED = [
    ListItem(None, "Actors", heading=True),
    *numbered(1, 2),
    ListItem(None, "Events", heading=True),
    *numbered(3),
]


async def test_the_cursor_moves_over_headings_and_stops_at_the_ends() -> None:
    app = Lists(GROUPED)
    async with app.run_test(size=(30, 8)) as pilot:
        assert app.rows.current == GROUPED[1]
        await pilot.press("k", "j", "j", "j", "enter")
        assert app.rows.cursor == 4
        keys = [key for what, key in app.heard if what == "highlighted"]
        assert keys == [1, 2, 3]
        assert app.heard[-1] == ("chosen", 3)


async def test_the_heading_above_the_first_item_comes_into_view() -> None:
    app = Lists([GROUPED[0], *numbered(*range(50))])
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("G", "g")
        assert app.drawn()[:2] == ["Actors", "▸item 0"]


async def test_new_items_leave_the_cursor_on_its_key_or_its_place() -> None:
    app = Lists(numbered(*range(10)))
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("j", "j", "j")
        app.rows.set_items(numbered(7, 5, 3, 1))
        assert app.rows.current == ListItem(3, "item 3")
        app.rows.set_items(numbered(8, 9))
        assert app.rows.current == ListItem(9, "item 9")
        app.rows.set_items([])
        assert app.rows.current is None
        await pilot.press("j", "enter", "G")
        app.rows.set_items(numbered(4, 5))
        assert app.rows.current == ListItem(4, "item 4")
        assert app.rows.move_to_key(5)
        assert not app.rows.move_to_key(6)
        assert app.rows.cursor == 1
        app.rows.set_items(numbered(4, 5), keep=False)
        assert app.rows.cursor == 0


@pytest.mark.parametrize("keys", [(), ("j", "k"), ("enter",)])
async def test_the_first_row_is_followed_only_where_somebody_has_chosen_it(keys: tuple[str, ...]) -> None:
    app = Lists(numbered(*range(10, 20)))
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press(*keys)
        app.rows.set_items(numbered(*range(20)))
        assert app.rows.current == ListItem(10 if keys else 0, f"item {10 if keys else 0}")
        assert app.rows.scroll_offset.y == (10 if keys else 0)
        await pilot.pause()
        assert ("highlighted", 0) in app.heard or keys
        app.rows.set_items(numbered(*range(5, 20)), keep=False)
        app.rows.set_items(numbered(*range(20)))
        assert app.rows.cursor == 0


async def test_only_what_is_on_screen_is_asked_for() -> None:
    class Counted(list[ListItem]):
        asked = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            Counted.asked += 1
            return super().__getitem__(at)

    app = Lists()
    async with app.run_test(size=(30, 10)) as pilot:
        app.rows.set_items(Counted(numbered(*range(5000))))
        await pilot.press("G", "k", "g", "pagedown")
        assert app.rows.cursor == 9
        assert Counted.asked < 200


async def test_a_row_is_cut_to_the_pane_in_cells_and_shows_text_as_text() -> None:
    items = [
        ListItem(
            1, HOSTILE, lead="4 Dec", trail="12", style="person", matched=((0, 4), (9, 99)), detail=HOSTILE
        ),
        ListItem(2, "日本語の長い題名がここにある", lead="26 Jul 23", style="no such type"),
    ]
    app = Lists(items)
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.pause()
        assert app.drawn()[:2] == [
            "▸4 Dec     [/b] [bold red]x[@click=… 12",
            " 26 Jul 23 日本語の長い題名がここにある",
        ]
        await pilot.resize_terminal(20, 4)
        await pilot.pause()
        assert app.drawn()[:2] == ["▸4 Dec     [/b]… 12", " 26 Jul 23 日本語…"]


async def test_a_detail_fills_what_room_there_is() -> None:
    app = Lists([ListItem(1, "Salifou Modi", detail="person · ministre de la Défense", trail="5")])
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        assert app.drawn()[0] == "▸Salifou Modi  person · ministre de…  5"
        await pilot.resize_terminal(22, 3)
        await pilot.pause()
        assert app.drawn()[0] == "▸Salifou Modi       5"


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (2, 1), (3, 2), (5, 0)])
async def test_panes_without_room_are_endured(size: tuple[int, int]) -> None:
    app = Lists(GROUPED)
    async with app.run_test(size=(30, 8)) as pilot:
        app.rows.styles.width, app.rows.styles.height = size
        await pilot.pause()
        await pilot.press("j", "G", "g", "pagedown")
        app.rows.set_items([])
        app.rows.empty = "Nothing here."
        await pilot.pause()
        app.rows.styles.width, app.rows.styles.height = 30, 8
        app.rows.set_items(GROUPED)
        await pilot.pause()
        assert app.drawn()[1] == "▸item 1"


async def test_an_empty_list_says_what_to_do() -> None:
    app = Lists(empty="No events yet. Press s for suggestions.")
    async with app.run_test(size=(24, 4)) as pilot:
        await pilot.pause()
        assert app.drawn()[:2] == [" No events yet. Press", " s for suggestions."]


async def test_a_click_chooses_an_item_and_not_a_heading() -> None:
    app = Lists(GROUPED)
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.click(offset=(3, 3))
        assert ("chosen", None) not in app.heard
        await pilot.click(offset=(3, 4))
        assert app.heard[-1] == ("chosen", 3)


async def test_the_cursor_is_seen_without_colour_focused_or_not() -> None:
    app = Lists(numbered(1, 2))
    async with app.run_test(size=(30, 4)) as pilot:
        await pilot.pause()
        focused = [segment.style for segment in app.rows.render_line(0)]
        other = [segment.style for segment in app.rows.render_line(1)]
        app.screen.set_focus(None)
        await pilot.pause()
        blurred = [segment.style for segment in app.rows.render_line(0)]
        assert app.drawn()[0].startswith("▸")
        assert all(style.bold for style in focused if style)
        assert focused != blurred != other


async def test_letters_are_drawn_on_rows_and_taken_away() -> None:
    app = Lists(GROUPED)
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert app.rows.visible_keys() == [1, 2, 3]
        app.rows.show_hints({2: "b", 3: "xy"})
        assert app.drawn()[2:5] == ["bitem 2", "Events", "xyitem 3"]
        app.rows.clear_hints()
        assert app.drawn()[2] == " item 2"


async def test_a_message_names_its_list() -> None:
    app = Lists(GROUPED)
    async with app.run_test():
        message: Message = RowList.Chosen(app.rows, GROUPED[1])
        assert message.control is app.rows


async def test_of_a_long_list_pages_come_and_go() -> None:
    items = PagedItems(1_000_000)
    items.put(0, numbered(*range(PAGE_ROWS)))
    app = Lists(items)
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.pause()
        assert app.drawn()[0] == "▸item 0"
        await pilot.press("G", "enter")
        assert app.rows.cursor == 999_999
        assert app.drawn()[-1] == "▸…"
        assert not [key for what, key in app.heard if what == "chosen"]
        last = 999_999 // PAGE_ROWS
        app.rows.insert_page(last, numbered(*range(last * PAGE_ROWS, 1_000_000)))
        await pilot.press("enter")
        assert app.drawn()[-1] == "▸item 999999"
        assert app.heard[-2:] == [("highlighted", 999_999), ("chosen", 999_999)]


def test_the_pages_that_were_used_longest_ago_go() -> None:
    items = PagedItems(100 * PAGE_ROWS)
    for page in range(MAX_PAGES):
        items.put(page, numbered(*range(page * PAGE_ROWS, (page + 1) * PAGE_ROWS)))
    assert items.missing(0, PAGE_ROWS) == []
    items.put(50, numbered(*range(50 * PAGE_ROWS, 51 * PAGE_ROWS)))
    assert items.missing(0, 4 * PAGE_ROWS) == [2]
    assert items[PAGE_ROWS - 1 : PAGE_ROWS + 1] == numbered(PAGE_ROWS - 1, PAGE_ROWS)
    assert items.index_of(50 * PAGE_ROWS + 7) == 50 * PAGE_ROWS + 7
    assert items.index_of(2 * PAGE_ROWS) is None and items[2 * PAGE_ROWS] is WAITING_ITEM
