"""What finding events costs: beside the same build without it, and when most articles tell of one event.

Run `python -m tests.benchmarks.found [--articles N] [--one N] [--keep DIR]`. CPU seconds of a build with
found events and of one with `found: false`, in the same run; which pairs of articles are joined. Then of the
list of what sources differ on, the first page of events, a card, and an article that is saved; then the same
of a corpus in which every article but a few reports one event.
"""

# ruff: noqa: SIM905 — words are easier read without their quotation marks

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import comb
from pathlib import Path

from tests.benchmarks.generate import Corpus, write
from tests.benchmarks.peers import Place, files, line, spent
from tui.analysis.output.found_events import MAX_EVENTS
from tui.app.documents.record_page import load_page
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store

FIRST_DAY = date(2020, 1, 1)
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
TOWNS = "Téra Ayorou Diffa Zinder Maradi Dosso Tahoua Agadez Ménaka Gao Ansongo Djibo Dori Kaya".split()
SHAPES = (
    "{killed} soldats ont été tués et {wounded} autres blessés {day} dans une attaque près de {town}, selon "
    "l’armée.",
    "L’embuscade de {day} près de {town} a fait au moins {killed} morts, selon des sources locales.",
    "Quelque {crowd} personnes ont manifesté {day} à {town} contre la vie chère, selon les organisateurs.",
    "Des inondations ont fait {killed} morts et détruit {crowd} maisons dans la nuit de {day} à {town}.",
    "Le ministre {name} est arrivé {day} à {town} pour une visite de trois jours.",
)
PAPERS = ("Le Défi", "Gao Matin", "Nord Dépêches", "Radio Ténéré", "Le Courrier", "Sahel Info")


def lead_of(event: int, paper: int) -> tuple[date, str]:
    """Return the day of an event, and how a paper tells it: papers differ on figures now and then."""
    draw, more = random.Random(event), random.Random(event * 31 + paper).choice((0, 0, 0, 2))
    day = FIRST_DAY + timedelta(days=draw.randrange(1_800))
    words = draw.choice(SHAPES).format(
        town=draw.choice(TOWNS),
        killed=draw.randrange(3, 40) + more,
        wounded=draw.randrange(3, 40),
        crowd=(draw.randrange(3, 90) + 5 * more) * 100,
        name=f"Issa Ma{'aeiou'[event % 5]}ra{event}",
        day=DAYS[day.weekday()],
    )
    return day, words


class Reports(Corpus):
    """A generated corpus in which each article begins with the report of an event."""

    def __init__(self, articles: int, event_of: Callable[[int], int]) -> None:
        super().__init__(articles)
        self._event_of = event_of

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every file."""
        number = 0
        for path, text in super().files():
            if not path.startswith("articles/"):
                yield path, text
                continue
            paper = number % len(PAPERS)
            day, words = lead_of(self._event_of(number), paper)
            title, _, rest = text.removeprefix("---\n").partition("\n")
            body = rest.partition("\n---\n")[2]
            head = f"date: {day + timedelta(days=1 + number % 2)}\npublisher: {PAPERS[paper]}\nlang: fr"
            yield path, f"---\n{title}\n{head}\n---\n{words}\n\n{body}"
            number += 1


def built(place: Place, finds: bool) -> None:
    """Build the index anew, with found events or without."""
    (place.root / "corpus.yaml").write_text(f"lang: fr\nfound: {'true' if finds else 'false'}\n", "utf-8")
    shutil.rmtree(place.cache, ignore_errors=True)
    store = open_store(place.root, cache=place.cache)
    update_index(store, open_folder(place.root))
    store.close()


def again(what: str, work: Callable[[], object], aim_ms: int) -> None:
    """Print what something takes the second time, as in a program that runs."""
    work()
    print(f"{what:<26} {spent(work) * 1000:9.1f} ms CPU (aim ≤ {aim_ms})")


def saved(place: Place, store: SqliteStore, file: Path) -> None:
    """Save an article with one more word, and bring the index up to date."""
    file.write_text(f"{file.read_text('utf-8')}Zzmot.\n", "utf-8")
    assert update_index(store, open_folder(place.root)).changed == 1


def share_joined(store: SqliteStore, event_of: Callable[[int], int]) -> tuple[float, float]:
    """Return precision and recall of the pairs of articles that are joined, by the event each was made of."""
    groups = [
        Counter(event_of(int(article.rpartition("-")[2])) for article in event.articles)
        for event in store.found_events(limit=MAX_EVENTS)
    ]
    whole: Counter[int] = sum(groups, Counter())
    right = sum(comb(count, 2) for group in groups for count in group.values())
    joined = sum(comb(group.total(), 2) for group in groups)
    return right / max(joined, 1), right / max(sum(comb(count, 2) for count in whole.values()), 1)


def measure(place: Place, event_of: Callable[[int], int]) -> None:
    """Build with and without, then ask."""
    without = spent(lambda: built(place, False))
    line("build", spent(lambda: built(place, True)), without, "the build without found events", 1.3)
    store = open_store(place.root, cache=place.cache)
    counts, events = store.counts(), store.found_events(True, 200)
    print(f"{'':<26} {counts.found.get('event', 0):,} events, {len(events)} shown that differ")
    precision, recall = share_joined(store, event_of)
    print(f"{'':<26} pairs of articles joined: precision {precision:.3f}, recall {recall:.3f}")
    again("what sources differ on", lambda: store.found_events(True, 200), 300)
    again("the first page of events", lambda: store.rows("event"), 100)
    again("a card", lambda: load_page(store, events[0].ref), 300)
    file = files(place.root)[place.articles // 2]
    again("one saved article", lambda: saved(place, store, file), 1_000)
    store.close()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--one", type=int, default=500, help="articles of the corpus of one event")
    parser.add_argument("--keep", type=Path, help="a folder for corpora and indexes")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for articles, event_of, what in (
            (given.articles, lambda number: number // 3, "three on each event"),
            (given.one, lambda number: 0 if number % 50 else number, "nearly all on one event"),
        ):
            root = (given.keep or Path(name)) / f"found-{articles}-{what.split()[0]}"
            write(root, Reports(articles, event_of))
            print(f"{articles:,} articles, {what}")
            measure(Place(root, root.with_name(f"{root.name}-cache"), articles), event_of)


if __name__ == "__main__":
    main()
