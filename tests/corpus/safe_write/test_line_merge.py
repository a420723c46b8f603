"""Changes of different lines are brought together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.safe_write.line_merge import is_included, merge_lines

LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"\n"]), max_size=8)


@given(LINES, LINES, LINES, LINES)
def test_changes_of_different_lines_are_brought_together(
    before: list[bytes], after: list[bytes], mine: list[bytes], theirs: list[bytes]
) -> None:
    middle = [b"one\n", b"two\n"]
    base = b"".join([*before, *middle, *after])
    one, other = b"".join([*mine, *middle, *after]), b"".join([*before, *middle, *theirs])
    wanted = b"".join([*mine, *middle, *theirs])
    assert merge_lines(base, one, other) == wanted == merge_lines(base, other, one)


@given(LINES, LINES)
def test_a_change_is_seen_where_it_is_and_not_where_it_is_not(
    before: list[bytes], after: list[bytes]
) -> None:
    base, mine = b"".join(before), b"".join(after)
    assert is_included(base, mine, mine)
    assert is_included(base, base + b"mine\n", base + b"mine\nmore\n")
    assert not is_included(base, base + b"mine\n", base + b"more\n")
    assert not is_included(base + b"mine\n", base, base + b"mine\n")


def test_changes_of_one_line_are_not() -> None:
    assert merge_lines(b"a\nb\n", b"x\nb\n", b"y\nb\n") is None
    assert merge_lines(b"a\n", b"a\nx\n", b"a\ny\n") is None
    assert merge_lines(b"a\nb\n", b"x\nb\n", b"x\nb\n") == b"x\nb\n"
