"""Letters on doors: which letters, for how many doors."""

from __future__ import annotations

#: Home row first; no letter that is hard to tell from another.
JUMP_LETTERS = "asdfjkleghwiruopnmvtcbyxqz"


def jump_labels(count: int) -> list[str]:
    """`count` labels, short ones first, none the beginning of another."""
    if count <= len(JUMP_LETTERS):
        return list(JUMP_LETTERS[:count])
    singles = len(JUMP_LETTERS)
    while singles and singles + (len(JUMP_LETTERS) - singles) * len(JUMP_LETTERS) < count:
        singles -= 1
    found = list(JUMP_LETTERS[:singles])
    found += [first + second for first in JUMP_LETTERS[singles:] for second in JUMP_LETTERS]
    return found[:count]
