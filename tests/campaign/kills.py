"""kill -9 in every place that writes, a hundred times each: nothing half-written, lost or left over.

A process writes step after step and says each that is done (`writing`); it is killed at a random moment. What
it had said is there, at most one step more is, and the next one leaves nothing of it behind.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.campaign.add_kills import kill_adding
from tests.campaign.demands import DemandError, demand, demand_no_leftovers, is_lock, list_names
from tests.campaign.harness import (
    ROOT,
    Options,
    Result,
    running,
    scratch_folder,
    user_environment,
)
from tests.campaign.merge_kills import kill_merging
from tests.campaign.review_kills import kill_reviewing
from tests.campaign.writing import alias, article_id
from tui.app.session.file_names import state_file
from tui.app.session.saved_state import StateFile
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus
from tui.model.records import Actor

_KILLS, _QUICK_KILLS = 100, 5
_KILLS_OF_ONE_CORPUS = 10  # then it begins anew, or the files would grow for ever
_LONGEST_S = 0.03  # between the last step that is waited for and the kill
_MOST_STEPS = 12  # that are waited for
_MINE = "# mine\n- {article: mine, quote: 'Tiani', is: nobody}  # sure\n"
_ACTOR = "---\n# mine\nname: Salifou Modi\ntype: person\n---\nA note of mine.\n"


def run(options: Options) -> Result:
    """Kill in each kind of writing, or in the one that `options.only` names."""
    kinds: dict[str, Callable[[Path, random.Random, int], None]] = {
        "add": kill_adding,
        "decisions": _kill_deciding,
        "undo": _kill_undoing,
        "accepting": _kill_accepting,
        "state": _kill_keeping_state,
        "merge": kill_merging,
        "review": kill_reviewing,
    }
    kills = options.runs or (_QUICK_KILLS if options.quick else _KILLS)
    failures, done = list[str](), list[str]()
    for kind, kill in kinds.items():
        if options.only not in ("", kind):
            continue
        try:
            with scratch_folder() as folder:
                kill(folder, options.draw("kills", kind), kills)
        except DemandError as failure:
            failures.append(f"{kind}: {failure}")
        done.append(kind)
        print(
            f"  {kind}: {failures[-1] if failures and failures[-1].startswith(kind) else 'fine'}", flush=True
        )
    return Result(f"{kills} kills each in {', '.join(done)}", failures)


# -- one process that writes -------------------------------------------------------------------


def _write_until_killed(
    kind: str, root: Path, home: Path, first: int, draw: random.Random | None
) -> list[int]:
    """Have steps done from `first` on; those that were said to be done. Without `draw`: one, undisturbed.

    A process that is killed may leave a temporary file, which the next that writes there deletes.
    """
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.campaign.writing", kind, str(root), str(home), str(first)),
            *(() if draw else ("once",)),
        ],
        cwd=ROOT,
        env=user_environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with running(process):
        assert process.stdout and process.stderr
        if process.stdout.readline() != b"ready\n":
            raise RuntimeError(process.stderr.read().decode("utf-8", "replace"))
        said = list[bytes]()
        if draw:
            said = [process.stdout.readline() for _ in range(draw.randrange(_MOST_STEPS))]
            time.sleep(draw.random() * _LONGEST_S)
            process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
        demand(b"Traceback" not in (words := process.stderr.read()), words.decode("utf-8", "replace")[-500:])
    return [int(line) for line in said if line.endswith(b"\n")]


def _corpus(folder: Path) -> Path:
    """Write a small corpus of a person's own."""
    root = folder / "corpus"
    for name in ("articles", "actors"):
        (root / name).mkdir(parents=True)
    (root / "actors" / "salifou-modi.md").write_text(_ACTOR, "utf-8")
    (root / "articles" / "a.md").write_text("---\ntitle: A\n---\nIci Modi parle.\n", "utf-8")
    return root


def _fresh(folder: Path, number: int) -> tuple[Path, Path]:
    """Return a corpus, and a user's folder, for the kills from `number` on."""
    place = folder / str(number)
    return _corpus(place), place / "home"


def _first_unwritten(done: list[int], first: int) -> int:
    """Return the first step that a killed process cannot have begun: one more than it said, from `first`."""
    return max(done, default=first - 1) + 2


def _kill_deciding(folder: Path, draw: random.Random, kills: int) -> None:
    root = home = folder
    said: list[int] = []
    first = 0
    for number in range(kills):
        if number % _KILLS_OF_ONE_CORPUS == 0:
            root, home = _fresh(folder, number)
            (root / "decisions.yaml").write_text(_MINE, "utf-8")
            before, said, first = list_names(root), [], 0
        done = _write_until_killed("decisions", root, home, first, draw)
        said, first = said + done, _first_unwritten(done, first)
        _check_decisions(root, said)
        if number % _KILLS_OF_ONE_CORPUS == _KILLS_OF_ONE_CORPUS - 1 or number == kills - 1:
            said += _write_until_killed("decisions", root, home, first, None)
            _check_decisions(root, said)
            demand_no_leftovers(root, before)


