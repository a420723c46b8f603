"""What the index costs, beside what it cannot do without.

Run `python -m tests.benchmarks.build [--articles N] [--keep DIR]`. CPU seconds in the same run: a build,
and what of it is marking, beside reading the files and inserting them into a plain FTS5 table; a run over
unchanged files beside a bare walk with stat; then one changed article and one changed actor by the clock.
"""

from __future__ import annotations

import shutil
import time

from tests.benchmarks.peers import Place, bare_index, corpus, cpu, files, line, spent, walked
from tui.annotate.annotator import Annotator
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.results import UpdateSummary
from tui.index.sqlite_store import open_store
from tui.model.records import Actor, Article

ROUNDS = 5
SAMPLE = 1_000  # articles


def refreshed(place: Place) -> UpdateSummary:
    """Bring the index up to date, as a new process would."""
    store = open_store(place.root, cache=place.cache)
    summary = update_index(store, open_folder(place.root))
    store.close()
    return summary


def marking(place: Place) -> float:
    """CPU seconds for marking actors and dates in all articles, from a sample, once the names are learnt."""
    folder = open_folder(place.root)
    entries = list(folder.scan())
    some = [entry for entry in entries if entry.kind == "article"][:: max(1, place.articles // SAMPLE)]
    some += [entry for entry in entries if entry.kind == "actor"]
    records = [folder.read(entry).record for entry in some]
    annotator = Annotator([record for record in records if isinstance(record, Actor)])
    articles = [record for record in records if isinstance(record, Article)]
    annotator.annotate(articles[0])
    return (
        spent(lambda: [annotator.annotate(article) for article in articles]) / len(articles) * place.articles
    )


def least(place: Place) -> tuple[float, float]:
    """The least CPU of a run over unchanged files, and of a walk."""
    rounds = [(spent(lambda: refreshed(place)), spent(lambda: walked(place.root))) for _ in range(ROUNDS)]
    return min(ours for ours, _ in rounds), min(theirs for _, theirs in rounds)


def changed(place: Place) -> None:
    """An article with one more word, then a place that few articles name with one more name."""
    article = files(place.root)[place.articles // 2]
    store = open_store(place.root, cache=place.cache)
    kept = store.rows("actor", limit=1_000_000, query=parse_query("is:kept")).items
    actor_row = [row for row in kept if row.subtitle == "place"][-1]
    actor = place.root / f"actors/{actor_row.ref.id}.md"
    print(f"{'':<26} {actor_row.count:,} mentions of the actor")
    store.close()
    for what, file, old, new in (
        ("one changed article", article, "\n---\n", "\n---\nZzmot "),
        ("one changed actor", actor, "\ntype:", "\ndemonyms: [Zzmot]\ntype:"),
    ):
        text = file.read_text("utf-8")
        file.write_text(text.replace(old, new, 1), "utf-8")
        started = time.perf_counter()
        summary = refreshed(place)
        print(f"{what:<26} {(time.perf_counter() - started) * 1000:9.1f} ms by the clock")
        assert summary.changed == 1
        file.write_text(text, "utf-8")
        refreshed(place)


def main() -> None:
    """Measure, and print."""
    with corpus(__doc__ or "") as place:
        shutil.rmtree(place.cache, ignore_errors=True)
        place.cache.mkdir(parents=True)
        bare = spent(lambda: bare_index(place.root, place.cache / "bare.sqlite").close())
        before, started = cpu(), time.perf_counter()
        refreshed(place)
        line("build", cpu() - before, bare, "reading and a bare FTS5 insert", 2.0)
        print(f"{'':<26} {time.perf_counter() - started:9.1f} s by the clock")
        line("… of which marking", marking(place), bare, "the same")
        line("unchanged", *least(place), "a bare walk with stat", 1.5)
        changed(place)


if __name__ == "__main__":
    main()
