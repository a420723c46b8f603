"""The commands that write what a person made of a corpus, for other programs."""

from __future__ import annotations

from tui.cli.common import cli, corpus_option, json_option, open_corpus, open_current_store
from tui.i18n import gettext as _
from tui.terminal_output import print_json, print_lines, print_message


@cli.group(no_args_is_help=True)
def export() -> None:
    """Write notes, or what you have read and starred, to standard output."""


@export.command("notes")
@corpus_option
def notes(corpus: str | None) -> None:
    """Write all notes as Markdown: with the words they quote, where these are from, and a link back."""
    from tui.export.notes import note_lines

    folder = open_corpus(corpus)
    store = open_current_store(corpus)
    if store.notes():
        for line in note_lines(store, folder.meta()[0].title or folder.root.name):
            print_lines(line)
    else:
        print_message(_("there are no notes yet; `niger-tui note ID TEXT` writes one"))
    store.close()


@export.command("reading")
@json_option
@corpus_option
def marks(as_json: bool, corpus: str | None) -> None:
    """Write what you have read and starred, a record a line: its id, the marks, the title."""
    from msgspec import to_builtins

    from tui.export.reading_marks import marked_records

    store = open_current_store(corpus)
    if not (store.marks.read or store.marks.starred):
        print_message(_("nothing is marked as read or starred yet; the explorer has keys for both"))
    for record in marked_records(store, store.marks):
        print_json(to_builtins(record)) if as_json else print_lines(record.line())
    store.close()
