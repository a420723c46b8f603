"""How often the screen is painted: as it changes, but seldom while keys wait, for they go first.

A frame takes as long as many keys, and one that the next key makes old again was painted for nobody.
"""

from __future__ import annotations

from time import monotonic

from tui.app.runtime.key_queue import KeyQueue

#: While keys wait, so long passes from one frame to the next, in seconds.
BUSY_FRAME_S = 0.1


class FrameRate:
    """Says when a frame is due."""

    def __init__(self, key_queue: KeyQueue) -> None:
        self._key_queue = key_queue
        self._painted_at = 0.0  # on the monotonic clock

    def delay_frame(self) -> float:
        """Return for how many seconds a frame is to be put off; 0: it is due, and counts as painted."""
        now = monotonic()
        left = BUSY_FRAME_S - (now - self._painted_at)
        if left > 0 and self._key_queue.has_waiting:
            return left
        self._painted_at = now
        return 0.0
