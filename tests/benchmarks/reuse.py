"""Shared passages: precision and recall on 200 generated pairs; copies among many texts, beside other ways.

Aims: precision ≥ 0.98; recall ≥ 0.95 where 60 % of the words or more are kept; near-linear over many texts.
Pairs are copied, cut (a sentence left out), reworded (each word with a chance of 10–40 % replaced, left out
or followed by another), or unrelated; every text has formulas of the press in it that others have too. Words
are drawn by their frequency in the articles that ship. Measured in characters of both texts, and in pairs.
Among many texts each tenth has half of another in it; found by the index, and aligned. datasketch is compared
where it is installed, rapidfuzz from a few of the pairs.

    python -m tests.benchmarks.reuse [SEED]
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.corpus.bundled import bundled_corpus_path
from tui.index.database import Database
from tui.index.lookup.fingerprints import shingle_tokens
from tui.index.sqlite_store import SqliteStore
from tui.index.tokenizer import index_text, split_index_text
from tui.model.text_reuse import Span, find_shared_passages

FORMULAS = (
    "selon un communiqué du ministère des Affaires étrangères",
    "le Premier ministre du Niger, Ali Mahamane Lamine Zeine",
    "la Communauté économique des États de l’Afrique de l’Ouest",
    "le chef de la junte, le général Abdourahamane Tiani",
    "Lire aussi : toute l’actualité du continent",
)
#: How many texts there are, of how many the copies are asked at most, and among how many peers find them.
SIZES, ASKED, AMONG = (1_000, 4_000, 16_000), 200, 2_000


class Pair(NamedTuple):
    """Two texts, where what they share stands in each, and how it was made."""

    one: str
    other: str
    spans: tuple[list[Span], list[Span]]
    kind: str


class Writer:
    """Writes texts in words as frequent as in the articles that ship."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        bodies = [
            path.read_text("utf-8") for path in sorted((bundled_corpus_path() / "articles").glob("*.md"))
        ]
        self.vocabulary = [word for body in bodies for word in re.findall(r"\w+", body)]
        self.vocabulary += [f"{word[::-1]}a" for word in self.vocabulary if len(word) > 4] * 4

    def sentence(self) -> str:
        """Ten to thirty words; one in six sentences has a formula."""
        chosen = self.random.choices(self.vocabulary, k=self.random.randint(10, 30))
        if self.random.random() < 1 / 6:
            chosen.insert(self.random.randrange(len(chosen)), self.random.choice(FORMULAS))
        return " ".join(chosen).capitalize() + "."

    def text(self, count: int) -> str:
        """So many sentences, in paragraphs."""
        return "".join(self.sentence() + self.random.choice((" ", " ", "\n\n")) for _ in range(count))

    def reworded(self, text: str, share: float) -> str:
        """`text` with that share of its words changed."""
        written = []
        for word in text.split(" "):
            if self.random.random() >= share:
                written.append(word)
                continue
            another = self.random.choice(self.vocabulary)
            written += self.random.choice(([another], [another], [another], [], [word, another]))
        return " ".join(written)

    def pair(self, kind: str) -> Pair:
        """A pair of that kind; the passage stands somewhere in both."""
        if kind == "unrelated":
            return Pair(self.text(15), self.text(15), ([], []), kind)
        passage = [self.sentence() for _ in range(self.random.randint(4, 10))]
        left_out = self.random.randrange(len(passage)) if kind == "cut" else -1
        share = float(kind.partition(" ")[2] or 0) / 100
        texts: tuple[list[str], list[str]] = ([], [])
        spans: tuple[list[Span], list[Span]] = ([], [])
        for text, places in zip(texts, spans, strict=True):
            text.append(self.text(self.random.randint(0, 8)))
            for number, sentence in enumerate(passage):
                mine = sentence if text is texts[0] else self.reworded(sentence, share)
                if number != left_out:
                    at = sum(map(len, text))
                    places.append((at, at + len(mine) + 1))
                if number != left_out or text is texts[0]:
                    text.append(f"{mine} ")
            text.append(self.text(self.random.randint(0, 8)))
        return Pair("".join(texts[0]), "".join(texts[1]), spans, kind)


def covered(spans: list[Span]) -> set[int]:
    """The code points of spans."""
    return {at for start, end in spans for at in range(start, end)}


def labelled(writer: Writer) -> None:
    """Precision and recall by kind."""
    kinds = ["copied"] * 40 + ["cut"] * 40 + ["unrelated"] * 40
    kinds += [f"reworded {share}" for share in (10, 20, 30, 40) for _ in range(20)]
    found: dict[str, list[int]] = {}
    began = time.process_time()
    for pair in map(writer.pair, kinds):
        passages = find_shared_passages(pair.one, pair.other)
        row = found.setdefault(pair.kind, [0, 0, 0, 0, 0])
        row[0] += 1
        row[1] += bool(passages)
        for side in (0, 1):
            got = covered([(p.one, p.other)[side] for p in passages])
            true = covered(pair.spans[side])
            row[2] += len(got & true)
            row[3] += len(got)
            row[4] += len(true)
    print(f"{'kind':<14}{'pairs':>6}{'found':>6}{'precision':>11}{'recall':>8}")
    rows = found | {"all": [sum(column) for column in zip(*found.values(), strict=True)]}
    for kind, (pairs, hit, right, got, true) in rows.items():
        precision, recall = right / got if got else 1, right / true if true else 1
        print(f"{kind:<14}{pairs:>6}{hit:>6}{precision:>11.3f}{recall:>8.3f}")
    print(f"{(time.process_time() - began) * 1000 / len(kinds):.1f} ms CPU a pair, writing it included\n")


