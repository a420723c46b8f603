"""A test whether another program has a file open for writing."""

from __future__ import annotations

import errno
import signal

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def is_open_for_writing(descriptor: int) -> bool:
    """Return whether a program writes a file that is open here for reading; False if the system cannot tell.

    The system grants a lease (fcntl(2)) only on a file that nobody has open for writing. Linux supports
    leases on a user's own files on local disks.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        # Who opens the file for writing in this instant has the system send a signal: one that is ignored.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