def _decided(root: Path) -> list[str]:
    decisions, problems = open_folder(root).decisions()
    demand(not problems, f"decisions.yaml cannot be read: {problems}")
    return [decision.article or "" for decision in decisions]


def _check_decisions(root: Path, said: list[int]) -> None:
    text = (root / "decisions.yaml").read_text("utf-8")
    demand(text.startswith(_MINE), f"what a person wrote is not as it was: {text[:200]!r}")
    there, wanted = _decided(root), {article_id(step) for step in said}
    lost = wanted - set(there)
    demand(not lost, f"lost of {len(wanted)} decisions: {sorted(lost)[:5]}")
    demand(len(there) == len(set(there)), "a decision stands there twice")


def _kill_undoing(folder: Path, draw: random.Random, kills: int) -> None:
    steps = _KILLS_OF_ONE_CORPUS * _MOST_STEPS * 2
    root = home = folder
    for number in range(kills):
        if number % _KILLS_OF_ONE_CORPUS == 0:
            root, home = _fresh(folder, number)
            entries = "".join(
                f"- {{article: {article_id(step)}, quote: Modi, is: nobody}}\n" for step in range(steps)
            )
            (root / "decisions.yaml").write_text(_MINE + entries, "utf-8")
            before, left = list_names(root), steps
        said = _write_until_killed("undo", root, home, 0, draw)
        there = _decided(root)
        demand((root / "decisions.yaml").read_text("utf-8").startswith(_MINE), "what a person wrote is gone")
        wanted = ["mine", *(article_id(step) for step in range(steps))]
        demand(there == wanted[: len(there)], "others than the latest were taken back")
        gone = left + 1 - len(there)
        demand(len(said) <= gone <= len(said) + 1, f"{len(said)} were taken back, {gone} are gone")
        left -= gone
    _write_until_killed("undo", root, home, 0, None)
    demand_no_leftovers(root, before)


def _kill_accepting(folder: Path, draw: random.Random, kills: int) -> None:
    root = home = folder
    said: list[int] = []
    first = 0
    for number in range(kills):
        if number % _KILLS_OF_ONE_CORPUS == 0:
            root, home = _fresh(folder, number)
            before, said, first = list_names(root), [], 0
        done = _write_until_killed("accepting", root, home, first, draw)
        said, first = said + done, _first_unwritten(done, first)
        _check_accepted(root, said)
        if number % _KILLS_OF_ONE_CORPUS == _KILLS_OF_ONE_CORPUS - 1 or number == kills - 1:
            said += _write_until_killed("accepting", root, home, first, None)
            _check_accepted(root, said)
            demand_no_leftovers(root, before, more=_KILLS_OF_ONE_CORPUS + 2 + len(said))


def _check_accepted(root: Path, said: list[int]) -> None:
    problems = [
        problem for problem in validate_corpus(open_folder(root)) if problem.path.startswith("actors/")
    ]
    demand(not problems, f"half-written: {problems[:2]}")
    text = (root / "actors" / "salifou-modi.md").read_text("utf-8")
    demand("# mine\n" in text and text.endswith("A note of mine.\n"), "what a person wrote is not as it was")
    loaded = [
        open_folder(root).read(entry).record for entry in open_folder(root).scan() if entry.kind == "actor"
    ]
    there = {name.name for actor in loaded if isinstance(actor, Actor) for name in actor.spellings()}
    lost = {alias(step) for step in said} - there
    demand(not lost, f"lost of {len(said)} accepted: {sorted(lost)[:5]}")


def _kill_keeping_state(folder: Path, draw: random.Random, kills: int) -> None:
    root, home = _fresh(folder, 0)
    file = state_file(home, root)
    said: list[int] = []
    for _number in range(kills):
        said += _write_until_killed("state", root, home, max(said, default=-1) + 2, draw)
        there = {mark.id for mark in StateFile(file).read().bookmarks}
        lost = {f"article:{article_id(step)}" for step in said} - there
        demand(not lost, f"lost of {len(said)} bookmarks: {sorted(lost)[:5]}")
        demand(not file.with_suffix(".damaged").exists(), "the state was damaged")
    _write_until_killed("state", root, home, max(said, default=-1) + 2, None)
    others = [p.name for p in file.parent.iterdir() if p.is_file() and p != file and not is_lock(p)]
    demand(not others, f"left over: {others[:8]}")
