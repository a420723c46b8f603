"""The reader of documents."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from tui.app.documents.document import Document, LinkSpan
from tui.app.session.history import ReadingPosition
from tui.app.widgets.text.mark_styles import MARKS
from tui.app.widgets.text.reader import Reader

HOSTILE = "[/b] [bold red]x[@click=app.quit]y"


class Keyed(Reader):
    BINDINGS: ClassVar = [
        Binding("n", "step(1)"),
        Binding("N", "step(-1)"),
        Binding("j", "move(1)"),
        Binding("space", "page(1)"),
        Binding("g", "first"),
        Binding("G", "last"),
        Binding("enter", "choose"),
    ]

    def action_step(self, by: int) -> None:
        self.step(by)


class Reading(App[None]):
    def __init__(self, document: Document, at: int | None = None) -> None:
        super().__init__()
        self.document, self.at = document, at
        self.reader = Keyed()
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.reader
        yield Static()

    def on_mount(self) -> None:
        self.reader.show(self.document, at=self.at)
        self.reader.focus()

    def on_reader_link_changed(self, message: Reader.LinkChanged) -> None:
        self.heard.append(message.index)

    def on_reader_link_followed(self, message: Reader.LinkFollowed) -> None:
        self.heard.append(message.target)

    def drawn(self) -> list[str]:
        return [self.reader.render_line(y).text.rstrip() for y in range(self.reader.size.height)]

    def with_style(self, name: str) -> list[str]:
        """The pieces on screen that are drawn with the attributes of a component class."""
        style = self.reader.get_component_rich_style(f"reader--{name}", partial=True)
        return [
            segment.text
            for y in range(self.reader.size.height)
            for segment in self.reader.render_line(y)
            if segment.text.strip() and segment.style and segment.style + style.without_color == segment.style
        ]


def document(text: str, *names: str, layer: str = "names") -> Document:
    """`text` with a door at every place of each of `names`."""
    doors, at = [], 0
    for name in names:
        while (at := text.find(name, at)) >= 0:
            doors.append(LinkSpan(at, at + len(name), name, "person", layer))
            at += len(name)
        at = 0
    return Document(text, tuple(sorted(doors, key=lambda door: door.start)))


LONG = document("Salifou Modi est à Moscou. " * 300, "Salifou Modi", "Moscou")


async def test_walking_the_doors_says_where_one_is_and_follows() -> None:
    app = Reading(document("Modi et Fomine, puis Modi.", "Modi", "Fomine"))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("n", "n", "enter", "N", "enter")
        assert app.heard == [0, 1, "Fomine", 0, "Modi"]
        assert app.reader.current == 0
        assert not app.reader.step(-1)
        assert app.reader.step(1, lambda door: door.target == "Modi")
        assert app.reader.current == 2
        assert not app.reader.step(1)
        assert app.with_style("current") == ["Modi"]


async def test_without_a_current_door_the_walk_begins_on_the_screen() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("space", "space", "n")
        start, end = app.reader.visible_range()
        door = app.reader.current_link
        assert door is not None
        assert 0 < start <= door.start < end


async def test_the_current_door_is_always_on_screen() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(40, 8)) as pilot:
        for _ in range(40):
            await pilot.press("n")
            start, end = app.reader.visible_range()
            door = app.reader.current_link
            assert door is not None
            assert start <= door.start < end


async def test_a_hidden_layer_is_neither_drawn_nor_walked() -> None:
    text = "le président nigérien Modi"
    doors = (LinkSpan(3, 12, "r", "country", "roles"), LinkSpan(22, 26, "m", "person", "names"))
    app = Reading(Document(text, doors))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("n")
        app.reader.hidden_layers = frozenset({"roles"})
        await pilot.pause()
        assert app.reader.current is None
        assert app.heard == [0, None]
        assert app.with_style("country") == []
        await pilot.press("n")
        assert app.reader.current == 1
        assert app.reader.visible_links()[0][0] == 1
        app.reader.hidden_layers = frozenset()
        assert app.with_style("country") == ["président"]


async def test_a_document_opens_at_a_place() -> None:
    app = Reading(LONG, at=4000)
    async with app.run_test(size=(40, 9)) as pilot:
        await pilot.pause()
        start, end = app.reader.visible_range()
        assert start < 4000 < end
        assert abs((start + end) // 2 - 4000) < 120


@pytest.mark.parametrize("widths", [(80, 30, 80), (40, 3, 100), (60, 20, 19, 18, 61)])
async def test_another_width_keeps_the_place(widths: tuple[int, ...]) -> None:
    app = Reading(LONG)
    async with app.run_test(size=(70, 9)) as pilot:
        await pilot.press("space", "space", "space", "j")
        before = app.reader.position
        for width in (*widths, 70):
            await pilot.resize_terminal(width, 9)
            await pilot.pause()
            start, end = app.reader.visible_range()
            assert start <= before.offset < end
        assert app.reader.position == before


async def test_a_position_is_gone_back_to() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(50, 9)) as pilot:
        await pilot.press("space", "space", "n", "n", "j")
        position, screen = app.reader.position, app.drawn()
        app.reader.show(document("Another text."))
        assert app.reader.position == ReadingPosition(0, None)
        app.reader.show(LONG)
        app.reader.restore(position)
        await pilot.pause()
        assert app.reader.position == position
        assert app.drawn() == screen


async def test_showing_again_can_keep_the_place() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(50, 9)) as pilot:
        await pilot.press("space", "space")
        before = app.reader.position.offset
        app.reader.show(Document(LONG.text), keep_scroll=True)
        await pilot.pause()
        assert app.reader.position.offset == before > 0


async def test_what_is_shown_while_hidden_is_there_when_seen() -> None:
    app = Reading(document("Nothing."))
    async with app.run_test(size=(40, 8)) as pilot:
        app.reader.display = False
        await pilot.pause()
        app.reader.show(LONG, at=3000)
        app.reader.set_hits([(3000, 3005)], 0)
        app.reader.step(1)
        app.reader.display = True
        await pilot.pause()
        start, end = app.reader.visible_range()
        assert 0 < start < end <= len(LONG.text)


async def test_text_of_markup_is_text() -> None:
    app = Reading(
        Document(HOSTILE, (LinkSpan(0, 4, 1), LinkSpan(5, 15, 2, "no such style")), ((0, 9, "unknown"),))
    )
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.click(offset=(26, 0))
        await pilot.press("n", "n")
        assert app.drawn()[0].strip() == HOSTILE
        assert app.is_running


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (2, 5), (40, 0), (0, 5)])
async def test_panes_without_room_are_endured(size: tuple[int, int]) -> None:
    app = Reading(Document("日本語 Modi " * 50, LONG.links[:2], ((0, 5, "title"),), ((0, 4, 60),)))
    async with app.run_test(size=(40, 8)) as pilot:
        app.reader.styles.width, app.reader.styles.height = size
        await pilot.pause()
        await pilot.press("n", "n", "space", "G", "g", "enter")
        app.reader.set_hits([(3, 9)], 0)
        app.reader.show_hints({0: "a"})
        app.reader.show(LONG, at=3000)
        await pilot.pause()
        app.reader.styles.width, app.reader.styles.height = 40, 8
        await pilot.pause()
        start, end = app.reader.visible_range()
        assert start < 3000 < end


async def test_an_empty_document_and_spans_beyond_the_text_are_endured() -> None:
    app = Reading(Document("", (LinkSpan(0, 5, 1), LinkSpan(3, 3, 2)), ((2, 9, "title"),)))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("n", "n", "N", "G", "enter")
        app.reader.set_hits([(0, 0), (4, 80)], 1)
        await pilot.pause()
        assert app.drawn()[0] == ""


async def test_a_click_follows_the_innermost_door() -> None:
    text = "日本 Premier ministre du Niger ici"
    doors = (LinkSpan(3, 28, "role", "person", "roles"), LinkSpan(23, 28, "Niger", "country"))
    app = Reading(Document(text, doors))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.click(offset=(5, 0))
        await pilot.click(offset=(26, 0))
        await pilot.click(offset=(31, 0))
        await pilot.click(offset=(3, 3))
        assert [heard for heard in app.heard if isinstance(heard, str)] == ["role", "Niger"]


async def test_selected_text_is_the_documents_own() -> None:
    app = Reading(Document(LONG.text, LONG.links, (), ((0, 2, 4),)))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.mouse_down(offset=(4, 0))
        await pilot.hover(offset=(10, 2))
        await pilot.mouse_up(offset=(10, 2))
        await pilot.pause()
        selected = app.reader.selected_range
        assert selected is not None
        assert selected[0] == 2
        text = app.screen.get_selected_text()
        assert text == LONG.text[slice(*selected)].rstrip("\n")
        assert "\n" not in text
        assert len(text) > 60
        assert app.heard == []
        await pilot.press("ctrl+c")
        assert app.clipboard == text


async def test_a_double_click_selects_the_paragraph() -> None:
    app = Reading(Document("Title\n\n" + "Un mot après un autre. " * 8 + "\n\nFin"))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click(offset=(5, 3), times=2)
        assert app.screen.get_selected_text() == "Un mot après un autre. " * 8


async def test_letters_stand_on_the_doors_that_are_seen() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.press("space")
        doors = app.reader.visible_links()
        plain = app.drawn()
        app.reader.show_hints({index: "ab" for index, _ in doors})
        hinted = app.drawn()
        for index, region in doors:
            door = LONG.links[index]
            assert "ab" + LONG.text[door.start : door.end][:8] in hinted[region.y]
            assert plain[region.y][region.x : region.right] in LONG.text[door.start : door.end]
        app.reader.clear_hints()
        assert app.drawn() == plain


async def test_hits_are_highlighted_and_walked() -> None:
    text = "un accord, un autre accord" + "\n" * 30 + "accord"
    app = Reading(Document(text))
    async with app.run_test(size=(40, 6)) as pilot:
        app.reader.set_hits([(3, 9), (20, 26), (56, 62)])
        assert app.with_style("current-hit") == []
        app.reader.current_hit = 0
        assert app.with_style("current-hit") == ["accord"]
        app.reader.current_hit = 2
        await pilot.pause()
        assert app.drawn()[-1] == "accord"
        assert app.reader.current_hit == 2
        app.reader.set_hits([])
        assert app.reader.current_hit is None


async def test_every_mark_can_be_told_without_colour() -> None:
    app = Reading(document("Modi"))
    async with app.run_test():
        types = MARKS[:7]
        styles = [app.reader.get_component_rich_style(f"reader--{name}", partial=True) for name in types]
        assert len({(style.bold, style.italic, style.underline) for style in styles}) == len(types)


async def test_a_wide_pane_keeps_lines_readable() -> None:
    app = Reading(LONG)
    async with app.run_test(size=(161, 9)) as pilot:
        await pilot.pause()
        assert all(line.startswith(" " * 36 + line.strip()[:1]) for line in app.drawn())
        assert max(len(line.strip()) for line in app.drawn()) <= 88
