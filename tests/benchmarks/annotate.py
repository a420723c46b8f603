"""What marking an article costs, beside the bare automaton's pass and flashtext's over the same texts.

Run `python tests/benchmarks/annotate.py [NAMES …]` (default: 100 and 100,000). CPU milliseconds for an
article of 3,000 characters, median. The automaton only finds the names (ahocorasick_rs, overlapping, over
folded text); flashtext (`pip install flashtext`) finds whole words in text with small letters. Neither
resolves who is meant, nor dates. The aims: 5 ms with 100 actors, 10 ms with 100,000, on a quiet machine.

`python -m tests.benchmarks.annotate press [ARTICLES]` marks texts shaped like those of the press, as full of
names, and matches the same names with spaCy (`pip install spacy`: PhraseMatcher, small letters, after its
tokenizer; it resolves nobody either), by turns. Megabytes of text for a CPU second, best of the rounds.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from tui.annotate.annotator import Annotator
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.model.records import Actor, Article, Role
from tui.model.text import fold

LENGTH, ROUNDS = 3_000, 40
PRESS_ROUNDS = 7
SYLLABLES = [
    "ma",
    "la",
    "ni",
    "ka",
    "dou",
    "sa",
    "mo",
    "bi",
    "ra",
    "to",
    "zei",
    "ne",
    "ous",
    "man",
    "gou",
    "yam",
    "ba",
    "ko",
    "ri",
    "fa",
    "ti",
    "dja",
    "li",
    "ou",
]


def shipped_records() -> tuple[list[Actor], list[Article]]:
    """The actors and the articles of the corpus that ships."""
    folder = open_folder(bundled_corpus_path())
    records = [folder.read(entry).record for entry in folder.scan()]
    return [r for r in records if isinstance(r, Actor)], [r for r in records if isinstance(r, Article)]


def invented(count: int) -> list[Actor]:
    """Persons with names that French-like syllables make, each with an office."""
    draw = random.Random(1)

    def word() -> str:
        return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).capitalize()

    return [
        Actor(id=f"p{number}", name=f"{word()} {word()}", type="person", roles=(Role("colonel"),))
        for number in range(count)
    ]


def median_cpu(work: Callable[[Article], object], articles: list[Article]) -> float:
    """CPU milliseconds of `work` for one article, median over all of them, many times."""
    costs = []
    for _round in range(ROUNDS):
        for article in articles:
            begun = time.process_time()
            work(article)
            costs.append((time.process_time() - begun) * 1000)
    return statistics.median(costs)


def measure(names: int) -> None:
    """Print one row for a number of names."""
    actors, articles = shipped_records()
    actors += invented(max(0, names - len(actors)))
    text = "\n\n".join(article.body for article in articles)
    texts = [
        Article(id=f"a{n}", title="T", date=a.date, body=(a.body + text)[:LENGTH])
        for n, a in enumerate(articles)
    ]
    annotator = Annotator(actors)
    annotator.annotate(texts[0])
    ours = median_cpu(annotator.annotate, texts)
    patterns = [fold(name.name) for actor in actors for name in actor.spellings()]
    automaton = AhoCorasick(patterns)
    bare = median_cpu(
        lambda article: automaton.find_matches_as_indexes(fold(article.body), overlapping=True), texts
    )
    row = f"{names:>9,} names   marks {ours:6.2f} ms   automaton {bare:6.2f} ms ({ours / bare:5.1f} ×)"
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        print(f"{row}   flashtext is not installed")
        return
    words = KeywordProcessor()
    words.add_keywords_from_list(patterns)
    flash = median_cpu(lambda article: words.extract_keywords(fold(article.body), span_info=True), texts)
    print(f"{row}   flashtext {flash:6.2f} ms ({ours / flash:4.1f} ×)")


def megabytes_per_second(works: dict[str, Callable[[Article], object]], articles: list[Article]) -> None:
    """Print how much text each of some works reads in a CPU second; they take turns."""
    megabytes = sum(len(article.body.encode()) for article in articles) / 1e6
    best = dict.fromkeys(works, float("inf"))
    for _round in range(PRESS_ROUNDS):
        for name, work in works.items():
            begun = time.process_time()
            for article in articles:
                work(article)
            best[name] = min(best[name], time.process_time() - begun)
    for name, seconds in best.items():
        print(f"{name:<14} {megabytes / seconds:6.2f} MB/s")


def measure_press(count: int) -> None:
    """Print what marking costs on texts shaped like those of the press."""
    from tests.benchmarks.generate import write
    from tests.benchmarks.press_corpus import PressCorpus

    with tempfile.TemporaryDirectory() as name:
        write(Path(name), PressCorpus(count))
        folder = open_folder(Path(name))
        records = [folder.read(entry).record for entry in folder.scan()]
    actors = [record for record in records if isinstance(record, Actor)]
    articles = [record for record in records if isinstance(record, Article)]
    annotator = Annotator(actors)
    works: dict[str, Callable[[Article], object]] = {"marks": annotator.annotate}
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed")
    else:
        tokenizer = spacy.blank("fr").tokenizer
        matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
        matcher.add("name", [tokenizer(one.name) for actor in actors for one in actor.spellings()])
        works["PhraseMatcher"] = lambda article: matcher(tokenizer(article.body))
    annotator.annotate(articles[0])
    megabytes_per_second(works, articles)


if __name__ == "__main__" and sys.argv[1:2] == ["press"]:
    measure_press(int(sys.argv[2]) if len(sys.argv) > 2 else 300)
elif __name__ == "__main__":
    for given in sys.argv[1:] or ["100", "100000"]:
        measure(int(given))
