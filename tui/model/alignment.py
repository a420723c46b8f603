"""Local alignment of two sequences of words: runs of equal words, joined and extended at both ends.

Runs of at least three words that occur in both sequences are the seeds; those that follow each other with a
short or mostly equal gap between them are joined, and the result is extended while more words match than not,
as in sequence alignment (BLAST).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count, pairwise

#: The words of a run, the seed of an alignment.
_RUN_WORDS = 3
#: At most this many positions are tried for a run that occurs often in the other text.
_MAX_RUN_POSITIONS = 8
#: An alignment with fewer words in its runs is dropped before it is extended.
_MIN_CHAIN_WORDS = 5
#: A gap of up to this many words between two runs of a passage may hold entirely different words.
_MAX_FREE_GAP_WORDS = 6
#: No longer gap is allowed between two runs of a passage.
_MAX_GAP_WORDS = 24
#: The most words by which the gaps on the two sides may differ.
_MAX_GAP_DIFFERENCE_WORDS = 8
#: The least share of equal words in a gap longer than `_MAX_FREE_GAP_WORDS`.
_MIN_GAP_SHARE = 0.4
#: The score of an equal word in an extension.
_MATCH_SCORE = 3
#: The cost of a word that is changed, inserted or deleted in an extension.
_MISMATCH_COST = 2
#: An extension ends where its score falls this far below the best score so far.
_MAX_SCORE_DROP = 15
#: An extension adds at most this many words at each end.
_MAX_EXTENSION_WORDS = 200
#: Chains that wait for another run at the same time.
_MAX_OPEN_CHAINS = 4
#: Equal words after which a run counts as long; its exact length matters only where the text would continue.
_LONG_RUN_WORDS = 200
#: The caller is asked whether to stop every this many steps.
_STEPS_PER_CHECK = 4_096

_Stopped = Callable[[float], bool]
_Run = tuple[int, int, int]  # first word in the left text, first word in the right text, number of words
_WordPair = tuple[int, int]  # word in the left text, word in the right text
Alignment = tuple[_WordPair, _WordPair, int]  # where a passage begins, where it ends, equal words


def align_words(left: Sequence[int], right: Sequence[int], stopped: _Stopped) -> list[Alignment]:
    """Return the alignments of two sequences of words (as numbers), in the order of `left`.

    The alignments do not overlap in `left`. `stopped` is called now and then with the share of the work done
    (0–1); when it returns True, the alignments found so far are returned.
    """
    alignments = [
        _extend(left, right, chain)
        for chain in _chains(left, right, stopped)
        if sum(length for _, _, length in chain) >= _MIN_CHAIN_WORDS
    ]
    return _resolve_overlaps(alignments)


def _find_runs(left: Sequence[int], right: Sequence[int], stopped: _Stopped) -> Iterator[_Run]:
    """Yield runs of words that occur in both texts, in the order of `left` and without overlap there."""
    left_seeds = list(zip(left, left[1:], left[2:], strict=False))
    positions_by_seed: dict[tuple[int, ...], list[int]] = {seed: [] for seed in left_seeds}
    for position, seed in enumerate(zip(right, right[1:], right[2:], strict=False)):
        positions = positions_by_seed.get(seed)
        if positions is not None and len(positions) < _MAX_RUN_POSITIONS:
            positions.append(position)
    at, expected, steps = 0, 0, 0  # `expected`: the position in `right` where the last run would continue
    candidates_by_start = list(map(positions_by_seed.__getitem__, left_seeds))
    for start in compress(count(), candidates_by_start):
        if start < at:
            continue
        steps += 1
        if steps % _STEPS_PER_CHECK == 0 and stopped(start / len(left)):
            return
        expected += start - at
        _, negative_position, length = max(
            _rate_position(left, right, start, position, expected)
            for position in (*candidates_by_start[start], expected)
        )
        position = -negative_position
        yield start, position, length
        at, expected = start + length, position + length


def _rate_position(
    left: Sequence[int], right: Sequence[int], at: int, position: int, expected: int
) -> tuple[int, int, int]:
    """Return the score of a run from `at` and `position` on, the negative position, and the run's length.

    The position is negative so that the first of equal scores is the greatest. Long runs are measured only up
    to `_LONG_RUN_WORDS`, and a run near the expected position scores some words more.
    """
    if position >= len(right):
        return 0, -position, 0
    length = _count_equal(left, right, at, position, _LONG_RUN_WORDS)
    distance = abs(position - expected)
    if length == _LONG_RUN_WORDS and distance < _MAX_GAP_WORDS:
        length = _count_equal(left, right, at, position, len(left))
    bonus = _RUN_WORDS if distance <= _MAX_GAP_WORDS else 0
    return length + bonus if length >= _RUN_WORDS else 0, -position, length


def _count_equal(left: Sequence[int], right: Sequence[int], at: int, position: int, limit: int) -> int:
    """Return how many words are equal from `at` and `position` on, at most `limit`."""
    limit = min(limit, len(left) - at, len(right) - position)
    count, step = 0, 64
    while count < limit:  # slices first: they are compared at memory speed
        step = min(step, limit - count)
        if left[at + count : at + count + step] == right[position + count : position + count + step]:
            count, step = count + step, step * 2
        elif step == 1:
            break
        else:
            step //= 2
            limit = min(limit, count + 2 * step + 1)
    return count


def _chains(left: Sequence[int], right: Sequence[int], stopped: _Stopped) -> Iterator[list[_Run]]:
    """Yield chains of runs that follow each other in both texts."""
    open_chains: list[list[_Run]] = []
    for run in _find_runs(left, right, stopped):
        fitting = [chain for chain in open_chains if _continues(left, right, chain[-1], run)]
        if fitting:
            nearest = min(fitting, key=lambda chain: run[0] + run[1] - chain[-1][0] - chain[-1][1])
            nearest.append(run)
            open_chains.remove(nearest)
            open_chains.append(nearest)  # the chain that has waited longest is closed first
            continue
        open_chains.append([run])
        if len(open_chains) > _MAX_OPEN_CHAINS:
            yield open_chains.pop(0)
    yield from open_chains


def _continues(left: Sequence[int], right: Sequence[int], last: _Run, run: _Run) -> bool:
    """Return whether `run` continues the run `last` after a gap that is short or mostly equal."""
    left_end, right_end = last[0] + last[2], last[1] + last[2]
    gaps = run[0] - left_end, run[1] - right_end
    if min(gaps) < 0 or max(gaps) > _MAX_GAP_WORDS or abs(gaps[0] - gaps[1]) > _MAX_GAP_DIFFERENCE_WORDS:
        return False
    equal_words = _common_subsequence_length(left[left_end : run[0]], right[right_end : run[1]])
    return max(gaps) <= _MAX_FREE_GAP_WORDS or equal_words >= _MIN_GAP_SHARE * max(gaps)


def _common_subsequence_length(left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many words two short sequences have in common, in order."""
    if len(left) == len(right):
        return sum(a == b for a, b in zip(left, right, strict=True))
    row = [0] * (len(right) + 1)
    for left_word in left:
        diagonal = 0
        for column, right_word in enumerate(right, 1):
            longest = diagonal + 1 if left_word == right_word else max(row[column], row[column - 1])
            diagonal, row[column] = row[column], longest
    return row[-1]


