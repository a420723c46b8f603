"""Memory that threads have freed goes back to the system."""

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
