"""The commands for suggestions: to list what the corpus seems to lack, and to accept or reject it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from tui.annotate.suggestions.kind_names import GROUP_TITLES, KIND_NAMES
from tui.cli.common import (
    cli,
    corpus_option,
    filter_options,
    json_lines_option,
    json_option,
    open_current_store,
)
from tui.cli.database.corpora import corpus_decisions
from tui.cli.edits import do_edit, dry_run_option, find_record, open_own_corpus, print_result
from tui.cli.parameter_types import RECORD, TEXT, WholeNumber
from tui.cli.screens.plain_output import show_lines
from tui.i18n import N_, format_number, ngettext
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_message

if TYPE_CHECKING:
    from tui.annotate.suggestions.suggestion import Suggestion
    from tui.index.query import Query

kind_option = click.option("--kind", type=click.Choice(KIND_NAMES), help=N_("Only suggestions of this kind."))


@cli.command()
@kind_option
@click.option("--limit", default=100, show_default=True, type=WholeNumber(1, 10_000), metavar="N")
@filter_options
@json_lines_option
@corpus_option
def suggest(kind: str | None, limit: int, filter_query: Query, as_json: bool, corpus: str | None) -> None:
    """Print what the corpus seems to lack: actors, spellings, offices, events and claims; the surest first.

    Nothing is marked or written: `accept` and `reject` do that, or the explorer (key s).
    """
    from tui.analysis.output.suggestions import suggestion_json, suggestion_lines

    shown = _find(corpus, filter_query, (kind,) if kind else KIND_NAMES)[:limit]
    for suggestion in shown:
        print_json(suggestion_json(suggestion)) if as_json else show_lines(suggestion_lines(suggestion))
    if not shown:
        print_message(_("no suggestions"))
    sys.exit(0 if shown else 1)


def choosing_options(command: Callable[..., object]) -> Callable[..., object]:
    """Decorate a command with what chooses suggestions, which it receives in the parameter `chosen`.

    `is_all`: whether they are all that fit.
    """

    @wraps(command)
    def choosing_command(
        names: Sequence[str],
        all_: bool,
        kind: str | None,
        group: str | None,
        confidence: float,
        filter_query: Query,
        corpus: str | None,
        **options: Any,
    ) -> object:
        if bool(names) == all_:
            exit_with_error(_("name the suggestions as `suggest` prints them, or give --all"))
        found = [
            one
            for one in _find(corpus, filter_query, (kind,) if kind else KIND_NAMES)
            if one.confidence >= confidence and group in (None, one.group)
        ]
        chosen = found if all_ else _with_names(found, names)
        return command(chosen=chosen, is_all=all_, corpus=corpus, **options)

    for option in reversed(
        (
            click.argument("names", type=TEXT, metavar="[NAME]…", nargs=-1),
            click.option("--all", "all_", is_flag=True, help=N_("All suggestions that fit.")),
            kind_option,
            click.option(
                "--group",
                type=click.Choice(list(GROUP_TITLES)),
                help=N_("Only new actors of this type, or suggestions of this kind."),
            ),
            click.option(
                "--confidence",
                type=click.FloatRange(0, 1),
                metavar="N",
                default=0,
                help=N_("Only suggestions that are at least so sure."),
            ),
            filter_options,
        )
    ):
        choosing_command = option(choosing_command)
    return choosing_command


@cli.command()
@choosing_options
@click.option("--as", "identifier", type=RECORD, metavar="ID", help=N_("The record that it is already."))
@dry_run_option
@json_option
@corpus_option
def accept(
    chosen: Sequence[Suggestion],
    is_all: bool,
    identifier: str | None,
    dry_run: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Write suggestions to the corpus, all in one step: NAME as `suggest` prints it, or --all.

    With --all events follow once there are no more actors to accept: only known actors have a part in them.
    """
    from tui.annotate.suggestions.acceptance import accept_suggestions

    folder = open_own_corpus(corpus, dry_run)
    if is_all:
        chosen = _acceptable_together(chosen)
    into = find_record(folder, identifier, corpus).ref if identifier else None
    if into is not None and any(one.record_kind != into.kind for one in chosen):
        exit_with_error(_("{id}: none of these can be a record of this kind").format(id=into))
    result = do_edit(lambda: accept_suggestions(folder.root, chosen, into, is_dry_run=dry_run))
    print_result(result, as_json, str(result.value[0]) if len(result.value) == 1 else None)


@cli.command()
@choosing_options
@dry_run_option
@json_option
@corpus_option
def reject(
    chosen: Sequence[Suggestion], is_all: bool, dry_run: bool, as_json: bool, corpus: str | None
) -> None:
    """Reject suggestions, so that they are not made again: NAME as `suggest` prints it, or --all."""
    from tui.annotate.suggestions.acceptance import reject_suggestions

    folder = open_own_corpus(corpus, dry_run)
    result = do_edit(lambda: reject_suggestions(folder.root, chosen, is_dry_run=dry_run))
    print_result(result, as_json, None)


def _find(corpus: str | None, query: Query, kinds: Collection[str]) -> list[Suggestion]:
    """Return the suggestions of a corpus, the surest first."""
    from tui.analysis.output.suggestions import find_suggestions

    store = open_current_store(corpus)
    return find_suggestions(store, corpus_decisions(corpus, store), query, kinds)


def _acceptable_together(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions that are written by one step; say which are left, and for what."""
    whole = [one for one in suggestions if one.is_complete]
    if left := [one.name for one in suggestions if not one.is_complete]:
        words = ngettext(
            "{n} event is left, as it has no type yet; the explorer asks for one: {names}",
            "{n} events are left, as they have no type yet; the explorer asks for one: {names}",
            len(left),
        )
        print_message(words.format(n=format_number(len(left)), names=_("; ").join(left)))
    actors = [one for one in whole if one.record_kind == "actor"]
    number = len(whole) - len(actors)
    if not number or not any(one.kind in ("actor", "alias") for one in actors):
        return whole
    words = ngettext(
        "{n} event is left for the next time: only then is it known who has a part in it",
        "{n} events are left for the next time: only then is it known who has a part in them",
        number,
    )
    print_message(words.format(n=format_number(number)))
    return actors


def _with_names(suggestions: Sequence[Suggestion], names: Sequence[str]) -> list[Suggestion]:
    """Return the suggestions with some names, in their order; exit where one names none, or several."""
    from tui.model.text import split_words

    chosen = []
    for name in names:
        fitting = [one for one in suggestions if split_words(one.name) == split_words(name)]
        if not fitting:
            words = _("{name}: there is no such suggestion; `suggest` lists them")
            exit_with_error(words.format(name=name), code=1)
        if len(fitting) > 1:
            groups = ", ".join(dict.fromkeys(one.group for one in fitting))
            message = _("{name}: there are several; choose with --group: {groups}")
            exit_with_error(message.format(name=name, groups=groups))
        chosen += fitting
    return chosen
