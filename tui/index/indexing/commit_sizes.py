"""How much one transaction of an update writes."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from tui.corpus.scan import RecordFile

#: Articles in one transaction; a change of no more articles is one transaction as a whole.
ARTICLES_PER_COMMIT = 2_000
#: Of many articles the first are committed early, so that there is something to read.
FIRST_COMMIT_ARTICLES = 200
#: So much time at most is between two commits of many articles: it is what a kill or a stop costs, and by so
#: much what can be read is behind.
SECONDS_PER_COMMIT = 3.0
#: Before more articles are marked anew, what is open is committed: who reads it need not wait for the rest.
#: So are the marks of all, where they are not more than a commit takes.
MARKED_AT_ONCE = 50
#: A longer file takes seconds to read: the others are committed before it, to be read meanwhile.
LONG_FILE_BYTES = 200_000


def put_long_last(files: Sequence[RecordFile]) -> tuple[list[RecordFile], int]:
    """Return files with the long ones last, else in their order, and how many are not long."""
    ordered = sorted(files, key=lambda file: file.state.size > LONG_FILE_BYTES)
    return ordered, sum(file.state.size <= LONG_FILE_BYTES for file in files)


class CommitSchedule:
    """When what a large update has written is to be committed."""

    def __init__(self, short_count: int) -> None:
        """Begin after a commit; `short_count`: so many articles, which come first, are not long."""
        self._short_count = short_count
        self._committed_at = monotonic()

    def is_due(self, count: int) -> bool:
        """Return whether `count` articles are to be committed now; the time counts from then."""
        is_due = (
            count % ARTICLES_PER_COMMIT == 0
            or count in (FIRST_COMMIT_ARTICLES, self._short_count)
            or (count > FIRST_COMMIT_ARTICLES and monotonic() - self._committed_at > SECONDS_PER_COMMIT)
        )
        if is_due:
            self._committed_at = monotonic()
        return is_due


def is_large(articles: int, has_long: bool, was_complete: bool) -> bool:
    """Return whether an update of so many articles takes several transactions.

    `has_long`: some of them are long; `was_complete`: the index once was, so something in it is replaced.
    """
    most = ARTICLES_PER_COMMIT if was_complete else min(FIRST_COMMIT_ARTICLES, ARTICLES_PER_COMMIT)
    return has_long or articles > most