def written(writer: Writer, count: int) -> tuple[dict[str, str], set[frozenset[str]]]:
    """So many texts, and which pairs of them share a passage: one in ten has half of another, reworded."""
    texts = {f"t{n}": writer.text(15) for n in range(count - count // 10)}
    pairs = set()
    for n in range(count // 10):
        half = texts[f"t{n}"][: len(texts[f"t{n}"]) // 2]
        texts[f"copy{n}"] = writer.text(7) + writer.reworded(half, writer.random.random() * 0.4)
        pairs.add(frozenset((f"t{n}", f"copy{n}")))
    return texts, pairs


def indexed(texts: dict[str, str]) -> SqliteStore:
    """An index in memory with nothing in it but the words in a row of texts."""
    store = SqliteStore(Database(Path(os.devnull) / "index"))
    with store.writing() as connection:
        for number, (name, text) in enumerate(texts.items()):
            row = (number, "article", name, name, name, name)
            connection.execute(
                "INSERT INTO record (number, kind, id, title, words, path) VALUES (?, ?, ?, ?, ?, ?)", row
            )
            tokens = shingle_tokens(split_index_text(index_text(text)))
            connection.execute("INSERT INTO shingle (rowid, marks) VALUES (?, ?)", (number, tokens))
    return store


def aligned(name: str, others: Iterable[str], texts: dict[str, str]) -> set[frozenset[str]]:
    """Those of some pairs that share passages."""
    return {
        frozenset((name, other))
        for other in others
        if other != name and find_shared_passages(texts[name], texts[other])
    }


def ours(texts: dict[str, str], asked: Sequence[str]) -> tuple[float, float, set[frozenset[str]]]:
    """CPU seconds for the index and for the texts asked, and the pairs found."""
    began = time.process_time()
    store = indexed(texts)
    kept = time.process_time()
    found: set[frozenset[str]] = set()
    for name in asked:
        found |= aligned(name, [ref.id for ref in store.similar_articles(texts[name])], texts)
    store.close()
    return kept - began, time.process_time() - kept, found


def sketched(texts: dict[str, str]) -> tuple[float, set[frozenset[str]]] | None:
    """CPU seconds of datasketch's MinHash with the same alignment, and the pairs found; None without it."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    began = time.process_time()
    lsh, sketches = MinHashLSH(threshold=0.1, num_perm=128), {}
    for name, text in texts.items():
        words = index_text(text).split()
        rows = zip(words, words[1:], words[2:], words[3:], strict=False)
        sketches[name] = MinHash(num_perm=128)
        sketches[name].update_batch([" ".join(row).encode() for row in rows])
        lsh.insert(name, sketches[name])
    found: set[frozenset[str]] = set()
    for name, sketch in sketches.items():
        found |= aligned(name, lsh.query(sketch), texts)
    return time.process_time() - began, found


def growing(writer: Writer) -> None:
    """The time per article as there are more of them."""
    for count in SIZES:
        texts, pairs = written(writer, count)
        asked = [f"copy{n}" for n in range(0, count // 10, count // 10 // ASKED + 1)]
        kept, spent, found = ours(texts, asked)
        expected = {pair for pair in pairs if not pair.isdisjoint(asked)}
        print(
            f"{count:>6,} texts: {kept / count * 1e6:5.0f} µs CPU each to index,"
            f" {spent / len(asked) * 1e3:5.1f} ms for the copies of one;"
            f" {len(found & expected)} of {len(expected)} found, {len(found - pairs)} false"
        )


def peers(writer: Writer) -> None:
    """All copies among some texts, beside datasketch and rapidfuzz over all pairs."""
    from rapidfuzz import fuzz

    texts, pairs = written(writer, AMONG)
    kept, spent, found = ours(texts, list(texts))
    mine = kept + spent
    print(f"\nall copies among {AMONG:,}: {mine:.1f} s CPU,", end=" ")
    print(f"{len(found & pairs)} of {len(pairs)} found, {len(found - pairs)} false")
    theirs = sketched(texts)
    if theirs is None:
        print("datasketch: not installed")
    else:
        print(f"datasketch: {theirs[0]:.1f} s, {theirs[0] / mine:.1f} × ours,", end=" ")
        print(f"{len(theirs[1] & pairs)} of {len(pairs)} found, {len(theirs[1] - pairs)} false")
    names = list(texts)
    tried = [(a, b) for a in names[:8] for b in names[-8:]]
    began = time.process_time()
    for a, b in tried:
        fuzz.partial_ratio(texts[a], texts[b])
    every = (time.process_time() - began) / len(tried) * AMONG * (AMONG - 1) / 2
    print(
        f"rapidfuzz partial_ratio, all pairs, from {len(tried)}: {every:,.0f} s, {every / mine:,.0f} × ours"
    )


if __name__ == "__main__":
    author = Writer(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    labelled(author)
    growing(author)
    peers(author)
