"""Memory that threads have freed goes back to the system; garbage is looked for a little at a time."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = """
from threading import Thread
from pathlib import Path
from tui.memory import release_memory

def held():
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))

def work():
    pieces = [bytes(2_000) for _ in range(20_000)]  # 40 MB, beyond what Python allots itself
    kept.append(pieces[::500])

before, kept = held(), []
threads = [Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
freed = held()
release_memory(at_once=True)
print(before, freed, held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another allocator")
def test_what_threads_have_freed_is_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr == ""
    before, freed, released = map(int, done.stdout.split())
    assert released - before < (freed - before) / 2


COLLECTING = """
import gc
from collections import deque
from tui.memory import start_collecting

start_collecting()
print(gc.get_freeze_count())  # Python looks for garbage already: nothing was put off
gc.disable()
start_collecting()
print(gc.isenabled(), gc.get_freeze_count() > 1_000)
pauses = []
gc.callbacks.append(lambda phase, info: pauses.append(info["generation"]) if phase == "start" else None)
kept = [[number] for number in range(100_000)]
print(pauses.count(0) > 20, pauses.count(2) <= 4)
freed = []
gc.callbacks.append(lambda phase, info: freed.append(info["collected"]) if phase == "stop" else None)
shown = deque(maxlen=20_000)
for _ in range(300_000):  # what is closed has stayed for a while: only a search among all finds it
    shown.append([])
    shown[-1].append(shown[-1])
print(sum(freed) > 200_000, max(freed) < 60_000)
"""


def test_garbage_is_looked_for_a_little_at_a_time_once_the_program_is_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECTING], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stderr, done.stdout.split()) == ("", ["0", *["True"] * 6])
