"""The end of a request to the index, by its time or by a cancellation."""

from __future__ import annotations

from time import monotonic

from tui.i18n import N_
from tui.index.store import CancelToken, RequestCancelled, StoreError


class RequestDeadline:
    """Ends a running request when its time is over or it is cancelled."""

    def __init__(self, seconds: float, token: CancelToken | None) -> None:
        """Begin a request. `token`: cancels it; raises RequestCancelled where it has done so already."""
        self.seconds = seconds
        self.end_time = monotonic() + seconds
        self.token = token or CancelToken()
        if self.token.is_cancelled:
            raise self.error()

    def is_over(self) -> bool:
        """Return whether the request is to end; SQLite calls it while a statement runs."""
        return self.token.is_cancelled or monotonic() > self.end_time

    def error(self) -> StoreError:
        """Return the error that says why the request ended."""
        if self.token.is_cancelled:
            return RequestCancelled("cancelled")
        return StoreError(N_("no answer within {seconds:g} s").format(seconds=self.seconds))
