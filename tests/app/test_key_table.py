"""A command's keys are those of the settings, on every screen and in every line of keys."""

from __future__ import annotations

import ast
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.dom import DOMNode
from textual.screen import Screen

import tui.app
from tests.app.visit import Visit, screen_classes, visit
from tui.app.app import NigerApp
from tui.app.commands.command import Command
from tui.app.commands.command_table import COMMANDS
from tui.app.documents.list_items import ListItem
from tui.app.key_table import (
    _KEY_LABELS,
    FooterEntry,
    KeyTable,
    footer_pairs,
    key_label,
    key_of_label,
    name_keys,
)
from tui.app.navigation import RecordLocation
from tui.app.screens.analysis.actor_pair import ActorPairScreen
from tui.app.screens.analysis.comparison.comparison import ComparisonScreen
from tui.app.screens.analysis.comparison.comparison_picker import ComparisonPicker
from tui.app.screens.analysis.concordance import ConcordanceScreen
from tui.app.screens.analysis.disagreements import DisagreementsScreen
from tui.app.screens.analysis.network import NetworkScreen
from tui.app.screens.analysis.over_time.frequency import FrequencyScreen
from tui.app.screens.analysis.over_time.timeline import TimelineScreen
from tui.app.screens.analysis.suggestions.suggestions import SuggestionsScreen
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.command_palette import Palette
from tui.app.screens.curation.forms.form_screen import FormScreen
from tui.app.screens.curation.journal_screen import JournalScreen
from tui.app.screens.curation.new_menu import NewMenu
from tui.app.screens.explorer.explorer import Explorer
from tui.app.screens.modals.list_dialog import ListDialog
from tui.app.screens.modals.text_dialog import TextDialog
from tui.app.screens.search.search import SearchScreen
from tui.app.widgets.foot import Foot
from tui.app.widgets.prompt import Prompt
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

SCREENS: list[type[BaseScreen[object]]] = [
    *(ActorPairScreen, ComparisonPicker, ComparisonScreen, ConcordanceScreen, DisagreementsScreen),
    *(FrequencyScreen, NetworkScreen, SuggestionsScreen, TimelineScreen),
    *(Explorer, SearchScreen, ListDialog, TextDialog),  # type: ignore[list-item]
    *(JournalScreen, FormScreen, NewMenu, Palette),  # type: ignore[list-item]
]
#: Another key for every command, that no terminal sends and nothing else binds.
OTHER_KEYS = {name: f"ctrl+alt+{name}" for name in sorted({command.name for command in COMMANDS})}
NIGER, MODI = Ref("actor", "niger"), Ref("actor", "salifou-modi")
EVENT = Ref("event", "visite-a-moscou")


def write_keys(home: Path, keys: dict[str, str]) -> None:
    """Write settings that give commands these keys."""
    (home / "config").mkdir()
    lines = "\n".join(f'{name} = "{key}"' for name, key in keys.items())
    (home / "config" / "settings.toml").write_text(f"[keys]\n{lines}\n", "utf-8")


def keys_of(node: DOMNode) -> dict[str, str]:
    """Return the key of every command that a screen or a widget binds."""
    bindings = [binding for bound in node._bindings.key_to_bindings.values() for binding in bound]
    return {binding.id: binding.key for binding in bindings if binding.id is not None}


def footer_labels(screen: Screen[object]) -> set[str]:
    """Return the keys that the last line names."""
    content = screen.query_one(Foot).content
    spans = [span for span in content.spans if "footer-key" in str(span.style)]
    return {label for span in spans for label in content.plain[span.start : span.end].split()}


