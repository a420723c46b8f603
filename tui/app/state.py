"""The reader's own state of one corpus: where they were, bookmarks, sorts, layers.

One JSON file per corpus in the user's data folder, readable without this program, written
atomically at every change worth keeping.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct, field

from tui.app.trail import Stop


class Bookmark(Struct, frozen=True):
    """A record the reader marked; `on` is the day (ISO 8601)."""

    id: str  # kind:id
    title: str
    on: str
    offset: int = 0  # the first visible code point when it was set


class Pin(Struct, frozen=True):
    """A search the reader keeps."""

    name: str
    text: str  # its query, as printed
    fuzzy: bool = True
    seen: int = -1  # how many results it had when it was last opened


class Highlight(Struct, frozen=True):
    """What stays marked in all articles: what a query asks, or words in a row."""

    name: str
    text: str
    words: bool = False  # found as «find in this text» does
    fuzzy: bool = True
    style: int = 0  # which of the styles for kept highlights, from 1

    @property
    def detail(self) -> str:
        """What is marked, where the name does not say it."""
        return self.text if self.text != self.name else ""


class State(Struct):
    """What is kept between two starts."""

    corpus: str = ""
    title: str = ""  # the corpus's, as it was last known
    trail: list[Stop] = field(default_factory=list)
    at: int = -1
    sorts: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)  # layers of marks
    pane: str = ""  # what had the focus
    theme: str = ""
    searches: list[str] = field(default_factory=list)  # the latest first
    pins: list[Pin] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def state_file(folder: Path, corpus: Path) -> Path:
    """Where the state of the corpus at `corpus` is kept, below the user's data folder."""
    real = os.path.realpath(corpus)
    return folder / f"{Path(real).name[:40] or 'corpus'}-{crc32(os.fsencode(real)):08x}.json"


def read_state(path: Path) -> State:
    """The state kept in `path`; an empty one where there is none.

    A damaged file is kept aside as `….damaged`, never overwritten: bookmarks are the reader's work.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except FileNotFoundError:
        return State()
    except OSError:
        return State()
    except (msgspec.DecodeError, UnicodeDecodeError):
        path.replace(path.with_suffix(".damaged"))
        return State()


def write_state(path: Path, state: State) -> None:
    """Put `state` into `path`, whole or not at all. Raises OSError where the folder can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(state), indent=1)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".state-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
