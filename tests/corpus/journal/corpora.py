"""Files of a corpus, put there, changed by a step, and looked at."""

from __future__ import annotations

import os
from pathlib import Path
from time import time

from hypothesis import strategies as st

from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.steps import StepDraft, write_step

Files = dict[str, bytes | None]
LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\n", b"d\r", b"\xc3\xa9\n", b"\xff\n"]))
#: What a file holds; None: there is none.
DATA = st.one_of(
    st.none(), st.builds(lambda lines, end: b"".join(lines) + end, LINES, st.sampled_from([b"", b"z"]))
)


def put(root: Path, files: Files) -> None:
    """Write files as a person did, a day ago."""
    for path, data in files.items():
        if data is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
            os.utime(root / path, (time() - 86_400, time() - 86_400))


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a corpus but the journal."""
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (root / path).read_bytes() for path in paths if path.parts[0] != FOLDER}


def step(root: Path, files: Files, what: str = "something") -> int:
    """Make a step that gives files these bytes."""

    def make_changes(draft: StepDraft) -> None:
        for path, data in files.items():
            draft.write(path, data)

    made = write_step(root, what, make_changes).step
    assert made is not None
    return made.step
