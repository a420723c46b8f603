"""Shared passages: precision and recall on 200 generated pairs, and the index beside comparing all pairs.

Aims: precision ≥ 0.98; recall ≥ 0.95 where 60 % of the words or more are kept; near-linear over many texts.
Pairs are copied, cut (a sentence left out), reworded (each word with a chance of 10–40 % replaced, left out
or followed by another), or unrelated; every text has formulas of the press in it that others have too. Words
are drawn by their frequency in the articles that ship. Measured in characters of both texts, and in pairs.

    python tests/benchmarks/reuse.py [SEED]
"""

from __future__ import annotations

import random
import re
import sys
import time
from typing import NamedTuple

from tui.corpus.folder import shipped
from tui.model.reuse import ReuseIndex, Span, shared_passages

FORMULAS = (
    "selon un communiqué du ministère des Affaires étrangères",
    "le Premier ministre du Niger, Ali Mahamane Lamine Zeine",
    "la Communauté économique des États de l’Afrique de l’Ouest",
    "le chef de la junte, le général Abdourahamane Tiani",
    "Lire aussi : toute l’actualité du continent",
)
MANY, COPIES = 300, 30


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
        bodies = [path.read_text("utf-8") for path in sorted((shipped() / "articles").glob("*.md"))]
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
        passages = shared_passages(pair.one, pair.other)
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


def many(writer: Writer) -> None:
    """The index over many texts, beside rapidfuzz over all pairs of them."""
    from rapidfuzz import fuzz

    texts = {f"t{n}": writer.text(15) for n in range(MANY)}
    for n in range(COPIES):
        half = texts[f"t{n}"][: len(texts[f"t{n}"]) // 2]
        texts[f"copy{n}"] = writer.text(7) + writer.reworded(half, n / COPIES * 0.4)
    truth = {(f"t{n}", f"copy{n}") for n in range(COPIES)}
    index = ReuseIndex(texts.get)
    began = time.process_time()
    got = {(reuse.name, name) for name, text in texts.items() for reuse in index.add(name, text)}
    spent = time.process_time() - began
    print(
        f"index, {len(texts)} texts: {spent:.2f} s CPU,"
        f" {len(got & truth)} of {COPIES} found, {len(got - truth)} false"
    )
    names = list(texts)
    tried = [(a, b) for a in names[:8] for b in names[-8:]]
    began = time.process_time()
    for a, b in tried:
        fuzz.partial_ratio(texts[a], texts[b])
    each = (time.process_time() - began) / len(tried)
    pairs = len(names) * (len(names) - 1) // 2
    print(f"rapidfuzz partial_ratio: {each * 1000:.0f} ms a pair; {pairs:,} pairs: {each * pairs:,.0f} s")


if __name__ == "__main__":
    author = Writer(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    labelled(author)
    many(author)
