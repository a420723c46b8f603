"""What a person has read and starred: theirs alone, kept outside the corpus."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

#: What a person may mark a record as.
ReadingMark = Literal["read", "starred"]


class ReadingMarks(Struct, frozen=True, eq=False):
    """The refs, as text, of the records that a person has read, and of those with a star.

    Two values are equal only if they are the same: marks are many, and compared often.
    """

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()

    def refs(self, mark: ReadingMark) -> frozenset[str]:
        """Return the refs with a mark."""
        return self.read if mark == "read" else self.starred

    def toggle(self, mark: ReadingMark, ref: str) -> ReadingMarks:
        """Return the marks with a record marked, or no longer marked."""
        if mark == "read":
            return ReadingMarks(self.read ^ {ref}, self.starred)
        return ReadingMarks(self.read, self.starred ^ {ref})


#: Of a person who has marked nothing, and wherever marks do not matter.
NO_MARKS = ReadingMarks()
