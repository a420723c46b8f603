"""What a view costs until it stands there, beside the bare SQL behind it: fetched, and nothing made of it.

Run `python -m tests.benchmarks.views [--articles N] [--keep DIR]`. First comes the whole way from the key to
the frame (see `opening.py`), then what is asked of the store alone. Asked are the actor with the most
mentions and one in the middle of the list. Aimed at is 50 ms on the corpus that ships and 300 ms at 100,000
articles for each view; the ratio is what is usual. What goes on in the background, once a view stands
there, is marked with a plus.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice

import apsw

from tests.benchmarks import opening
from tests.benchmarks.peers import corpus, line, spent
from tui.analysis.concordance import MAX_LINES, Contexts, Subject, find_concordance
from tui.analysis.disagreements import find_disputed_events
from tui.analysis.frequency import count_by_day, count_frequency
from tui.analysis.network.network import WITHINS, count_network
from tui.analysis.network.pair_passages import shared_passages
from tui.analysis.query_filters import with_actor
from tui.analysis.timeline import marks_of
from tui.app.documents.record_page import load_page
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import Query, parse_query
from tui.index.record_ids import first_rowid_of_day
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import MATCH_ALL
from tui.model.records import Actor, Ref

#: Lines that a concordance shows first, and those of them on the screen; passages of a pair.
FIRST_LINES, SCREEN, PASSAGES = 200, 50, 50
MONTH, YEAR, WORD = parse_query("on:2015-01"), parse_query("on:2015"), parse_query("pays")
MARKS = (
    "SELECT k.marks FROM mention AS m JOIN marks AS k ON k.article = m.article"
    " WHERE m.actor = ? ORDER BY m.article"
)
COMPANY = (
    "SELECT m.actor, count(*) FROM mention AS a JOIN mention AS m ON m.article = a.article"
    " WHERE a.actor = ? GROUP BY m.actor"
)
IN_YEAR = "SELECT actor, count(*) FROM mention WHERE article >= ? AND article < ? GROUP BY actor"
MATCHING = (
    "SELECT m.actor, count(*) FROM text AS t JOIN mention AS m ON m.article = t.rowid"
    " WHERE text MATCH 'pays' GROUP BY m.actor"
)
DAYS = "SELECT number / 16777216, count(*) FROM record WHERE kind = 'article' GROUP BY 1"
OF_ACTOR = "SELECT article / 16777216, count(*) FROM mention WHERE actor = ? GROUP BY 1"
MATCHES = "SELECT rowid / 16777216, count(*) FROM text WHERE text MATCH 'pays' GROUP BY 1"
AIM = 40


def best(work: Callable[[], object]) -> float:
    """The lower CPU seconds of two runs."""
    return min(spent(work), spent(work))


def bare(connection: apsw.Connection, query: str, *given: int) -> float:
    """CPU seconds of fetching what a query gives."""
    return best(lambda: connection.execute(query, given).fetchall())


def of_actor_alone(store: SqliteStore, connection: apsw.Connection, actor: Actor, other: Ref) -> None:
    """Card, concordance, network, frequency and timeline of one actor."""
    number: int = connection.execute(
        "SELECT number FROM record WHERE kind = 'actor' AND id = ?", (actor.id,)
    ).get
    mentions = connection.execute("SELECT mentions FROM record WHERE number = ?", (number,)).get
    print(f"{actor.name}: {mentions:,} mentions")
    marks, company = bare(connection, MARKS, number), bare(connection, COMPANY, number)
    days, mine = bare(connection, OF_ACTOR, number), with_actor(MATCH_ALL, actor.ref)

    def first(query: Query) -> None:
        contexts = Contexts(store)
        for place in store.mentions_of(actor.ref, FIRST_LINES, query)[:SCREEN]:
            contexts.line(place)

    line("card", best(lambda: load_page(store, actor.ref)), days, "its days, counted", AIM)
    line("concordance", best(lambda: first(MATCH_ALL)), marks, "its marks, fetched", AIM)
    line("concordance in a year", best(lambda: first(YEAR)), marks, "its marks, fetched", AIM)
    line(
        "+ all its places",
        best(lambda: store.mentions_of(actor.ref, 1_000_000)),
        marks,
        "its marks, fetched",
        AIM,
    )
    year = [first_rowid_of_day(date(number, 1, 1)) for number in (2015, 2016)]
    peers = {
        MATCH_ALL: company,
        YEAR: bare(connection, IN_YEAR, *year),
        WORD: bare(connection, MATCHING),
    }
    for within in WITHINS:
        for query, peer in peers.items():
            ours = best(lambda within=within, query=query: count_network(store, actor, within, query=query))  # type: ignore[misc]
            line(f"network by {within} {query}", ours, peer, "counting by article", AIM)
    pair = best(lambda: list(islice(shared_passages(store, actor.ref, other), PASSAGES)))
    line("a pair", pair, company, "counting by article", AIM)
    line(
        "frequency",
        best(lambda: count_frequency(*count_by_day(store, mine), "month")),
        days,
        "its days, counted",
        AIM,
    )
    events = best(lambda: marks_of(store.dated_rows("event", mine, 5_000)))
    line(
        "timeline",
        events + best(lambda: store.counts_by_day("article", mine)),
        days,
        "its days, counted",
        AIM,
    )


def of_everything(store: SqliteStore, connection: apsw.Connection) -> None:
    """Views of the whole corpus, and narrowed by a period or a word."""
    days, matches = bare(connection, DAYS), bare(connection, MATCHES)
    for query, peer, words in (
        (MATCH_ALL, days, "counting by day"),
        (YEAR, days, "counting by day"),
        (WORD, matches, "counting matches by day"),
    ):
        ours = best(lambda query=query: count_frequency(*count_by_day(store, query), "month"))  # type: ignore[misc]
        line(f"frequency {query}", ours, peer, words, AIM)
        events = best(lambda query=query: marks_of(store.dated_rows("event", query, 5_000)))  # type: ignore[misc]
        line(f"timeline: events {query}", events, peer, words, AIM)
    line(
        "timeline: a month",
        best(lambda: marks_of(store.dated_rows("article", MONTH))),
        days,
        "counting by day",
        AIM,
    )
    lines = best(lambda: list(find_concordance(store, Subject(text="pays"), FIRST_LINES)))
    line("concordance of a word", lines, matches, "counting matches by day", AIM)
    most = best(lambda: list(find_concordance(store, Subject(text="pays"), MAX_LINES)))
    line(f"+ up to {MAX_LINES:,} lines", most, matches, "counting matches by day", AIM)
    line("differences", best(lambda: list(find_disputed_events(store))), days, "counting by day", AIM)
    for kind in ("article", "actor", "event"):
        rows = best(lambda kind=kind: store.rows(kind, limit=2_000, query=YEAR))  # type: ignore[misc]
        line(f"+ list of {kind}s in a year", rows, days, "counting by day", AIM)


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as place:
        print("key to frame, on the corpus that ships (aim ≤ 50 ms), then on this (aim ≤ 300 ms)")
        opening.report_shipped()
        opening.report(place)
        store = open_store(place.root, cache=place.cache)
        update_index(store, open_folder(place.root))
        actors = store.rows("actor", limit=100_000).items
        with store.database.reading() as connection:
            for row in (actors[0], actors[len(actors) // 2]):
                (actor,) = store.read([Ref("actor", row.ref.id)])
                assert isinstance(actor, Actor)
                of_actor_alone(store, connection, actor, actors[1].ref)
            of_everything(store, connection)
        store.close()


if __name__ == "__main__":
    main()
