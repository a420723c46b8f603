"""Labels of one or two letters for the links on the screen."""

from __future__ import annotations

#: The letters of labels, the home row first.
JUMP_LETTERS = "asdfjkleghwiruopnmvtcbyxqz"


def jump_labels(count: int) -> list[str]:
    """Return `count` labels, short ones first, none of them a prefix of another."""
    if count <= len(JUMP_LETTERS):
        return list(JUMP_LETTERS[:count])
    single_count = len(JUMP_LETTERS)
    while single_count and single_count + (len(JUMP_LETTERS) - single_count) * len(JUMP_LETTERS) < count:
        single_count -= 1
    labels = list(JUMP_LETTERS[:single_count])
    labels += [first + second for first in JUMP_LETTERS[single_count:] for second in JUMP_LETTERS]
    return labels[:count]
