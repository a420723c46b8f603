"""Passages that two texts share, whole or reworded; and which of some texts share any.

Two texts: runs of at least three words that stand in both are joined where the gap between them is short or
mostly the same, and widened while more words fit than not, as sequence searches do (BLAST). Some texts: those
that have shingles of four folded words in common (Broder 1997) are compared.

Offsets are code points of the cleaned texts. Nothing here costs more than a small multiple of the length
of the texts.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.model.text import fold

Span = tuple[int, int]

#: A passage is shared where so many words are kept, and so large a share of the longer side.
LEAST_KEPT, LEAST_SHARE = 16, 0.5
#: Words in a run that is looked for, and how many places of one run are compared.
_RUN, _PLACES = 3, 8
#: Words in the runs of a passage without which it is not looked at further.
_WORTH = 5
#: Words between two runs of one passage, at most; up to the first number whatever they are.
_NEAR, _FAR, _SKEW = 6, 24, 8
#: Widening: what a kept word gives and another costs, and how far the sum may fall.
_GAIN, _LOSS, _DROP = 3, 2, 15
#: Words by which a passage is widened at each end, at most.
_WIDEST = 200
#: Words of each side that are compared at a time.
_WINDOW = 2_000
#: Passages that are being joined at one time.
_OPEN = 4
#: Of a shingle the first texts are kept that have it; texts with so many in common are compared; and so much
#: of a text is shared where it is a copy.
_FIRST, _ENOUGH, _WHOLE = 8, 6, 0.95
_WORDS = re.compile(r"\w+")


Stopped = Callable[[float], bool]


def _never(_share: float) -> bool:
    return False


class Passage(Struct, frozen=True):
    """A passage that stands in two texts, and how many of its words are kept."""

    one: Span
    other: Span
    kept: int


class Reuse(Struct, frozen=True):
    """An earlier text that shares passages with a later one; `one` is the earlier text's side."""

    name: str
    passages: tuple[Passage, ...]


def shared_passages(one: str, other: str, stopped: Stopped = _never) -> tuple[Passage, ...]:
    """The passages that `one` and `other` share, in the order of `one`; each word of `one` in one of them.

    `stopped` is told now and then how much is done (0–1): once it is true, what has been found so far is all.
    """
    vocabulary: dict[str, int] = {}
    return _passages(_Words(one, vocabulary), _Words(other, vocabulary), stopped)


def _passages(first: _Words, second: _Words, stopped: Stopped = _never) -> tuple[Passage, ...]:
    boxes: list[_Box] = []
    for chain in _chains(first.words, second.words, stopped):
        if sum(length for _, _, length in chain) >= _WORTH:
            boxes.append(_widened(first.words, second.words, chain))
    return tuple(
        Passage(first.span(begins[0], ends[0]), second.span(begins[1], ends[1]), kept)
        for begins, ends, kept in _apart(boxes)
        if kept >= LEAST_KEPT and kept >= LEAST_SHARE * max(ends[0] - begins[0], ends[1] - begins[1])
    )


def changes(one: str, other: str, passage: Passage, stopped: Stopped = _never) -> list[tuple[Span, Span]]:
    """Where the two sides of a passage differ, word by word; a side that lacks the words is empty there.

    Accents, case and punctuation are no difference.
    """
    from rapidfuzz.distance import Levenshtein  # late: only a comparison needs it

    sides = [
        [(m.start() + start, m.end() + start, m.group()) for m in _WORDS.finditer(fold(text[start:end]))]
        for text, (start, end) in ((one, passage.one), (other, passage.other))
    ]
    found: list[tuple[Span, Span]] = []
    at = to = 0
    whole = len(sides[0]) + len(sides[1])
    while (at < len(sides[0]) or to < len(sides[1])) and not stopped((at + to) / whole):
        mine, theirs = sides[0][at : at + _WINDOW], sides[1][to : to + _WINDOW]
        steps = list(Levenshtein.opcodes([w[2] for w in mine], [w[2] for w in theirs]))
        if (
            len(mine) == _WINDOW or len(theirs) == _WINDOW
        ):  # what follows the last likeness is not settled yet
            settled = [number for number, step in enumerate(steps, 1) if step.tag == "equal"]
            steps = steps[: settled[-1]] if settled else steps
        for step in steps:
            if step.tag != "equal":
                spans = (
                    _stretch(mine, step.src_start, step.src_end),
                    _stretch(theirs, step.dest_start, step.dest_end),
                )
                found.append(spans)
        at, to = at + steps[-1].src_end, to + steps[-1].dest_end
    return found


