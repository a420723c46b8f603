"""The program run as a person runs it, in a home of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.forked_program import run_program

ROOT = Path(__file__).resolve().parents[2]


class Done(Struct, frozen=True):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> list[Any]:
        """What `--json` printed, line by line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def value(self) -> Any:
        """The one document that `--json` printed."""
        (value,) = self.values
        return value


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment: the person's own folders, and the program from this checkout."""
    folder = tmp_path_factory.mktemp("home")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
    names = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "NIGER_TUI_CACHE": "cache"}
    ours = {name: str(folder / below) for name, below in names.items()}
    return kept | ours | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


@pytest.fixture
def run(home: dict[str, str], tmp_path: Path) -> Run:
    """Runs `niger-tui ARGS`, in an empty folder."""

    def start(*args: str, given: bytes = b"", cwd: Path = tmp_path, **more: str) -> Done:
        done = run_program(args, env=home | more, cwd=cwd, given=given)
        found = Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        assert "Traceback" not in found.err or "--debug" in args
        return found

    return start
