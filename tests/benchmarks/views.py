"""What a view costs until it stands there, beside the bare SQL behind it: fetched, and nothing made of it.

Run `python -m tests.benchmarks.views [--articles N] [--keep DIR]`. Asked are the actor with the most
mentions and one in the middle of the list; a concordance stands there with its first 200 lines.
"""

from __future__ import annotations

from itertools import islice

import apsw

from tests.benchmarks.peers import corpus, line, spent
from tui.corpus.folder import open_folder
from tui.index.build import refresh
from tui.index.query import parse
from tui.index.sqlite import SqliteStore, open_store
from tui.model.records import Actor, Ref
from tui.views.concordance import MOST, Subject, concordance
from tui.views.network import WITHINS, network
from tui.views.timeline import marks_of

FIRST_LINES, MONTH = 200, parse("on:2015-01")
MARKS = (
    "SELECT k.marks FROM mention AS m JOIN marks AS k ON k.article = m.article"
    " WHERE m.actor = ? ORDER BY m.article LIMIT ?"
)
COMPANY = (
    "SELECT m.actor, count(*) FROM mention AS a JOIN mention AS m ON m.article = a.article"
    " WHERE a.actor = ? GROUP BY m.actor"
)
DAYS = "SELECT number / 16777216, count(*) FROM record WHERE kind = 'article' GROUP BY 1"
#: What is aimed at is 50 ms on the corpus that ships and 300 at 100,000 articles; the ratio is what is usual.
AIM = 40


def of_actor(store: SqliteStore, connection: apsw.Connection, actor: Actor) -> None:
    """Concordance and network of one actor."""
    number = connection.execute("SELECT number FROM record WHERE kind = 'actor' AND id = ?", (actor.id,)).get
    mentions = connection.execute("SELECT mentions FROM record WHERE number = ?", (number,)).get
    print(f"{actor.name}: {mentions:,} mentions")
    articles = len({place.article for place in store.places(actor.ref)})
    bare = spent(lambda: connection.execute(MARKS, (number, articles)).fetchall())
    subject = Subject(actor.ref)
    first = spent(lambda: list(islice(concordance(store, subject), FIRST_LINES)))
    line("concordance", first, bare, "its marks, fetched", AIM)
    whole = spent(lambda: list(concordance(store, subject)))
    line(f"concordance, up to {MOST:,}", whole, bare, "its marks, fetched", AIM)
    company = spent(lambda: connection.execute(COMPANY, (number,)).fetchall())
    for within in WITHINS:
        ours = spent(lambda within=within: network(store, actor, within))  # type: ignore[misc]
        line(f"network by {within}", ours, company, "counting by article", AIM)


def of_everything(store: SqliteStore, connection: apsw.Connection) -> None:
    """The timeline of the whole corpus, and a month of it."""
    bare = spent(lambda: connection.execute(DAYS).fetchall())
    line("timeline: days", spent(lambda: store.days("article")), bare, "counting by day", AIM)
    events = spent(lambda: marks_of(store.dated("event", limit=5_000)))
    line("timeline: events", events, bare, "counting by day", AIM)
    month = spent(lambda: marks_of(store.dated("article", MONTH)))
    line("timeline: a month", month, bare, "counting by day", AIM)


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as place:
        store = open_store(place.root, cache=place.cache)
        refresh(store, open_folder(place.root))
        actors = store.rows("actor", limit=100_000).items
        with store.database.reading() as connection:
            for row in (actors[0], actors[len(actors) // 2]):
                (actor,) = store.read([Ref("actor", row.ref.id)])
                assert isinstance(actor, Actor)
                of_actor(store, connection, actor)
            of_everything(store, connection)
        store.close()


if __name__ == "__main__":
    main()
