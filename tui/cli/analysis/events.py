"""Events as commands: those that were written down, those that articles report, and where sources differ."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from tui.cli.common import cli, corpus_option, filter_options, json_lines_option, open_current_store
from tui.cli.parameter_types import TEXT, WholeNumber
from tui.cli.screens.plain_output import show_lines
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.index.query import Query
    from tui.index.store import Store
    from tui.model.found_events import FoundEvent


@cli.command()
@click.option(
    "--on", "about", type=TEXT, metavar="FIELD", default="", help=N_("Only on this field: start, place …")
)
@click.option("--found", is_flag=True, help=N_("Of the events that the articles report, none written down."))
@click.option("--limit", default=5_000, show_default=True, type=WholeNumber(1), metavar="N")
@filter_options
@json_lines_option
@corpus_option
def differences(
    about: str,
    found: bool,
    limit: int,
    filter_query: Query,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Print the events on which sources differ, and on what they differ."""
    from itertools import islice

    from tui.analysis import disagreements as view

    store = open_current_store(corpus)
    if found:
        _print_found_differences(store, filter_query, about, limit, as_json)
    all_disputed = view.find_disputed_events(store, filter_query)
    disputed = list(islice((event for event in all_disputed if view.has_field(event, about)), limit))
    for event in disputed:
        print_json(view.difference_json(event)) if as_json else show_lines(view.difference_lines(event, _))
    if not disputed and about and about.removeprefix("details.") not in (fields := view.field_names(store)):
        message = _("there is no event on which sources differ on “{field}”; --on takes {fields}")
        exit_with_error(message.format(field=about, fields=", ".join(fields)))
    if not disputed:
        print_message(_("there is no event on which sources differ"))
    sys.exit(0 if disputed else 1)


def _print_found_differences(
    store: Store, filter_query: Query, about: str, limit: int, as_json: bool
) -> NoReturn:
    """Print the found events whose reports differ, and exit."""
    from tui.analysis.output import found_events as view
    from tui.model.news import ABOUTS

    if about and about not in ABOUTS:
        message = _("reports are not compared on “{field}”; --on takes {fields}")
        exit_with_error(message.format(field=about, fields=", ".join(ABOUTS)))
    events = store.found_events(True, view.MAX_EVENTS, filter_query)
    events = [one for one in events if not about or any(d.about == about for d in one.comparison.differ)]
    _print_found_events(store, events[:limit], as_json, _("there is no event on which sources differ"))


def _print_found_events(store: Store, events: Sequence[FoundEvent], as_json: bool, nothing: str) -> NoReturn:
    """Print found events, or that there are none in the words of `nothing`, and what was not read; exit."""
    from tui.analysis.output import found_events as view

    for event in events:
        print_json(view.event_json(event)) if as_json else show_lines(view.event_lines(event, _))
    if not events:
        print_message(nothing)
    if unread := view.unread_words(store):
        print_message(unread)
    sys.exit(0 if events else 1)


@cli.command()
@click.option("--found", is_flag=True, help=N_("Those that the articles report, none written down."))
@click.option("--limit", default=5_000, show_default=True, type=WholeNumber(1), metavar="N")
@filter_options
@json_lines_option
@corpus_option
def events(found: bool, limit: int, filter_query: Query, as_json: bool, corpus: str | None) -> None:
    """Print the events: those that were written down, or those that the articles report (--found)."""
    from tui.analysis import timeline
    from tui.analysis.output import plain_views
    from tui.analysis.query_filters import only_kept

    store = open_current_store(corpus)
    if found:
        events = store.found_events(limit=limit, query=filter_query)
        _print_found_events(store, events, as_json, _("nothing found"))
    rows = timeline.load_timeline(store, only_kept(filter_query), ["event"], limit)
    for row in rows:
        print_json(timeline.row_json(row)) if as_json else print_lines(*plain_views.row_lines([row]))
    if not rows:
        print_message(_("nothing found"))
    sys.exit(0 if rows else 1)
