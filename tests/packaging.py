"""The wheel, used as a stranger would: `python -m tests.packaging`.

Builds sdist and wheel from the checkout and has them checked by twine and check-wheel-contents. Installs the
wheel with pipx, with uv, and with every Python from 3.11 on that is here, in an empty environment in an empty
folder; none may warn of anything. Then runs commands and the explorer there. Needs pip and what pip gets its
packages from; takes some minutes.
"""

from __future__ import annotations

import json
import os
import shutil
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
    "tui/app/dialogs.tcss",
    "tui/index/schema.sql",
    "tui/cli/shell/completion.bash",
    "tui/cli/shell/completion.zsh",
    "tui/cli/shell/completion.fish",
    "tui/cli/browser/page.html",
    "tui/locale/fr/LC_MESSAGES/niger-tui.mo",
    "tui/_data/corpus.yaml",
    "tui/_data/articles/cooperation-militaire-niger-russie.md",
}


#: The minor versions of Python 3 with which the wheel is tried.
MINOR_VERSIONS = (11, 12, 13, 14)
#: What pip says of the machine that it runs on, not of what it installs.
OF_THE_MACHINE = ("WARNING: Location", "WARNING: Running pip as", "[notice]")
#: What a pip before 23.3 says of what trafilatura needs; our own dependencies bring it. The README says so.
OF_AN_OLD_PIP = "does not provide the extra 'html_clean'"


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode("utf-8")


def install(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> None:
    """Run a command that installs, must succeed, and has nothing to warn of."""
    done = subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    lines = (done.stdout + done.stderr).splitlines()
    warnings = [line for line in lines if "warning" in line.lower() or "deprecat" in line.lower()]
    ours = [line for line in warnings if not line.startswith(OF_THE_MACHINE) and OF_AN_OLD_PIP not in line]
    assert not ours, ours


def find_python(minor: int) -> str | None:
    """The path of a Python 3 of this minor version that works; None where there is none."""
    folders = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin"), reverse=True)
    for path in (shutil.which(f"python3.{minor}"), *(str(folder / "python") for folder in folders)):
        if path:
            tried = subprocess.run([path, "-c", "import venv"], capture_output=True, check=False)
            if not tried.returncode:
                return path
    return None


def build(folder: Path) -> Path:
    """The wheel, made from the sdist, so that both are known to be whole."""
    tools = folder / "tools"
    venv.create(tools, with_pip=True)
    programs = ("build", "twine", "check-wheel-contents", "pipx", "uv")
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


def visitor_environment(home: Path) -> dict[str, str]:
    """The environment of somebody who has an empty home and no settings of ours."""
    home.mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NIGER", "XDG", "PYTHON", "PYENV", "PIPX", "UV_"))
    }
    return kept | {"HOME": str(home), "TERM": "xterm-256color"}


def install_with_pip(wheel: Path, folder: Path, python: str) -> Path:
    """Install the wheel and nothing else in an empty environment; return the program."""
    run(python, "-m", "venv", folder / "empty", cwd=folder)
    install(folder / "empty/bin/python", "-m", "pip", "install", wheel, cwd=folder)
    return folder / "empty/bin/niger-tui"


def install_with_pipx(wheel: Path, folder: Path, tools: Path) -> Path:
    """Install the wheel as a person with pipx does; return the program."""
    bin_folder = folder / "bin"
    env = os.environ | {
        "PIPX_HOME": str(folder / "pipx"),
        "PIPX_BIN_DIR": str(bin_folder),
        "PIPX_MAN_DIR": str(folder / "man"),
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
    }
    install(tools / "pipx", "install", "--python", sys.executable, wheel, cwd=folder, env=env)
    return bin_folder / "niger-tui"


def install_with_uv(wheel: Path, folder: Path, tools: Path) -> Path:
    """Install the wheel as a person with uv does; return the program."""
    bin_folder = folder / "bin"
    env = os.environ | {
        "UV_TOOL_DIR": str(folder / "uv"),
        "UV_TOOL_BIN_DIR": str(bin_folder),
        "UV_CACHE_DIR": str(folder / "cache"),
        "UV_PYTHON_DOWNLOADS": "never",
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
    }
    install(tools / "uv", "tool", "install", "--python", sys.executable, wheel, cwd=folder, env=env)
    return bin_folder / "niger-tui"


def use(program: Path, folder: Path) -> None:
    """Search, check, and open the explorer, from an empty home; nothing is said on standard error."""
    home = folder / "home"
    env = visitor_environment(home)
    done = subprocess.run(
        [program, "search", "evkurov", "--json"], cwd=home, env=env, capture_output=True, check=True
    )
    hits = done.stdout.decode("utf-8").splitlines()
    assert json.loads(hits[0])["id"] == "actor:iounous-bek-evkourov", hits
    assert not done.stderr, done.stderr
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
        wheel, tools = build(Path(name)), Path(name, "tools/bin")
        for way, install_wheel in (("pipx", install_with_pipx), ("uv", install_with_uv)):
            folder = Path(name, way)
            folder.mkdir()
            use(install_wheel(wheel, folder, tools), folder)
            print(f"{wheel.name} passed with {way}", flush=True)
        for minor in MINOR_VERSIONS:
            python = find_python(minor)
            if python is None:
                print(f"Python 3.{minor} is not here: not tried", flush=True)
                continue
            folder = Path(name, f"3.{minor}")
            folder.mkdir()
            use(install_with_pip(wheel, folder, python), folder)
            print(f"{wheel.name} passed on Python 3.{minor}", flush=True)


if __name__ == "__main__":
    main()
