"""The words that may stand where Tab was pressed: read off the table, or asked of the corpus."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from tui.completion.command_table import (
    ACTOR,
    ARTICLE,
    CHOICE,
    COMMAND,
    EVENT,
    FILE,
    FOLDER,
    LABEL,
    QUERY,
    QUERY_FIELDS,
    RECORD,
    REST,
    VALUE,
    TableRow,
    parse_table,
)
from tui.completion.indexed_values import Candidate, CorpusValues
from tui.launcher import corpus_path
from tui.terminal_output import print_columns

#: What is printed instead of candidates where the shell is to offer files, or folders.
FILES_WANTED, FOLDERS_WANTED = ":files", ":folders"
_KINDS = {RECORD: (ACTOR, ARTICLE, EVENT), ACTOR: (ACTOR,), ARTICLE: (ARTICLE,), EVENT: (EVENT,)}


def print_candidates() -> None:
    """Print the candidates for the last argument of the process, a line each: the word, a tab, what it is.

    The table of commands is read from standard input. Nothing is printed where nothing is to be offered.
    """
    table = parse_table(sys.stdin.buffer.read().decode("utf-8", "replace"))
    print_columns(find_candidates(table, sys.argv[1:] or [""]))


def find_candidates(table: Sequence[TableRow], words: Sequence[str]) -> list[Candidate]:
    """Return the candidates for the last of the words behind the program's name; it may be empty."""
    line = CommandLine(table)
    for word in words[:-1]:
        line.take(word)
    return list(line.candidates(words[-1]))


class CommandLine:
    """The words of a command line so far, as far as they say what comes next."""

    def __init__(self, table: Sequence[TableRow]) -> None:
        self._rows = {(row.command, row.name): row for row in table}
        self._table = table
        self._command = ""
        self._position = 1  # of the next argument
        self._option: TableRow | None = None  # whose value comes next
        self._ends_options = False
        self._corpus = os.environ.get("NIGER_TUI_CORPUS")

    def take(self, word: str) -> None:
        """Go on behind a word."""
        if self._option is not None:
            self._take_value(self._option, word)
            self._option = None
        elif word.startswith("-") and not self._ends_options:
            name, equals, value = word.partition("=")
            option = self._rows.get((self._command, name))
            self._ends_options = word == "--"
            if option is not None and option.takes_value:
                if equals:
                    self._take_value(option, value)
                else:
                    self._option = option
        elif self._position == 1 and self._is_command(word):
            self._command = f"{self._command} {word}".strip()
        else:
            self._position += 1

    def candidates(self, typed: str) -> Iterator[Candidate]:
        """Yield what the word may become that is typed now."""
        if self._option is not None:
            yield from self._complete_value(self._option.takes, typed)
            return
        if typed.startswith("-") and not self._ends_options:
            name, equals, value = typed.partition("=")
            if equals:
                option = self._rows.get((self._command, name))
                for word, words in self._complete_value(option.takes if option else "", value):
                    yield Candidate(word if word.startswith(":") else f"{name}={word}", words)
                return
            options = list(self._names(typed, lambda row: row.name.startswith("-")))
            if options:
                yield from options
                return
        if self._position == 1:
            yield from self._names(typed, lambda row: row.takes == COMMAND)
        argument = self._rows.get((self._command, str(self._position)), self._rows.get((self._command, REST)))
        if argument is not None:
            yield from self._complete_value(argument.takes, typed)

    def _is_command(self, word: str) -> bool:
        row = self._rows.get((self._command, word))
        return row is not None and row.takes == COMMAND

    def _take_value(self, option: TableRow, value: str) -> None:
        if option.name == "--corpus":
            self._corpus = value

    def _names(self, typed: str, is_wanted: Callable[[TableRow], bool]) -> Iterator[Candidate]:
        """Yield the names of rows of the command that begin with what is typed."""
        for row in self._table:
            if row.command == self._command and is_wanted(row) and row.name.startswith(typed):
                yield Candidate(row.name, row.words)

    def _complete_value(self, takes: str, typed: str) -> Iterator[Candidate]:
        """Yield the values of what an option or argument takes."""
        if takes.startswith(CHOICE):
            choices = takes.removeprefix(CHOICE).split(",")
            yield from (Candidate(choice) for choice in choices if choice.startswith(typed))
        elif takes == FILE:
            yield Candidate(FILES_WANTED)
        elif takes == FOLDER:
            yield Candidate(FOLDERS_WANTED)
        elif takes == QUERY:
            yield from self._complete_query(typed)
        elif takes == LABEL:
            with CorpusValues(corpus_path(self._corpus)) as values:
                yield from values.values("label", typed)
        elif takes in _KINDS:
            yield from self._complete_id(takes, typed)

    def _complete_id(self, takes: str, typed: str) -> Iterator[Candidate]:
        """Yield ids, with the kind before them where it is typed."""
        kind, colon, prefix = typed.rpartition(":")
        kinds = _KINDS[takes] if not colon else tuple(one for one in _KINDS[takes] if one == kind)
        with CorpusValues(corpus_path(self._corpus)) as values:
            found = {
                f"{kind}{colon}{word}": words for one in kinds for word, words in values.ids(one, prefix)
            }
        yield from (Candidate(word, words) for word, words in sorted(found.items()))

    def _complete_query(self, typed: str) -> Iterator[Candidate]:
        """Yield the text of a query with its last term completed: the name of a field, or its value."""
        before, blank, term = typed.rpartition(" ")
        negated = "-" if term.startswith("-") else ""
        field, colon, value = term.removeprefix("-").partition(":")
        head = f"{before}{blank}{negated}"
        if not colon:
            yield from (
                Candidate(f"{head}{row.name}", row.words)
                for row in self._table
                if row.command == QUERY_FIELDS and row.name.startswith(field)
            )
            return
        row = self._rows.get((QUERY_FIELDS, f"{field.lower()}:"))
        if row is None:
            return
        for word, words in self._field_values(row, value.lstrip('"')):
            quoted = f'"{word}"' if " " in word else word
            yield Candidate(f"{head}{field}:{quoted}", words)

    def _field_values(self, row: TableRow, prefix: str) -> Iterator[Candidate]:
        if row.takes != VALUE:
            yield from self._complete_value(row.takes, prefix)
            return
        with CorpusValues(corpus_path(self._corpus)) as values:
            yield from values.values(row.name.removesuffix(":"), prefix)
