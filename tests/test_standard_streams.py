"""Output where the locale has no encoding for it: nothing breaks, and JSON loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_a_locale_of_ascii_alone(tmp_path: Path) -> None:
    """Python makes UTF-8 of `LANG=C`, unless it is told not to."""
    env = os.environ | {
        "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
        "NIGER_TUI_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "tui", "search", "coopération militaire", "--kind", "article", *options],
            env=env,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        first = done.stdout.splitlines()[0]
        assert first.isascii()
        title = json.loads(first)["title"] if options else first.decode()
        assert ("Coopération militaire" if options else "Coop?ration militaire") in title