def _stretch(words: Sequence[tuple[int, int, str]], first: int, last: int) -> Span:
    """The code points of some words; an empty stretch stands where the next word begins or the last ended."""
    if first < last:
        return words[first][0], words[last - 1][1]
    at = words[first][0] if first < len(words) else words[-1][1] if words else 0
    return at, at


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def reused(texts: Mapping[str, str], most: int = 4) -> Iterator[tuple[str, Reuse]]:
    """For each of some texts, in their order, what it shares with earlier ones: its name, and the reuse.

    A text is compared with the `most` earlier ones that have most words in a row in common with it, and with
    no more where it is wholly a copy; so copies of copies are found in as many steps. All shingles are held
    in memory: this is for some thousand articles, of which every short passage counts.
    """
    vocabulary: dict[str, int] = {}
    read: dict[str, _Words] = {}
    had: dict[tuple[int, ...], list[str]] = {}
    for name, text in texts.items():
        mine = read[name] = _Words(text, vocabulary)
        words = mine.words
        met: Counter[str] = Counter()
        for shingle in set(zip(words, words[1:], words[2:], words[3:], strict=False)):
            earlier = had.setdefault(shingle, [])
            met.update(earlier)
            if len(earlier) < _FIRST:
                earlier.append(name)
        for other, count in met.most_common(most):
            passages = _passages(read[other], mine) if count >= _ENOUGH else ()
            if passages:
                yield name, Reuse(other, passages)
            if sum(p.other[1] - p.other[0] for p in passages) >= _WHOLE * len(text):
                break


class _Words:
    """The words of a text as numbers, and where each stands."""

    def __init__(self, text: str, vocabulary: dict[str, int]) -> None:
        self._starts, self._ends, self.words = array("L"), array("L"), array("L")
        for match in _WORDS.finditer(fold(text)):
            self._starts.append(match.start())
            self._ends.append(match.end())
            self.words.append(vocabulary.setdefault(match.group(), len(vocabulary)))

    def span(self, begin: int, end: int) -> Span:
        """The code points of words `begin` to `end`."""
        return self._starts[begin], self._ends[end - 1]


_Run = tuple[int, int, int]  # place in one, place in the other, words
_Place = tuple[int, int]  # in one, in the other
_Box = tuple[_Place, _Place, int]  # where a passage begins, where it ends, words kept


def _runs(one: Sequence[int], other: Sequence[int], stopped: Stopped) -> Iterator[_Run]:
    """Runs of words that stand in both, from the beginning of `one` on, none over another in `one`."""
    places: dict[tuple[int, ...], list[int]] = {}
    for at, key in enumerate(zip(other, other[1:], other[2:], strict=False)):
        held = places.setdefault(key, [])
        if len(held) < _PLACES:
            held.append(at)
    at, ahead, steps = 0, 0, 0  # `ahead`: where in the other the text would go on
    while at + _RUN <= len(one):
        steps += 1
        if steps % 4096 == 0 and stopped(at / len(one)):
            return
        candidates = places.get((one[at], one[at + 1], one[at + 2]))
        if candidates is None:
            at, ahead = at + 1, ahead + 1
            continue
        _, place, length = max(_candidate(one, other, at, to, ahead) for to in (*candidates, ahead))
        place = -place
        yield at, place, length
        at, ahead = at + length, place + length


def _candidate(one: Sequence[int], other: Sequence[int], at: int, to: int, ahead: int) -> _Run:
    """How well a run at `at` goes on at `to`: its worth, the place (negative: the first is best), its length.

    Of long runs only the first two hundred words are compared, and a run near where the text would go on is
    worth some words more.
    """
    if to >= len(other):
        return 0, -to, 0
    compared = _same(one, other, at, to, 200)
    if compared == 200:
        compared = _same(one, other, at, to, len(one)) if to == ahead or abs(to - ahead) < _FAR else 200
    return compared + (_RUN if abs(to - ahead) <= _FAR else 0) if compared >= _RUN else 0, -to, compared


def _same(one: Sequence[int], other: Sequence[int], at: int, to: int, most: int) -> int:
    """How many words from `at` and `to` on are the same, at most `most`."""
    most = min(most, len(one) - at, len(other) - to)
    done, step = 0, 64
    while done < most:  # whole stretches first: they compare at memory speed
        step = min(step, most - done)
        if one[at + done : at + done + step] == other[to + done : to + done + step]:
            done, step = done + step, step * 2
        elif step == 1:
            break
        else:
            step //= 2
            most = min(most, done + 2 * step + 1)
    return done


