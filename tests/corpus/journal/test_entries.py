"""A change of a file leads there and back, also where the file was changed elsewhere."""

from __future__ import annotations

from hypothesis import given

from tests.corpus.journal.corpora import DATA, LINES
from tui.corpus.journal.entries import apply_change, describe_change, invert_change, merge_change


@given(DATA, DATA)
def test_a_change_leads_there_and_back(before: bytes | None, after: bytes | None) -> None:
    change = describe_change("a", before, after)
    assert apply_change(change, before) == after
    assert apply_change(invert_change(change), after) == before


@given(LINES, LINES, LINES, LINES)
def test_in_a_file_that_was_changed_elsewhere_a_change_is_taken_back_alone(
    old: list[bytes], new: list[bytes], top: list[bytes], end: list[bytes]
) -> None:
    def whole(lines: list[bytes], first: list[bytes], last: list[bytes]) -> bytes:
        fence = [b"1\n", b"2\n", b"3\n"]
        return b"".join([*first, *fence, *lines, *reversed(fence), *last])

    change = describe_change("a", whole(old, [], []), whole(new, [], []))
    merged = merge_change(invert_change(change), whole(new, top, end))
    assert merged in (whole(old, top, end), None)