def _extend(left: Sequence[int], right: Sequence[int], chain: list[_Run]) -> Alignment:
    """Return the alignment of a chain of runs, extended at both ends."""
    (left_begin, right_begin, _), (left_last, right_last, last_length) = chain[0], chain[-1]
    left_end, right_end = left_last + last_length, right_last + last_length
    equal_words = sum(length for _, _, length in chain)
    for (left_run, right_run, length), (next_left, next_right, _) in pairwise(chain):
        left_gap, right_gap = left[left_run + length : next_left], right[right_run + length : next_right]
        equal_words += _common_subsequence_length(left_gap, right_gap)
    back = _extension(
        lambda k: left[left_begin - k], left_begin, lambda k: right[right_begin - k], right_begin
    )
    ahead = _extension(
        lambda k: left[left_end + k - 1],
        len(left) - left_end,
        lambda k: right[right_end + k - 1],
        len(right) - right_end,
    )
    begins = left_begin - back[0], right_begin - back[1]
    return begins, (left_end + ahead[0], right_end + ahead[1]), equal_words + back[2] + ahead[2]


_WordAt = Callable[[int], int]  # the k-th word on the way, counted from 1
_Cell = tuple[int, int]  # the score of an extension, and its equal words


def _extension(left: _WordAt, left_limit: int, right: _WordAt, right_limit: int) -> tuple[int, int, int]:
    """Return how far an alignment extends: words of the left text, of the right text, equal words.

    The extension is the one with the best score among those that never fall `_MAX_SCORE_DROP` below the best
    so far, with words changed, inserted and deleted (Zhang et al. 2000, linear gaps).
    """
    best = (0, 0, 0, 0)  # score, words of the left text, words of the right text, equal words
    max_first_gap = min(_MAX_SCORE_DROP // _MISMATCH_COST, right_limit)
    row: dict[int, _Cell] = {gap: (-_MISMATCH_COST * gap, 0) for gap in range(max_first_gap + 1)}
    for left_count in range(1, min(left_limit, _MAX_EXTENSION_WORDS) + 1):
        word, previous_row = left(left_count), row
        row = {}
        max_column = min(max(previous_row) + _MAX_SCORE_DROP // _MISMATCH_COST, right_limit)
        for right_count in range(min(previous_row), max_column + 1):
            cell = _best_cell(
                previous_row.get(right_count - 1),
                previous_row.get(right_count),
                row.get(right_count - 1),
                right_count > 0 and right(right_count) == word,
            )
            if cell is not None and cell[0] >= best[0] - _MAX_SCORE_DROP:
                row[right_count] = cell
                if cell[0] > best[0]:
                    best = (cell[0], left_count, right_count, cell[1])
        if not row:
            break
    return best[1:]


def _best_cell(
    diagonal: _Cell | None, above: _Cell | None, beside: _Cell | None, is_equal: bool
) -> _Cell | None:
    """Return the best cell that the three cells before it allow; None where all of them are None."""
    cells = [(cell[0] - _MISMATCH_COST, cell[1]) for cell in (above, beside) if cell is not None]
    if diagonal is not None:
        score, equal_words = diagonal
        cells.append(
            (score + _MATCH_SCORE, equal_words + 1) if is_equal else (score - _MISMATCH_COST, equal_words)
        )
    return max(cells) if cells else None


def _resolve_overlaps(alignments: list[Alignment]) -> list[Alignment]:
    """Return alignments in the order of the left text, without overlap there.

    Two that overlap and continue each other in both texts are joined; otherwise the one with more equal words
    is retained.
    """
    chosen: list[Alignment] = []
    for alignment in sorted(alignments):
        begins, ends, equal_words = alignment
        while chosen and begins[0] < chosen[-1][1][0]:
            last_begins, last_ends, last_equal_words = chosen[-1]
            if last_begins[1] <= begins[1] <= last_ends[1] <= ends[1] and last_ends[0] <= ends[0]:
                chosen.pop()
                least_sum = last_equal_words + equal_words - (last_ends[0] - begins[0])
                begins, equal_words = last_begins, max(last_equal_words, equal_words, least_sum)
            elif last_equal_words >= equal_words:
                break
            else:
                chosen.pop()
        else:
            chosen.append((begins, ends, equal_words))
    return chosen
