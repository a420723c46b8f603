"""The generated corpus of the benchmarks: the same every time, and nothing wrong with it."""

from __future__ import annotations

import random
from pathlib import Path

from tests.annotate.marking import gold, gold_actors
from tests.benchmarks.generate import Corpus, misspelt, transliterated, write
from tests.benchmarks.press_corpus import PressCorpus
from tests.stores import indexed
from tui.annotate.annotator import Annotator
from tui.index.search.search import search
from tui.model.phonetics import phonetic_key
from tui.model.records import Article


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


def count_marks(annotator: Annotator, bodies: list[str]) -> float:
    """Return the marks per 1,000 characters."""
    marks = [annotator.annotate(Article(id="a", title="", date="2024-05-07", body=body)) for body in bodies]
    return 1000 * sum(len(one.body) for one in marks) / sum(map(len, bodies))


def test_press_shaped_texts_have_as_many_marks_as_those_of_the_press() -> None:
    corpus = PressCorpus(40)
    files = dict(corpus.files())
    assert files == dict(PressCorpus(40).files()) != dict(PressCorpus(40, seed=2).files())
    bodies = [text.split("---\n", 2)[2] for path, text in files.items() if path.startswith("articles/")]
    real = count_marks(Annotator(gold_actors()), [text.article.body for text in gold() if text.article.body])
    assert abs(count_marks(Annotator(list(corpus.actors.values())), bodies) / real - 1) < 0.15


def test_spellings_are_spoilt_as_people_do() -> None:
    draw = random.Random(1)
    for word in ("evkourov", "niamey", "ab"):
        assert abs(len(misspelt(word, draw)) - len(word)) <= 1
    assert transliterated("Overtchouk") == "Overchuk"
    assert phonetic_key("overchuk") == phonetic_key("overtchouk")