def test_every_name_is_one_command_in_a_scope_and_every_key_too() -> None:
    names = [(command.where, command.name) for command in COMMANDS]
    assert len(names) == len(set(names))
    keys = [(command.where, key) for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_screen_with_commands_is_tried_here() -> None:
    assert {one for one in screen_classes() if issubclass(one, BaseScreen) and one.SCOPES} == set(SCREENS)


def test_every_command_can_be_given() -> None:
    tried: set[Command] = set()
    for screen in SCREENS:
        for command in COMMANDS:
            if command.where in screen.SCOPES:
                owner = NigerApp if command.action.startswith("app.") else screen
                action = command.action.removeprefix("app.").partition("(")[0]
                assert hasattr(owner, f"action_{action}"), (screen, command)
                tried.add(command)
    left = {command.where for command in COMMANDS if command not in tried}
    assert left == {"prompt"}
    assert all(hasattr(Prompt, f"action_{row.action}") for row in COMMANDS if row.where == "prompt")


def test_a_key_of_the_settings_is_that_of_its_command_alone() -> None:
    for scopes in {screen.SCOPES for screen in SCREENS}:
        plain = {command.name: set(command.keys) for command in KeyTable({}).at(*scopes)}
        for name in OTHER_KEYS:
            changed = {command.name: set(command.keys) for command in KeyTable({name: "f9"}).at(*scopes)}
            assert changed.get(name) == ({"f9"} if name in plain else None)
            assert all(plain[other] <= changed[other] for other in plain if other != name)


@pytest.mark.parametrize("key", ["enter", "down", "q", "n", "escape", "/"])
def test_a_key_means_one_thing(key: str) -> None:
    table = KeyTable({"jump": key, "fuzzy": key})
    for scopes in {screen.SCOPES for screen in SCREENS}:
        keys = [key for command in table.at(*scopes) for key in command.keys]
        assert len(keys) == len(set(keys))


def test_a_box_keeps_its_letters() -> None:
    table = KeyTable({"down": "n,/", "up": "ctrl+u,k"})
    rows = {command.name: command.keys for command in table.at("search")}
    assert (rows["down"], rows["up"]) == (("down", "ctrl+n"), ("ctrl+u",))


def test_keys_are_named_as_on_the_keyboard() -> None:
    keys = KeyTable({"jump": "+,/,«, -"}).at("explorer")
    labels = [key_label(key) for command in keys if command.name == "jump" for key in command.keys]
    assert labels[:2] == ["+", "/"] and labels[3] == "-"
    assert key_label("a\x1b[31mb") == "ab"


def test_a_command_without_a_key_is_left_out_of_the_line_of_keys() -> None:
    commands = KeyTable({"open": "", "previous-mention": ""}).at("comparison", "view")
    entries: list[FooterEntry] = ["open", ("next-mention previous-mention", "passages"), "step-out"]
    assert footer_pairs(entries, commands) == [("n", "passages"), ("Esc", "back")]


async def open_nothing(seen: Visit) -> None:
    """Stay in the explorer."""


async def open_search(seen: Visit) -> None:
    """Open the search box, with results."""
    seen.explorer.action_search()
    await seen.settle()
    await seen.type("niger")


async def open_list(seen: Visit) -> None:
    """Open a list of choices."""
    seen.app.push_screen(ListDialog("List", [ListItem("key", "text")]))
    await seen.settle()


async def open_help(seen: Visit) -> None:
    """Open the help."""
    seen.explorer.action_keys()
    await seen.settle()


async def open_journal(seen: Visit) -> None:
    """Open the steps of the corpus."""
    seen.explorer.action_journal()
    await seen.settle()


async def open_form(seen: Visit) -> None:
    """Open the form of what is open."""
    seen.explorer.action_edit()
    await seen.settle()


async def open_palette(seen: Visit) -> None:
    """Open the palette."""
    seen.app.action_command_palette()
    await seen.settle()


async def open_menu(seen: Visit) -> None:
    """Open the menu of new records."""
    seen.explorer.action_new()
    await seen.settle()


def opens_view(name: str) -> Callable[[Visit], Awaitable[None]]:
    """Return what opens a view from the card of an event on which sources differ."""

    async def open_view(seen: Visit) -> None:
        seen.explorer.open(RecordLocation(EVENT if name == "compare" else NIGER))
        await seen.settle()
        getattr(seen.explorer, f"action_{name}")()
        await seen.settle()

    return open_view


async def open_pair(seen: Visit) -> None:
    """Open the passages of two actors."""
    seen.explorer.parts.view_history.open_view(ActorPairScreen(NIGER, MODI, "both"))
    await seen.settle()


OPENERS: dict[type[Screen[object]], Callable[[Visit], Awaitable[None]]] = {
    Explorer: open_nothing,  # type: ignore[dict-item]
    SearchScreen: open_search,  # type: ignore[dict-item]
    ListDialog: open_list,
    TextDialog: open_help,
    JournalScreen: open_journal,
    NewMenu: open_menu,  # type: ignore[dict-item]
    Palette: open_palette,  # type: ignore[dict-item]
    FormScreen: open_form,  # type: ignore[dict-item]
    ActorPairScreen: open_pair,
    TimelineScreen: opens_view("timeline"),
    FrequencyScreen: opens_view("frequency"),
    NetworkScreen: opens_view("network"),
    ConcordanceScreen: opens_view("concordance"),
    DisagreementsScreen: opens_view("differences"),
    ComparisonScreen: opens_view("compare"),
    SuggestionsScreen: opens_view("suggestions"),
}


async def test_the_line_of_keys_says_the_keys_that_work(store: SqliteStore, tmp_path: Path) -> None:
    write_keys(tmp_path, OTHER_KEYS)
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for kind, open_screen in OPENERS.items():
            await open_screen(seen)
            screen = seen.app.screen
            assert type(screen) is kind
            assert isinstance(screen, BaseScreen)
            wanted = {command.name: OTHER_KEYS[command.name] for command in screen.commands}
            assert keys_of(screen) == wanted
            assert footer_labels(screen) <= set(map(key_label, wanted.values()))
            words = screen.query_one(Foot).content.plain.split()
            assert set(words) & set(map(key_label, wanted.values()))
            plain_labels = {key_label(key) for row in KeyTable({}).at(*screen.SCOPES) for key in row.keys}
            assert [word for word in words if word in plain_labels] == []
            while seen.app.screen is not seen.explorer:
                await seen.press(OTHER_KEYS["step-out"])


async def test_a_changed_key_sorts_a_view_and_its_line_of_keys_says_so(
    store: SqliteStore, tmp_path: Path
) -> None:
    write_keys(tmp_path, {"sort": "z", "step-out": "f9", "filter": "/"})
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n", "c")
        assert "by date" in seen.screen and " z sort " in seen.screen and " o sort " not in seen.screen
        await seen.press("o")
        assert "by date" in seen.screen
        await seen.press("z")
        assert "by source" in seen.screen
        await seen.press("/")  # «filter» has it now, and other words have none
        assert "Show only:" in seen.screen and " / " not in seen.screen.splitlines()[-1]
        await seen.press("f9")
        assert "Show only:" not in seen.screen
        await seen.press("escape")
        assert isinstance(seen.app.screen, ConcordanceScreen)
        await seen.press("f9")
        assert isinstance(seen.app.screen, Explorer)


async def test_the_help_of_a_view_shows_the_keys_of_that_view(store: SqliteStore, tmp_path: Path) -> None:
    write_keys(tmp_path, {"network": "W"})
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n", "W", "question_mark")
        assert isinstance(seen.app.screen, TextDialog)
        await seen.press("G")
        text = seen.app.screen.query_one("#leaflet").document.text  # type: ignore[attr-defined]
        assert "Count by sentence, article or event" in text and "\nW  " in text
        assert "Add raw texts" not in text and "Search for other words" not in text


#: Names of keys, as a text for readers might name them.
NAMED_KEY = re.compile(
    r"[↑↓←→]|\b(?:[Cc]trl|[Aa]lt|Shift)\+|\b(?:Esc|Enter|Tab|Backspace|PgDn)\b| [b-z] (?:[a-z]+s|by) "
)
#: Words in which such a name is no key of the table.
OTHER_NAMES = {
    "All of it is read; Ctrl+C stops.",
    "Go on, and publish what changes in the folder; Ctrl+C ends it.",
    "The explorer is at {address} (Ctrl+C ends it)",
    "typo: {typed_word} → {match}",
}


def test_no_text_for_readers_names_a_key_but_through_the_table() -> None:
    texts = {
        node.args[0].value
        for path in Path(tui.app.__file__).parent.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_")
        if node.args and isinstance(node.args[0], ast.Constant)
        if isinstance(node.args[0].value, str)
    }
    assert len(texts) > 500
    assert {text for text in texts if NAMED_KEY.search(f" {text} ")} <= OTHER_NAMES | {*_KEY_LABELS.values()}


def test_words_name_the_keys_of_the_settings() -> None:
    commands = KeyTable({"widen": "f9", "step-out": ""}).at("explorer", "everywhere")
    assert (
        name_keys("{widen} clears {what}, {step-out} all", commands, what="{it}") == "F9 clears {it}, – all"
    )
    for key, label in {
        "ctrl+o": "Ctrl+O",
        "alt+left": "Alt+←",
        "f9": "F9",
        "shift+tab": "Shift+Tab",
        "N": "N",
    }.items():
        assert (key_label(key), key_of_label(label)) == (label, key)
