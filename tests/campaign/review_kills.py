"""kill -9 in a review by keys: each step is whole or not there, and undoing all gives the folder back."""

from __future__ import annotations

import os
import random
import shutil
import signal
from pathlib import Path
from time import sleep

import msgspec

from tests.campaign.demands import demand
from tests.campaign.explorer import explorer
from tests.campaign.harness import user_environment
from tests.campaign.program import WAITS
from tests.campaign.review import (
    SPACING_S,
    STEPS,
    find_changed,
    keys_of_article,
    make_corpus,
    press_spaced,
    read_files,
)
from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FILE
from tui.corpus.journal.steps import recover_step
from tui.corpus.journal.undo import read_journal
from tui.corpus.validate import validate_corpus

_ARTICLES = 4
#: How far what a key sets going may be behind the keys, in articles.
_MARGIN = 1


def kill_reviewing(folder: Path, draw: random.Random, kills: int) -> None:
    """Kill the explorer at random moments while articles are reviewed; raises DemandError."""
    for number in range(kills):
        place = folder / str(number)
        place.mkdir()
        _kill_one(place, draw)
        shutil.rmtree(place)


def _kill_one(folder: Path, draw: random.Random) -> None:
    root, waits_file = folder / "corpus", folder / "waits"
    make_corpus(root, _ARTICLES)
    before = read_files(root)
    environment = user_environment(folder / "home") | {WAITS: str(waits_file)}
    keys = [key for number in range(_ARTICLES) for key in keys_of_article(number)]
    with explorer(environment, root) as seen:
        seen.wait_for(b"Visite")
        seen.press(b"1", 1.0)
        press_spaced(seen, [b"g", *keys[: draw.randrange(len(keys))]])
        sleep(draw.random() * SPACING_S)
        os.kill(seen.pid, signal.SIGKILL)
        faults = [*seen.faults]
    demand(not faults, f"on the screen: {faults[:1]}")
    recover_step(root)
    problems = [str(problem) for problem in validate_corpus(open_folder(root))]
    demand(not problems, f"there are problems: {problems[:3]}")
    dealt_with = len(waits_file.read_bytes().splitlines())
    _check_journal(root, (dealt_with // len(keys_of_article(0)) - _MARGIN) * STEPS)
    changed = find_changed(root, before)
    demand(not changed, f"not as they were once all is undone: {changed[:8]}")


def _check_journal(root: Path, least: int) -> None:
    """Every line of the journal is whole, no step is missing, and at least so many are there."""
    path = root / FILE
    lines = path.read_bytes().splitlines() if path.exists() else []
    demand(all(msgspec.json.decode(line) for line in lines), "a line of the journal is damaged")
    steps = [entry.step.step for entry in read_journal(root)]
    demand(steps == list(range(1, len(steps) + 1)), "a step is missing")
    demand(len(steps) >= least, f"{least} steps were made, and {len(steps)} are in the journal")
