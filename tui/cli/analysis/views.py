"""The views across records as commands: concordance, network, timeline, frequency, compare."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from tui.cli.common import (
    cli,
    corpus_option,
    exit_no_such_record,
    filter_options,
    json_lines_option,
    json_option,
    open_current_store,
)
from tui.cli.parameter_types import ACTOR, ARTICLE, RECORD, WholeNumber
from tui.cli.screens.plain_output import is_plain, show_lines
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.terminal_output import exit_with_error, print_json, print_lines, print_message

if TYPE_CHECKING:
    from tui.index.query import Query
    from tui.index.store import Store
    from tui.model.records import Actor


def find_actor(store: Store, identifier: str) -> Actor:
    """Return the actor with this id, or exit when there is none."""
    from tui.model.records import Actor, Ref

    record = next(iter(store.read([Ref("actor", identifier.removeprefix("actor:"))])), None)
    if not isinstance(record, Actor):
        exit_no_such_record(store, identifier, ("actor",))
    return record


@cli.command()
@click.argument("what", type=ACTOR, metavar="ACTOR|WORDS…", nargs=-1, required=True)
@click.option("--in", "article", type=ARTICLE, metavar="ARTICLE", help=N_("Only this article."))
@click.option("--sort", type=click.Choice(["date", "source", "left", "right"]), default="date")
@click.option("--limit", default=10_000, show_default=True, type=WholeNumber(1), metavar="N")
@filter_options
@json_lines_option
@corpus_option
def concordance(
    what: Sequence[str],
    article: str | None,
    sort: str,
    limit: int,
    filter_query: Query,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Print every mention of an actor (actor:…), or every place of words, in its context.

    Several words are searched for as a phrase; if it does not occur, word by word.
    """
    from shutil import get_terminal_size

    from tui.analysis import concordance as view
    from tui.analysis.output import plain_views
    from tui.model.records import Ref

    store = open_current_store(corpus)
    ref = Ref.parse(" ".join(what))
    if ref is None and store.read([Ref("actor", " ".join(what))]):
        ref = Ref("actor", " ".join(what))
    actor = ref if ref is not None and ref.kind == "actor" else None
    article_ref = Ref("article", article.removeprefix("article:")) if article else None
    for subject_ref in filter(None, (actor, article_ref)):
        if not store.read([subject_ref]):
            exit_no_such_record(store, subject_ref.id, (subject_ref.kind,))
    subject = view.Subject(actor, "" if actor else " ".join(what), article_ref, filter_query)
    fallback = view.describe_subject(store, subject)
    lines = view.sort_lines(view.find_concordance(store, subject, limit, fallback), cast("view.Order", sort))
    if as_json:
        for line in lines:
            print_json(view.line_json(line))
    elif is_plain():
        print_lines(*plain_views.concordance_lines(lines))
    else:
        print_lines(*view.concordance_lines(lines, get_terminal_size((120, 24)).columns, _))
    if fallback:
        remark = _("“{words}”: {how}").format(words=subject.text, how=view.how_words(fallback))
        print_message(remark)
    if not lines:
        print_message(_("nothing found"))
    if len(lines) == limit:
        print_message(_("only the first {n} are shown; --limit N shows more").format(n=limit))
    sys.exit(0 if lines else 1)


