"""How many articles one transaction of an update writes."""

from __future__ import annotations

from collections.abc import Sequence

from tui.corpus.scan import RecordFile

#: Articles in one transaction; a change of no more articles is one transaction as a whole.
ARTICLES_PER_COMMIT = 2_000
#: Of many articles the first are committed early, so that there is something to read.
FIRST_COMMIT_ARTICLES = 200
#: Before more articles are marked anew, what is open is committed: who reads it need not wait for the rest.
#: So are the marks of all, where they are not more than a commit takes.
MARKED_AT_ONCE = 50
#: A longer file takes seconds to read: the others are committed before it, to be read meanwhile.
LONG_FILE_BYTES = 200_000


def put_long_last(files: Sequence[RecordFile]) -> tuple[list[RecordFile], int]:
    """Return files with the long ones last, else in their order, and how many are not long."""
    ordered = sorted(files, key=lambda file: file.state.size > LONG_FILE_BYTES)
    return ordered, sum(file.state.size <= LONG_FILE_BYTES for file in files)


def is_commit_due(count: int, short_count: int) -> bool:
    """Return whether `count` articles of a large update are to be committed; so many are not long."""
    return count % ARTICLES_PER_COMMIT == 0 or count in (FIRST_COMMIT_ARTICLES, short_count)