def _chains(one: Sequence[int], other: Sequence[int], stopped: Stopped) -> Iterator[list[_Run]]:
    """Runs that follow each other in both texts, together."""
    chains: list[list[_Run]] = []
    for run in _runs(one, other, stopped):
        fitting = [chain for chain in chains if _follows(one, other, chain[-1], run)]
        if fitting:
            chain = min(fitting, key=lambda each: run[0] + run[1] - each[-1][0] - each[-1][1])
            chain.append(run)
            chains.remove(chain)
            chains.append(chain)  # the one that has waited longest is given up first
            continue
        chains.append([run])
        if len(chains) > _OPEN:
            yield chains.pop(0)
    yield from chains


def _follows(one: Sequence[int], other: Sequence[int], last: _Run, run: _Run) -> bool:
    """Whether `run` goes on where `last` ends, with little or mostly the same between them."""
    begin_one, begin_other = last[0] + last[2], last[1] + last[2]
    gaps = run[0] - begin_one, run[1] - begin_other
    if min(gaps) < 0 or max(gaps) > _FAR or abs(gaps[0] - gaps[1]) > _SKEW:
        return False
    kept = _between(one[begin_one : run[0]], other[begin_other : run[1]])
    return max(gaps) <= _NEAR or kept >= 0.4 * max(gaps)


def _between(one: Sequence[int], other: Sequence[int]) -> int:
    """How many words two short stretches have in common, in order."""
    if len(one) == len(other):
        return sum(a == b for a, b in zip(one, other, strict=True))
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for at, b in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if a == b else max(row[at], row[at - 1])
    return row[-1]


def _widened(one: Sequence[int], other: Sequence[int], chain: list[_Run]) -> _Box:
    """The passage of a chain, widened at both ends: where it begins, where it ends, words kept."""
    (begin_one, begin_other, _), (last_one, last_other, length) = chain[0], chain[-1]
    end_one, end_other = last_one + length, last_other + length
    kept = sum(length for _, _, length in chain)
    for (a, b, length), (next_a, next_b, _) in pairwise(chain):
        kept += _between(one[a + length : next_a], other[b + length : next_b])
    back = _reach(lambda k: one[begin_one - k], begin_one, lambda k: other[begin_other - k], begin_other)
    on = _reach(
        lambda k: one[end_one + k - 1],
        len(one) - end_one,
        lambda k: other[end_other + k - 1],
        len(other) - end_other,
    )
    begins = begin_one - back[0], begin_other - back[1]
    return begins, (end_one + on[0], end_other + on[1]), kept + back[2] + on[2]


_Word = Callable[[int], int]


def _reach(one: _Word, most_one: int, other: _Word, most_other: int) -> tuple[int, int, int]:
    """How far two texts go on alike: words of one, of the other, words kept.

    `one(k)` is the k-th word on the way, from 1. The best sum of gains and losses, with words changed, put in
    and left out, of those that never fall `_DROP` below the best so far (Zhang et al. 2000, linear gaps).
    """
    best = (0, 0, 0, 0)  # worth, words of one, of the other, kept
    row: dict[int, _Place] = {at: (-_LOSS * at, 0) for at in range(min(_DROP // _LOSS, most_other) + 1)}
    for at in range(1, min(most_one, _WIDEST) + 1):
        word, below = one(at), row
        row = {}
        for to in range(min(below), min(max(below) + _DROP // _LOSS, most_other) + 1):
            cell = _cell(below.get(to - 1), below.get(to), row.get(to - 1), to > 0 and other(to) == word)
            if cell is not None and cell[0] >= best[0] - _DROP:
                row[to] = cell
                if cell[0] > best[0]:
                    best = (cell[0], at, to, cell[1])
        if not row:
            break
    return best[1:]


def _cell(across: _Place | None, down: _Place | None, along: _Place | None, fits: bool) -> _Place | None:
    """The best worth and the words kept at a place, from the three places before it."""
    ways = [(way[0] - _LOSS, way[1]) for way in (down, along) if way is not None]
    if across is not None:
        ways.append((across[0] + _GAIN, across[1] + 1) if fits else (across[0] - _LOSS, across[1]))
    return max(ways) if ways else None


def _apart(boxes: list[_Box]) -> list[_Box]:
    """Passages in the order of the first text; those that go on in both are one.

    Of two that overlap otherwise, the one that keeps more words.
    """
    taken: list[_Box] = []
    for each in sorted(boxes):
        box = each
        while taken and box[0][0] < taken[-1][1][0]:
            last = taken[-1]
            if last[0][1] <= box[0][1] <= last[1][1] <= box[1][1] and last[1][0] <= box[1][0]:
                taken.pop()
                both = last[2] + box[2] - (last[1][0] - box[0][0])  # at least
                box = (last[0], box[1], max(last[2], box[2], both))
            elif last[2] >= box[2]:
                break
            else:
                taken.pop()
        else:
            taken.append(box)
    return taken