@cli.command()
@click.argument("identifier", type=ACTOR, metavar="ACTOR")
@click.option("--by", "within", type=click.Choice(["sentence", "article", "event"]), default="sentence")
@click.option("--rank", type=click.Choice(["strength", "count"]), default="strength")
@click.option("--limit", default=50, show_default=True, type=WholeNumber(1, 10_000), metavar="N")
@filter_options
@json_option
@corpus_option
def network(
    identifier: str,
    within: str,
    rank: str,
    limit: int,
    filter_query: Query,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Print who is named together with an actor, how often, and how much more than by chance (G²)."""
    from shutil import get_terminal_size

    from tui.analysis.network import network as view
    from tui.analysis.output import plain_views
    from tui.index.results import Within

    store = open_current_store(corpus)
    result = view.count_network(
        store, find_actor(store, identifier), cast(Within, within), limit, filter_query
    )
    ranking = cast("view.Ranking", rank)
    if as_json:
        print_json(view.network_json(result, ranking))
    elif is_plain():
        print_lines(*plain_views.network_lines(result, ranking))
    else:
        print_lines(*view.network_lines(result, ranking, get_terminal_size((100, 24)).columns))
    sys.exit(0 if result.ties else 1)


@cli.command()
@click.argument("identifier", type=ACTOR, metavar="[ACTOR]", required=False)
@click.option("--kind", type=click.Choice(["article", "event"]), help=N_("Only these records."))
@click.option("--limit", default=10_000, show_default=True, type=WholeNumber(1), metavar="N")
@click.option("--found", is_flag=True, help=N_("Also what was found in articles and nobody has kept."))
@filter_options
@json_lines_option
@corpus_option
def timeline(
    identifier: str | None,
    kind: str | None,
    limit: int,
    found: bool,
    filter_query: Query,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Print events and articles on one time axis: all of them, or those of an actor."""
    from shutil import get_terminal_size

    from tui.analysis import timeline as view
    from tui.analysis.output import plain_views
    from tui.analysis.query_filters import only_kept, with_actor
    from tui.model.records import KINDS

    store = open_current_store(corpus)
    filter_query = with_actor(filter_query, find_actor(store, identifier).ref if identifier else None)
    kinds = [kind_ for kind_ in KINDS if kind_ != "actor" and kind in (None, kind_)]
    rows = view.load_timeline(store, filter_query if found else only_kept(filter_query), kinds, limit)
    if as_json:
        for row in rows:
            print_json(view.row_json(row))
    elif is_plain():
        print_lines(*plain_views.timeline_lines(rows))
    else:
        print_lines(*view.timeline_lines(rows, get_terminal_size((110, 24)).columns, _))
    if not rows:
        print_message(_("nothing found"))
    sys.exit(0 if rows else 1)


@cli.command()
@click.argument("identifier", type=ACTOR, metavar="[ACTOR]", required=False)
@click.option("--per", type=click.Choice(["day", "month", "year"]), default="month", show_default=True)
@click.option("--found", is_flag=True, help=N_("Also what was found in articles and nobody has kept."))
@filter_options
@json_lines_option
@corpus_option
def frequency(
    identifier: str | None,
    per: str,
    found: bool,
    filter_query: Query,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Print how many articles and events there are in each month: all, or those that concern an actor."""
    from shutil import get_terminal_size

    from tui.analysis import frequency as view
    from tui.analysis.output import plain_views
    from tui.analysis.query_filters import only_kept, with_actor

    store = open_current_store(corpus)
    filter_query = with_actor(filter_query, find_actor(store, identifier).ref if identifier else None)
    if not found:
        filter_query = only_kept(filter_query)
    days, lasting = view.count_by_day(store, filter_query), view.read_lasting(store, filter_query)
    result = view.count_frequency(*days, cast("view.Unit", per), lasting)
    if not result.articles and not result.events:
        print_message(_("nothing found"))
        sys.exit(1)
    if as_json:
        for row in view.frequency_json(result):
            print_json(row)
    elif is_plain():
        print_lines(*plain_views.frequency_lines(result))
    else:
        print_lines(*view.frequency_lines(result, get_terminal_size((80, 24)).columns, _))


@cli.command()
@click.argument("identifiers", type=RECORD, metavar="ID…", nargs=-1, required=True)
@filter_options
@json_option
@corpus_option
def compare(identifiers: Sequence[str], filter_query: Query, as_json: bool, corpus: str | None) -> None:
    """Compare articles, or all sources of an event: shared passages, differing words and facts.

    ID is `article:…` (two or more, the kind may be left out), or one `event:…`, of whose sources those are
    compared that fit.
    """
    from tui.analysis import comparison as view
    from tui.analysis.comparison_report import comparison_json, comparison_lines
    from tui.index.store import MATCH_ALL
    from tui.model.records import Article, Event, Ref
    from tui.progress import ProgressLine

    store = open_current_store(corpus)
    records = []
    for identifier in identifiers:
        ref = Ref.parse(identifier) or Ref("article", identifier)
        matches = store.read([ref])
        if not matches:
            exit_no_such_record(store, identifier, ("article", "event"))
        records += matches
    event = records[0] if len(records) == 1 and isinstance(records[0], Event) else None
    articles = view.articles_of(store, event) if event else [r for r in records if isinstance(r, Article)]
    if event is None and (len(articles) < 2 or len(articles) < len(records)):
        exit_with_error(_("compare takes two articles or more, or one event"))
    if event is None and filter_query != MATCH_ALL:
        exit_with_error(_("only the sources of an event can be filtered, not articles that you name"))
    with ProgressLine(sys.stderr) as progress:
        comparison = view.compare_articles(
            store,
            articles,
            event,
            lambda share: not progress(round(share * 100), 100, _("comparing")),
            filter_query,
        )
    if articles and not comparison.articles:
        print_message(_("none of the {n} articles that report it match").format(n=len(articles)))
    print_json(comparison_json(comparison)) if as_json else show_lines(comparison_lines(comparison))
    sys.exit(0 if comparison.shared or comparison.facts else 1)
