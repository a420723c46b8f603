"""kill -9 in `add`: articles appear whole or not at all, and the next run leaves nothing of it behind."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

from tests.campaign.demands import demand, is_lock, list_names
from tests.campaign.harness import run_command, running, user_environment
from tui.corpus.folder import open_folder
from tui.model.records import Article

_TEXTS, _KILLS_OF_ONE_CORPUS = 60, 4


def kill_adding(folder: Path, draw: random.Random, kills: int) -> None:
    """Kill at random moments of a whole run; raises DemandError."""
    texts = folder / "texts"
    texts.mkdir()
    for number in range(_TEXTS):
        story = f"Le Niger a signé mardi l’accord {number} avec la Russie, a annoncé le ministère. " * 6
        head = f"Le Niger signe un accord numéro {number}\n\nPar Jean Dupont\n\nPublié le 15 janvier 2024\n\n"
        (texts / f"text-{number}.txt").write_text(f"{head}{story}\n", "utf-8")
    environment = user_environment(folder / "home")
    began = monotonic()
    whole = _added(_add(folder / "whole", texts, environment))
    longest = (monotonic() - began) * 1.2
    killed = 0
    while killed < kills:
        root = folder / f"corpus-{killed}"
        for _ in range(min(_KILLS_OF_ONE_CORPUS, kills - killed)):
            (root / "articles").mkdir(parents=True, exist_ok=True)
            _kill_add(root, texts, environment, draw.random() * longest)
            killed += 1
            _check_added(root, whole, complete=False)
        _add(root, texts, environment)
        _check_added(root, whole, complete=True)
        left = {path for path in list_names(root) - list_names(folder / "whole") if not is_lock(root / path)}
        demand(not left, f"left over: {sorted(left)[:8]}")


def _add(root: Path, texts: Path, environment: dict[str, str]) -> Path:
    (root / "articles").mkdir(parents=True, exist_ok=True)
    done = run_command(environment, "add", str(texts), "--corpus", str(root))
    demand("Traceback" not in done.stderr and done.returncode in (0, 1), f"add says {done.stderr[-300:]}")
    return root


def _kill_add(root: Path, texts: Path, environment: dict[str, str], after_s: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "add", str(texts), "--corpus", str(root)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with running(process):
        try:
            process.wait(after_s)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)


def _added(root: Path) -> dict[str, str]:
    """Return the bodies of a corpus's articles by their titles."""
    folder, bodies = open_folder(root), dict[str, str]()
    for entry in folder.scan():
        loaded = folder.read(entry)
        demand(isinstance(loaded.record, Article) and not loaded.problems, f"{entry}: {loaded.problems}")
        assert isinstance(loaded.record, Article)
        demand(loaded.record.title not in bodies, f"added twice: {loaded.record.title}")
        bodies[loaded.record.title] = loaded.record.body
    return bodies


def _check_added(root: Path, whole: dict[str, str], complete: bool) -> None:
    there = _added(root)
    wrong = [title for title, body in there.items() if whole.get(title) != body]
    demand(not wrong, f"half-written: {wrong[:3]}")
    demand(not complete or there == whole, f"{len(there)} of {len(whole)} articles are there in the end")
