"""The generated corpus of the benchmarks: the same every time, and nothing wrong with it."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.generate import Corpus, misspelt, transliterated, write
from tests.stores import indexed
from tui.index.search.search import search
from tui.model.phonetics import phonetic_key


def test_the_same_seed_gives_the_same_files() -> None:
    files = dict(Corpus(40).files())
    assert files == dict(Corpus(40).files())
    assert files != dict(Corpus(40, seed=2).files())


def test_it_can_be_indexed_without_a_problem_and_searched(tmp_path: Path) -> None:
    corpus = Corpus(120)
    write(tmp_path / "corpus", corpus)
    store = indexed(tmp_path / "corpus", tmp_path / "cache")
    assert store.problems() == []
    counts = store.counts()
    assert (counts.article, counts.actor, counts.event) == (120, len(corpus.actors), 2)
    most = store.rows("actor").items[0]
    assert most.count and most.count > 20
    assert search(store, corpus.actors[0].names[0]).hits[0].ref.id == corpus.actors[0].id
    store.close()


def test_spellings_are_spoilt_as_people_do() -> None:
    draw = random.Random(1)
    for word in ("evkourov", "niamey", "ab"):
        assert abs(len(misspelt(word, draw)) - len(word)) <= 1
    assert transliterated("Overtchouk") == "Overchuk"
    assert phonetic_key("overchuk") == phonetic_key("overtchouk")
