"""The commands about records: search, show, check and index."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tui.cli.common import (
    choose_corpus,
    cli,
    corpus_argument,
    corpus_option,
    exit_no_such_record,
    json_lines_option,
    json_option,
    open_corpus,
    open_current_store,
    update_index,
)
from tui.cli.parameter_types import QUERY, RECORD, WholeNumber
from tui.cli.screens.plain_output import show_lines
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message, print_note


@cli.command(context_settings={"ignore_unknown_options": True})  # a query has words like -rfi
@click.argument("query", type=QUERY, metavar="QUERY…", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["article", "actor", "event"]), help=N_("Only these records."))
@click.option("--limit", default=20, show_default=True, type=WholeNumber(1, 10_000), metavar="N")
@click.option("--exact", is_flag=True, help=N_("Match exactly: no typos, no other spellings."))
@click.option(
    "--explain",
    "explains",
    is_flag=True,
    help=N_("First say how the query was understood, and what the articles found have in common."),
)
@json_lines_option
@corpus_option
def search(
    query: Sequence[str],
    kind: str | None,
    limit: int,
    exact: bool,
    explains: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Search names, titles and full text, as the search box of the explorer does.

    QUERY is words, "a phrase", begun*, -without, one or other, and fields: kind: actor: event: source:
    author: tag: type: lang: after: before: on:. A date is a day, month or year: after:DATE is from it on,
    inclusive; before:DATE is up to it, exclusive; on:DATE is within it.
    """
    from tui.analysis.output.hit_text import hit_json, hit_lines
    from tui.index.query import parse_query
    from tui.index.search.search import search as search_store
    from tui.index.store import MATCH_ALL
    from tui.model.records import KINDS

    kinds = [kind_ for kind_ in KINDS if kind in (None, kind_)]
    store = open_current_store(corpus)
    text = " ".join(query)
    within = MATCH_ALL if "found" in parse_query(text).values("is") else parse_query("is:kept")
    results = search_store(store, text, kinds=kinds, limit=limit, fuzzy=not exact, within=within)
    if explains:
        from tui.analysis.query_explanation import found_json, found_lines

        if as_json:
            print_json(found_json(store, results, kinds))
        else:
            show_lines(found_lines(store, results, kinds))
    for hit in results.hits[:limit]:
        print_json(hit_json(hit)) if as_json else show_lines(hit_lines(hit))
    for remark in results.notes:
        print_note(remark)
    if not results.hits and not results.notes:
        print_message(_("nothing found"))
        if within != MATCH_ALL and search_store(store, text, kinds=kinds, limit=1, fuzzy=not exact).hits:
            print_note(_("the articles have some that nobody has kept: add is:found"))
    sys.exit(0 if results.hits else 1)


@cli.command()
@click.argument("identifier", type=RECORD, metavar="ID")
@json_option
@corpus_option
def show(identifier: str, as_json: bool, corpus: str | None) -> None:
    """Show one record in full, with its related records.

    ID is `article:…`, `actor:…` or `event:…`; the kind may be left out where only one record has that id.
    """
    from tui.analysis.output.record_json import find_records, notes_json, record_json
    from tui.analysis.output.record_text import record_lines
    from tui.model.records import KINDS, Ref

    store = open_current_store(corpus)
    records = find_records(store, identifier)
    if len(records) > 1:
        exit_with_error(
            _("{id} is the id of several records: {refs}").format(
                id=identifier, refs=", ".join(str(record.ref) for record in records)
            )
        )
    if not records:
        ref = Ref.parse(identifier)
        exit_no_such_record(store, identifier, (ref.kind,) if ref else KINDS)
    value = record_json(store, records[0])
    value["notes"] = notes_json(store.notes(records[0].ref))
    print_json(value) if as_json else print_lines(*record_lines(store, records[0], value))


@cli.command()
@corpus_argument
@json_lines_option
@corpus_option
def check(folder: str | None, as_json: bool, corpus: str | None) -> None:
    """Print every problem in the corpus: where, what is wrong and how to correct it."""
    from msgspec import to_builtins

    from tui.analysis.output.problem_line import problem_line
    from tui.corpus.validate import validate_corpus as check_folder
    from tui.folder_question import confirm_folder

    opened = open_corpus(choose_corpus(folder, corpus))
    confirm_folder(opened.root)
    problems = list(check_folder(opened))
    for problem in problems:
        print_json(to_builtins(problem)) if as_json else print_lines(problem_line(problem))
    if not as_json:
        count = ngettext("{n} problem", "{n} problems", len(problems)).format(n=len(problems))
        print_message(count if problems else _("no problems"))
    sys.exit(1 if problems else 0)


@cli.command()
@corpus_argument
@click.option("--rebuild", is_flag=True, help=N_("Rebuild the index from the files."))
@json_option
@corpus_option
def index(folder: str | None, rebuild: bool, as_json: bool, corpus: str | None) -> None:
    """Update the index now."""
    from msgspec import to_builtins

    from tui.index.sqlite_store import open_store
    from tui.index.store import StoreError

    opened = open_corpus(choose_corpus(folder, corpus))
    try:
        store = open_store(opened.root)
        summary = update_index(store, opened, rebuild)
    except StoreError as error:
        exit_with_error(str(error))
    if as_json:
        print_json(to_builtins(summary))
    else:
        print_lines(
            _(
                "{articles} articles, {actors} actors, {events} events; "
                "{changed} changed, {removed} removed; {seconds} s"
            ).format(**to_builtins(summary))
        )
    store.close()
