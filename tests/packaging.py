"""The wheel, used as a stranger would: `python -m tests.packaging`.

Builds sdist and wheel from the checkout, has them checked by twine and check-wheel-contents, installs the
wheel in an empty environment in an empty folder, and runs commands and the explorer there. Needs pip and what
pip gets its packages from; takes some minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parent.parent
IN_WHEEL = {
    "tui/py.typed",
    "tui/app/app.tcss",
    "tui/index/schema.sql",
    "tui/cli/shell/completion.bash",
    "tui/cli/shell/completion.zsh",
    "tui/cli/shell/completion.fish",
    "tui/cli/browser/page.html",
    "tui/locale/fr/LC_MESSAGES/niger-tui.mo",
    "tui/_data/corpus.yaml",
    "tui/_data/articles/cooperation-militaire-niger-russie.md",
}


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode("utf-8")


def build(folder: Path) -> Path:
    """The wheel, made from the sdist, so that both are known to be whole."""
    tools = folder / "tools"
    venv.create(tools, with_pip=True)
    programs = ("build", "twine", "check-wheel-contents")
    run(tools / "bin/python", "-m", "pip", "install", "-q", *programs, cwd=folder)
    run(tools / "bin/python", "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    run(tools / "bin/twine", "check", "--strict", *folder.glob("niger_tui-*"), cwd=folder)
    run(tools / "bin/check-wheel-contents", wheel, cwd=folder)
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    assert names >= IN_WHEEL, IN_WHEEL - names
    tracked = run("git", "ls-files", "data", cwd=ROOT).splitlines()
    missing = {f"tui/_{path}" for path in tracked} - names
    assert not missing, missing
    return wheel


def use(wheel: Path, folder: Path) -> None:
    """Install the wheel and nothing else; search, check, and open the explorer."""
    empty, home = folder / "empty", folder / "home"
    home.mkdir()
    venv.create(empty, with_pip=True)
    run(empty / "bin/python", "-m", "pip", "install", "-q", wheel, cwd=home)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("NIGER", "XDG", "PYTHON"))
    }
    env = kept | {"HOME": str(home), "TERM": "xterm-256color"}
    program = empty / "bin/niger-tui"
    hits = run(program, "search", "evkurov", "--json", cwd=home, env=env).splitlines()
    assert json.loads(hits[0])["id"] == "actor:iounous-bek-evkourov", hits
    run(program, "check", cwd=home, env=env)
    screen = pexpect.spawn(
        str(program), cwd=str(home), env=env, encoding="utf-8", dimensions=(40, 120), timeout=120
    )
    screen.expect("Coopération militaire")
    screen.expect("Evkourov")
    screen.send("q")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0, screen.exitstatus


def main() -> None:
    """Build and use it."""
    with tempfile.TemporaryDirectory() as name:
        wheel = build(Path(name))
        use(wheel, Path(name))
        print(f"{wheel.name} passed on Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
