"""Letters on doors: which letters, for how many doors."""

from __future__ import annotations

#: Home row first; no letter that is hard to tell from another.
LETTERS = "asdfjkleghwiruopnmvtcbyxqz"


def labels(count: int) -> list[str]:
    """`count` labels, short ones first, none the beginning of another."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    singles = len(LETTERS)
    while singles and singles + (len(LETTERS) - singles) * len(LETTERS) < count:
        singles -= 1
    found = list(LETTERS[:singles])
    found += [first + second for first in LETTERS[singles:] for second in LETTERS]
    return found[:count]
