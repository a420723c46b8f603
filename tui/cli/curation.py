"""The commands that change what a record is and says: each is one step of the journal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli.common import cli, corpus_option, json_option, read_input
from tui.cli.edits import do_edit, dry_run_option, find_record, open_own_corpus, print_namesakes, print_result
from tui.cli.parameter_types import LABEL, PARAGRAPHS, RECORD, TEXT
from tui.i18n import N_


@cli.command("set")
@click.argument("identifier", type=RECORD, metavar="ID")
@click.argument("fields", type=PARAGRAPHS, metavar="FIELD=VALUE…", nargs=-1, required=True)
@dry_run_option
@json_option
@corpus_option
def change(identifier: str, fields: Sequence[str], dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Change fields of a record: `type=country`, `aliases+=Name`, `aliases-=Name`; `of=` takes a field out.

    Values are YAML, as in a file: `roles+={title: ministre, from: 2023-08}`. `text=…` is the text below.
    """
    from tui.corpus.curation.record_fields import save_record, set_fields

    folder = open_own_corpus(corpus, dry_run)
    record = find_record(folder, identifier, corpus)
    result = do_edit(lambda: save_record(folder.root, record, set_fields(record, fields), is_dry_run=dry_run))
    print_namesakes(folder, result.value, record)
    print_result(result, as_json, str(record.ref))


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@click.argument("target", type=RECORD, metavar="INTO")
@dry_run_option
@json_option
@corpus_option
def merge(identifier: str, target: str, dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Merge a record into another of its kind: references follow, and its names become aliases."""
    from tui.corpus.curation.merge import merge_records

    folder = open_own_corpus(corpus, dry_run)
    ref, into = (find_record(folder, one, corpus).ref for one in (identifier, target))
    result = do_edit(lambda: merge_records(folder.root, ref, into, is_dry_run=dry_run))
    print_result(result, as_json, str(into), result.value.references, result.value.conflicts)


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@click.option("--name", "names", type=TEXT, multiple=True, required=True, metavar="SPELLING")
@dry_run_option
@json_option
@corpus_option
def split(identifier: str, names: Sequence[str], dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Make another actor of some aliases of one; the first --name becomes its name."""
    from tui.corpus.curation.identity import split_actor

    folder = open_own_corpus(corpus, dry_run)
    ref = find_record(folder, identifier, corpus).ref
    result = do_edit(lambda: split_actor(folder.root, ref, names, is_dry_run=dry_run))
    print_result(result, as_json, str(result.value.ref))


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@click.argument("id_", type=TEXT, metavar="NEW")
@dry_run_option
@json_option
@corpus_option
def rename(identifier: str, id_: str, dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Give a record another id; references to it follow."""
    from tui.corpus.curation.identity import rename_record

    folder = open_own_corpus(corpus, dry_run)
    ref = find_record(folder, identifier, corpus).ref
    new_id = id_.removeprefix(f"{ref.kind}:")
    result = do_edit(lambda: rename_record(folder.root, ref, new_id, is_dry_run=dry_run))
    print_result(result, as_json, str(result.value.record.ref), result.value.references)


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@dry_run_option
@json_option
@corpus_option
def delete(identifier: str, dry_run: bool, as_json: bool, corpus: str | None) -> None:
    """Delete a record or note, and the references to it; --dry-run shows them first."""
    from tui.corpus.curation.identity import delete_record
    from tui.corpus.curation.notes import delete_note

    folder = open_own_corpus(corpus, dry_run)
    if identifier.startswith("note:"):
        id = identifier.removeprefix("note:")
        print_result(do_edit(lambda: delete_note(folder.root, id, is_dry_run=dry_run)), as_json, None)
        return
    ref = find_record(folder, identifier, corpus).ref
    result = do_edit(lambda: delete_record(folder.root, ref, is_dry_run=dry_run))
    print_result(result, as_json, None, result.value.references)


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@click.argument("text", type=PARAGRAPHS, metavar="TEXT")
@click.option("--quote", type=TEXT, metavar="WORDS", help=N_("The passage of the article that it is about."))
@click.option("--label", "labels", type=LABEL, metavar="LABEL", multiple=True)
@click.option("--by", type=TEXT, metavar="NAME", help=N_("Who wrote it."))
@dry_run_option
@json_option
@corpus_option
def note(
    identifier: str,
    text: str,
    quote: str | None,
    labels: Sequence[str],
    by: str | None,
    dry_run: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Write a note on a record, or on a passage of an article.

    TEXT is Markdown, or - to read it from standard input. ID is that of the record, or `note:…` of a
    note to be rewritten.
    """
    from tui.corpus.curation.notes import change_note, create_note
    from tui.model.records import Note
    from tui.model.text import clean

    folder = open_own_corpus(corpus, dry_run)
    body = (clean(read_input("-").decode("utf-8", "replace")) if text == "-" else text).strip()
    if identifier.startswith("note:"):
        id = identifier.removeprefix("note:")
        result = do_edit(lambda: change_note(folder.root, id, body, labels, is_dry_run=dry_run))
    else:
        about = str(find_record(folder, identifier, corpus).ref)
        new_note = Note(id="", about=about, quote=quote, labels=tuple(labels), by=by, body=body)
        result = do_edit(lambda: create_note(folder.root, new_note, is_dry_run=dry_run))
    print_result(result, as_json, f"note:{result.value.id}")


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@click.argument("labels", type=LABEL, metavar="LABEL…", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help=N_("Remove these labels."))
@dry_run_option
@json_option
@corpus_option
def label(
    identifier: str, labels: Sequence[str], remove: bool, dry_run: bool, as_json: bool, corpus: str | None
) -> None:
    """Add labels to a record, or remove them."""
    from tui.corpus.curation.record_fields import change_labels

    folder = open_own_corpus(corpus, dry_run)
    ref = find_record(folder, identifier, corpus).ref
    add, gone = ((), labels) if remove else (labels, ())
    result = do_edit(lambda: change_labels(folder.root, ref, add, gone, is_dry_run=dry_run))
    print_result(result, as_json, str(ref))
