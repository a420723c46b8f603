"""Text reuse: passages that two or more texts share, verbatim or reworded.

For two texts, runs of at least three words that occur in both are joined where the gap between them is short
or mostly equal, and extended while more words match than not, as in sequence alignment (BLAST). In a set of
texts, only those with shingles of four folded words in common (Broder 1997) are compared.

Offsets are code points of the cleaned texts. Time and memory stay within a small multiple of the length of
the texts.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count

from msgspec import Struct

from tui.model.alignment import align_words
from tui.model.text import fold

#: The start and end of a passage, in code points.
Span = tuple[int, int]

#: A shared passage has at least this many words equal in both texts: fewer are a common phrase.
MIN_KEPT_WORDS = 16
#: The least share of equal words in the longer side of a passage.
MIN_KEPT_SHARE = 0.5
#: Words of each side that are compared at a time for their differences: the cost grows with the square.
_WINDOW_WORDS = 2_000
#: At most this many texts, the earliest, are remembered for a shingle.
_MAX_TEXTS_PER_SHINGLE = 8
#: Two texts are compared only if they have at least this many shingles in common.
_MIN_COMMON_SHINGLES = 6
#: A text is a full copy if at least this share of it stands in one earlier text.
_MIN_COPY_SHARE = 0.95
_WORD = re.compile(r"\w+")
_WORD_OR_GAP = re.compile(r"(\w+)")


#: A function that is given the share of the work done (0–1) and returns whether to stop.
ShouldStop = Callable[[float], bool]


def _never(_share: float) -> bool:
    return False


class SharedPassage(Struct, frozen=True):
    """A passage that two texts share, as a span in each; `kept` counts the words equal in both."""

    one: Span
    other: Span
    kept: int


class Reuse(Struct, frozen=True):
    """An earlier text and its passages in a later one; `one` of a passage is the earlier text's side."""

    name: str
    passages: tuple[SharedPassage, ...]


def find_shared_passages(one: str, other: str, stopped: ShouldStop = _never) -> tuple[SharedPassage, ...]:
    """Return the passages that two texts share, in the order of `one` and without overlap in `one`.

    `stopped` is called now and then with the share of the work done (0–1); when it returns True, the passages
    found so far are returned.
    """
    vocabulary = _new_vocabulary()
    return _find_passages(_WordSequence(one, vocabulary), _WordSequence(other, vocabulary), stopped)


def _find_passages(
    left: _WordSequence, right: _WordSequence, stopped: ShouldStop = _never
) -> tuple[SharedPassage, ...]:
    """Return the passages that two texts share, in the order of `left`."""
    return tuple(
        SharedPassage(left.span(begins[0], ends[0]), right.span(begins[1], ends[1]), equal_words)
        for begins, ends, equal_words in align_words(left.words, right.words, stopped)
        if equal_words >= MIN_KEPT_WORDS
        and equal_words >= MIN_KEPT_SHARE * max(ends[0] - begins[0], ends[1] - begins[1])
    )


def diff_passage(
    one: str, other: str, passage: SharedPassage, stopped: ShouldStop = _never
) -> list[tuple[Span, Span]]:
    """Return the spans in which the two sides of a passage differ, word by word.

    The span is empty on the side that lacks the words. Accents, case and punctuation are no difference.
    """
    from rapidfuzz.distance import Levenshtein  # late: only a comparison needs it

    left, right = (
        [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(fold(text[start:end]))]
        for text, (start, end) in ((one, passage.one), (other, passage.other))
    )
    differences: list[tuple[Span, Span]] = []
    left_index = right_index = 0
    total = len(left) + len(right)
    while (left_index < len(left) or right_index < len(right)) and not stopped(
        (left_index + right_index) / total
    ):
        left_window = left[left_index : left_index + _WINDOW_WORDS]
        right_window = right[right_index : right_index + _WINDOW_WORDS]
        steps = list(
            Levenshtein.opcodes([word for *_, word in left_window], [word for *_, word in right_window])
        )
        if len(left_window) == _WINDOW_WORDS or len(right_window) == _WINDOW_WORDS:
            # What follows the last equal words may be aligned otherwise together with the next words.
            equal_steps = [number for number, step in enumerate(steps, 1) if step.tag == "equal"]
            steps = steps[: equal_steps[-1]] if equal_steps else steps
        for step in steps:
            if step.tag != "equal":
                left_span = _span_of_words(left_window, step.src_start, step.src_end)
                right_span = _span_of_words(right_window, step.dest_start, step.dest_end)
                differences.append((left_span, right_span))
        left_index, right_index = left_index + steps[-1].src_end, right_index + steps[-1].dest_end
    return differences


def _span_of_words(words: Sequence[tuple[int, int, str]], first: int, last: int) -> Span:
    """Return the span of words `first` to `last` (exclusive).

    Without a word, the span is empty and stands where the next word begins or the last one ends.
    """
    if first < last:
        return words[first][0], words[last - 1][1]
    offset = words[first][0] if first < len(words) else words[-1][1] if words else 0
    return offset, offset


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that overlap or touch merged into one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result


def find_reuse(texts: Mapping[str, str], most: int = 4, least: float = 0.0) -> Iterator[tuple[str, Reuse]]:
    """Yield the name of each later text with the passages that it shares with an earlier one.

    A text is compared with the `most` earlier texts that have most shingles in common with it, and with no
    more where it is a full copy; copies of copies are thus found in as many steps. `least`: only if so large
    a share of the shingles of the shorter text is common. All shingles are held in
    memory: this suits some thousand articles of which every short passage counts.
    """
    vocabulary = _new_vocabulary()
    sequences: dict[str, _WordSequence] = {}
    texts_by_shingle: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    counts: dict[str, int] = {}  # of the shingles of each text
    for name, text in texts.items():
        sequence = sequences[name] = _WordSequence(text, vocabulary)
        words = sequence.words
        shingles = set(zip(words, words[1:], words[2:], words[3:], strict=False))
        counts[name] = len(shingles)
        texts_of_shingles = list(map(texts_by_shingle.__getitem__, shingles))
        common_shingles = Counter(chain.from_iterable(texts_of_shingles))
        for earlier in texts_of_shingles:
            if len(earlier) < _MAX_TEXTS_PER_SHINGLE:
                earlier.append(name)
        for other, common in common_shingles.most_common(most):
            is_like = common >= max(_MIN_COMMON_SHINGLES, least * min(counts[name], counts[other]))
            passages = _find_passages(sequences[other], sequence) if is_like else ()
            if passages:
                yield name, Reuse(other, passages)
            if sum(p.other[1] - p.other[0] for p in passages) >= _MIN_COPY_SHARE * len(text):
                break


def _new_vocabulary() -> defaultdict[str, int]:
    """Return a vocabulary that numbers each word at its first use."""
    return defaultdict(count().__next__)


class _WordSequence:
    """The words of a text as numbers of a shared vocabulary, and the span of each."""

    def __init__(self, text: str, vocabulary: defaultdict[str, int]) -> None:
        pieces = _WORD_OR_GAP.split(fold(text))  # gaps and words by turns
        offsets = array("L", accumulate(map(len, pieces)))
        self._starts, self._ends = offsets[:-1:2], offsets[1::2]
        self.words = array("L", map(vocabulary.__getitem__, pieces[1::2]))

    def span(self, begin: int, end: int) -> Span:
        """Return the span of words `begin` to `end` (exclusive)."""
        return self._starts[begin], self._ends[end - 1]
