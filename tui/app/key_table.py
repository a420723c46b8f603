"""The keys of every command in each scope, as the settings have them: bindings, labels, lines of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key, key_to_character

from tui.app.commands.command import TYPING_SCOPES, Command, Scope
from tui.app.commands.command_table import (
    COMMANDS,
    MACHINE_COMMANDS,
    REFUSAL,
    REFUSAL_IN_BROWSER,
    WRITING_COMMANDS,
)
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.model.text import clean_line

#: What stands in a line of keys: the name of a command, or names and other words than the command's own.
FooterEntry = str | tuple[str, str]

_KEY_LABELS = {
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "tab": N_("Tab"),
    "enter": N_("Enter"),
    "backspace": N_("Backspace"),
    "escape": N_("Esc"),
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": N_("Space"),
    "delete": N_("Del"),
    "home": N_("Home"),
    "end": N_("End"),
    # Characters whose names Textual shortens and does not read again.
    "slash": "/",
    "backslash": "\\",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "underscore": "_",
}
_MODIFIER_LABELS = {"ctrl": N_("Ctrl"), "alt": N_("Alt"), "shift": N_("Shift")}
#: The names of the keys that type nothing into a box.
_SILENT_KEYS = frozenset(key.value for key in Keys) - {" ", "space"}
_SCOPES_BY_NAME: dict[str, set[Scope]] = {}
for _command in COMMANDS:
    _SCOPES_BY_NAME.setdefault(_command.name, set()).add(_command.where)


def key_label(key: str) -> str:
    """Return a key as it stands on the keyboard: «/» for `slash`; the settings may name anything."""
    if key in _KEY_LABELS:
        return _(_KEY_LABELS[key])
    modifier, _plus, rest = key.partition("+")
    if rest and modifier in _MODIFIER_LABELS:
        return f"{_(_MODIFIER_LABELS[modifier])}+{rest.upper() if len(rest) == 1 else key_label(rest)}"
    is_function_key = key[:1] == "f" and key[1:].isdecimal()
    return key.upper() if is_function_key else clean_line(key_to_character(key) or key)


def key_of_label(label: str) -> str:
    """Return the key with a label, as Textual names it: `slash` for «/»."""
    modifier_label, _plus, rest = label.partition("+")
    modifier = _find_label(modifier_label, _MODIFIER_LABELS)
    if rest and modifier:
        return f"{modifier}+{rest.lower() if len(rest) == 1 and rest.isalpha() else key_of_label(rest)}"
    if label[:1] == "F" and label[1:].isdecimal():
        return label.lower()
    return _find_label(label, _KEY_LABELS) or (_character_to_key(label) if len(label) == 1 else label)


def _find_label(label: str, labels: Mapping[str, str]) -> str | None:
    """Return the key that has a label in the language of the interface, or None."""
    return next((key for key, english in labels.items() if _(english) == label), None)


def _is_silent(key: str) -> bool:
    """Return whether a key types nothing into a box."""
    return "+" in key or key in _SILENT_KEYS


def _split_keys(keys: str) -> tuple[str, ...]:
    """Return the keys of a setting, which are separated by commas, as Textual names them."""
    written = [key for key in keys.split(",") if key.strip()]
    return tuple(binding.key for binding in Binding.make_bindings([(key, "") for key in written]))


class KeyTable:
    """The table of commands, with the keys of the settings in place of its own."""

    def __init__(
        self, overrides: Mapping[str, str], *, is_read_only: bool = False, is_in_browser: bool = False
    ) -> None:
        """`is_read_only`: the commands that change the corpus say that they don't.

        `is_in_browser`: so do those that reach for files and programs of the machine.
        """
        self.is_read_only, self.is_in_browser = is_read_only, is_in_browser
        self._overrides = {name: _split_keys(keys) for name, keys in overrides.items()}
        self._cache: dict[tuple[Scope, ...], tuple[Command, ...]] = {}

    def at(self, *scopes: Scope) -> tuple[Command, ...]:
        """Return the commands of a screen with these scopes, the most particular first, and their keys.

        A key never means two things: it goes to a command that the settings give it to, else to the one of
        the most particular scope.
        """
        if scopes not in self._cache:
            self._cache[scopes] = self._resolve(scopes)
        return self._cache[scopes]

    def _resolve(self, scopes: tuple[Scope, ...]) -> tuple[Command, ...]:
        by_name: dict[str, Command] = {}
        for scope in scopes:
            for command in COMMANDS:
                if command.where == scope:
                    by_name.setdefault(command.name, command)
        rows = [command for command in COMMANDS if by_name.get(command.name) is command]
        owners: dict[str, str] = {}  # the name of the command by key
        for command in sorted(
            rows, key=lambda row: (self._keys_of_settings(row) is None, scopes.index(row.where))
        ):
            for key in self._keys(command):
                owners.setdefault(key, command.name)
        return tuple(
            replace(
                command,
                keys=tuple(key for key in self._keys(command) if owners[key] == command.name),
                action=self._refusal(command) or command.action,
            )
            for command in rows
        )

    def _refusal(self, command: Command) -> str:
        """Return the action that says why a command does nothing; empty where it may do what it does."""
        if self.is_read_only and (command.where, command.name) in WRITING_COMMANDS:
            return REFUSAL
        return REFUSAL_IN_BROWSER if self.is_in_browser and command.name in MACHINE_COMMANDS else ""

    def _keys(self, command: Command) -> tuple[str, ...]:
        given = self._keys_of_settings(command)
        return command.keys if given is None else given

    def _keys_of_settings(self, command: Command) -> tuple[str, ...] | None:
        """Return the keys that the settings give a command, or None; a box to type in keeps its letters."""
        keys = self._overrides.get(command.name)
        if (
            keys is None
            or command.where not in TYPING_SCOPES
            or _SCOPES_BY_NAME[command.name] <= TYPING_SCOPES
        ):
            return keys
        return tuple(key for key in keys if _is_silent(key)) or None


def get_command(name: str, commands: Iterable[Command]) -> Command:
    """Return the command called `name`. Raises KeyError where there is none."""
    for command in commands:
        if command.name == name:
            return command
    raise KeyError(name)


def first_key_label(name: str, commands: Iterable[Command]) -> str:
    """Return the label of the first key of the command called `name`; a dash where it has no key."""
    return next(map(key_label, get_command(name, commands).keys), "–")


def name_keys(words: str, commands: Iterable[Command], **more: object) -> str:
    """Return words with the first key of a command where its name stands in braces: «{widen} clears it».

    `more`: what else stands in braces.
    """
    labels = {command.name: next(map(key_label, command.keys), "–") for command in commands}
    return words.format_map(labels | more)


def bind_commands(node: DOMNode, commands: Iterable[Command]) -> None:
    """Bind the keys of commands on a screen or widget, over those that Textual binds there."""
    for command in commands:
        for key in command.keys:
            binding = Binding(key, command.action, command.title, show=False, id=command.name)
            node._bindings.key_to_bindings[key] = [binding]


def is_refused(command: Command) -> bool:
    """Return whether a command of a key table only says why it does nothing."""
    return command.action in (REFUSAL, REFUSAL_IN_BROWSER)


def footer_keys(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return pairs of a key and a word for the last line, of the commands that have both and may act."""
    return [
        (key_label(command.keys[0]), _(command.short))
        for command in commands
        if command.short and command.keys and not is_refused(command)
    ]


def footer_pairs(entries: Iterable[FooterEntry], commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return pairs of a key and words for the last line.

    Several names in one entry, with blanks between them, stand together: «n N». A command without a key, or
    that is refused here, is left out.
    """
    pairs = []
    by_name = {command.name: command for command in commands}
    for entry in entries:
        names, words = (entry, "") if isinstance(entry, str) else entry
        members = [by_name[name] for name in names.split()]
        given = [command for command in members if command.keys and not is_refused(command)]
        keys = " ".join(key_label(command.keys[0]) for command in given)
        if keys:
            pairs.append((keys, words or _(members[0].short)))
    return pairs
