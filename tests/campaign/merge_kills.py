"""kill -9 in a merge over many references, and in undoing it: all files have changed afterwards, or none."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import msgspec

from tests.campaign.demands import demand
from tests.campaign.harness import ROOT, running, user_environment
from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FILE, FOLDER
from tui.corpus.journal.steps import recover_step
from tui.corpus.journal.undo import read_journal
from tui.corpus.validate import validate_corpus

_REFERENCES = 1_000
_EVENT = """\
---
title: Rencontre {n}   # mine
type: consult
participants:
  - {{actor: mody, role: actor}}
claims:
  - article: a
    quote: Modi est à Moscou
---
Note {n}.
"""
#: Merges, or takes the merge back where it has been made.
_CODE = """
import sys
from pathlib import Path
from tui.corpus.curation.merge import merge_records
from tui.corpus.journal.undo import undo_step
from tui.model.records import Ref

root = Path(sys.argv[1])
is_merged = not (root / "actors/mody.md").exists()
print("ready", flush=True)
undo_step(root) if is_merged else merge_records(root, Ref("actor", "mody"), Ref("actor", "modi"))
"""


def kill_merging(folder: Path, draw: random.Random, kills: int) -> None:
    """Kill a merge, or its undoing, at random moments; raises DemandError."""
    root, environment = _corpus(folder), user_environment(folder / "home")
    states = [_contents(root)]
    durations = []
    for _ in range(2):  # there and back, undisturbed
        began = monotonic()
        _run(root, environment, None)
        durations.append((monotonic() - began) * 1.2)
        states.append(_contents(root))
    demand(states[0] == states[2] != states[1], "a merge is not undone byte for byte")
    for _ in range(kills):
        is_merged = _contents(root) == states[1]
        _run(root, environment, draw.random() * durations[is_merged])
        recover_step(root)
        now = _contents(root)
        half = sum(now.get(path) != data for path, data in states[0].items())
        more = sorted(now.keys() - states[0].keys())[:4]
        demand(now in states[:2], f"{half} of {len(states[0])} files have changed, more than before: {more}")
        _check_journal(root, is_merged=now == states[1])
    problems = [str(problem) for problem in validate_corpus(open_folder(root))]
    demand(not problems, f"there are problems: {problems[:3]}")


def _corpus(folder: Path) -> Path:
    root = folder / "corpus"
    for name in ("articles", "actors", "events"):
        (root / name).mkdir(parents=True)
    (root / "articles/a.md").write_text("---\ntitle: A\n---\nModi est à Moscou.\n", "utf-8")
    for id in ("modi", "mody"):
        text = f"---\nname: Salifou {id.title()}\ntype: person\n---\n"
        (root / f"actors/{id}.md").write_text(text, "utf-8")
    for n in range(_REFERENCES):
        (root / f"events/e-{n}.md").write_text(_EVENT.format(n=n), "utf-8")
    return root


def _contents(root: Path) -> dict[str, bytes]:
    """Return every file of the corpus, hidden ones too, but the journal."""
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {str(path): (root / path).read_bytes() for path in paths if path.parts[0] != FOLDER}


def _run(root: Path, environment: dict[str, str], after_s: float | None) -> None:
    """Merge or undo, killed so many seconds after the start; None: to its end."""
    command = [sys.executable, "-c", _CODE, str(root)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    with running(process):
        assert process.stdout
        demand(process.stdout.readline() == b"ready\n", "the process has not begun")
        try:
            demand(process.wait(after_s) == 0, "the process has failed")
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()


def _check_journal(root: Path, *, is_merged: bool) -> None:
    """Every line of the journal is whole, and its last step is the one that has been made."""
    lines = (root / FILE).read_bytes().splitlines(keepends=True)
    demand(all(msgspec.json.decode(line) for line in lines), "a line of the journal is damaged")
    steps = [entry.step.step for entry in read_journal(root)]
    demand(steps == list(range(1, len(steps) + 1)), "a step is lost")
    demand(len(steps) % 2 == is_merged, f"{len(steps)} steps, and the files are not as they say")
