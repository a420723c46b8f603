"""The house keeps its plan: floors, late imports, one table of commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stores import copy_index
from tui.corpus.bundled import bundled_corpus_path

ROOT = Path(__file__).resolve().parents[1]
#: A file of the program has fewer lines: it has one purpose, and is read at one sitting.
MAX_LINES = 300
#: The files that are longer yet.
LONG_FILES = {"app/screens/curation/forms/form_screen.py"}
SCREENLESS = {
    "search": ["search", "modi"],
    "timeline": ["timeline", "niger"],
    "frequency": ["frequency", "niger"],
    "differences": ["differences"],
    "events": ["events", "--found"],
    "network": ["network", "niger"],
    "concordance": ["concordance", "actor:niger"],
    "show": ["show", "salifou-modi", "--json"],
    "compare": ["compare", "event:visite-a-moscou"],
    "annotate": ["annotate", "-"],
    "add": ["add", "-", "--dry-run"],
    "check": ["check"],
    "suggest": ["suggest"],
    "accept": ["accept", "--all", "--dry-run"],
    "reject": ["reject", "--all", "--dry-run"],
    "index": ["index"],
    "journal": ["journal"],
    "undo": ["undo", "--dry-run"],
    "new": ["new", "actor", "X", "--type", "person", "--dry-run"],
    "set": ["set", "niger", "key=true", "--dry-run"],
    "merge": ["merge", "serbie", "turquie", "--dry-run"],
    "split": ["split", "niger", "--name", "Republic of the Niger", "--dry-run"],
    "rename": ["rename", "niger", "le-niger", "--dry-run"],
    "delete": ["delete", "teheran", "--dry-run"],
    "note": ["note", "niger", "X", "--dry-run"],
    "export": ["export", "reading"],
    "completion": ["completion", "zsh"],
    "man": ["man"],
    "label": ["label", "niger", "x", "--dry-run"],
    "init": ["init", "NEW"],
    "articles": ["articles"],
    "actors": ["actors"],
    "bookmarks": ["bookmarks"],
    "serve": ["serve", "--help"],
    "publish": ["publish", "--help"],
    "plain": ["--plain"],
    "help": ["--help"],
}
#: Each command in a process of its own, which begins with what all of them import.
PROBE = """
import json, os, sys
from tui.cli import main
for name, args in json.loads(sys.argv[1]).items():
    child = os.fork()
    if not child:
        os.dup2(os.open(sys.argv[2], os.O_RDONLY), 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            if name == "index":
                os.environ["NIGER_TUI_CACHE"] = sys.argv[3]
            main(args)
        except SystemExit as ended:
            code = ended.code
        finally:
            names = {name.partition(".")[0] for name in sys.modules}
            heavy = sorted(names & {"textual", "rich", "trafilatura", "lxml", "pypdf"})
            print("heavy:", name, *heavy, file=sys.stderr, flush=True)
            os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the index is, for all commands but the one that makes it."""
    cache = tmp_path_factory.mktemp("cache")
    copy_index(bundled_corpus_path(), cache)
    return cache


def test_a_command_without_a_screen_does_not_import_textual(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "text").write_text("Titre\n\nSalifou Modi à Niamey.", "utf-8")
    commands = {
        name: [str(tmp_path / "new") if arg == "NEW" else arg for arg in args]
        for name, args in SCREENLESS.items()
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(commands), str(tmp_path / "text"), str(tmp_path / "cache")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NIGER_TUI_CACHE": str(cache), "PYTHONPATH": str(ROOT)},
        check=True,
    )
    told = [line for line in done.stderr.splitlines() if line.startswith("heavy:")]
    assert told == [f"heavy: {name}" for name in SCREENLESS], done.stderr


@pytest.mark.parametrize("args", (["search", "modi"], ["show", "salifou-modi"]), ids=" ".join)
def test_a_command_on_an_unchanged_corpus_loads_no_rules(args: list[str], cache: Path) -> None:
    """The annotator, YAML, the libraries for similar texts and the other commands are not waited for."""
    heavy = (
        "tui.annotate.",
        "tui.corpus.record_files",
        "tui.cli.analysis",
        "yaml",
        "rapidfuzz",
        "platformdirs",
    )
    probe = (
        "import sys; from tui.cli import main\n"
        "try: main(sys.argv[1:])\n"
        f"finally: print(*(name for name in sys.modules if name.startswith({heavy})), file=sys.stderr)"
    )
    env = os.environ | {"NIGER_TUI_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", probe, *args], capture_output=True, text=True, env=env, check=True
    )
    assert done.stdout and done.stderr.strip() == ""


def test_the_explorer_starts_without_what_comes_later() -> None:
    """The first paint needs neither the annotator nor the writing of files, nor the screens over it."""
    later = ("tui.annotate", "tui.corpus.safe_write", "tui.app.screens.analysis", "tui.app.screens.search")
    probe = f"import sys, tui.app.app; print(*(name for name in sys.modules if name.startswith({later})))"
    started = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert started.stdout.split() == []


def test_every_command_is_looked_at_here() -> None:
    from tui.cli import cli
    from tui.cli.command_group import EXPLORE_COMMAND, read_commands

    about_screens = {EXPLORE_COMMAND, "keys"}  # what keys are called is Textual's
    assert set(read_commands(cli)) - about_screens == set(SCREENLESS) - {"help", "plain"}


def test_every_command_is_found_in_the_module_that_has_it() -> None:
    from tui.cli import cli
    from tui.cli.command_group import COMMANDS_BY_MODULE, read_commands

    modules = {
        name: command.callback.__module__ for name, command in read_commands(cli).items() if command.callback
    }
    assert modules == {name: module for module, names in COMMANDS_BY_MODULE.items() for name in names}


def test_a_floor_imports_only_floors_below_it() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_a_file_is_read_at_one_sitting() -> None:
    files = {path.relative_to(ROOT / "tui").as_posix(): path for path in (ROOT / "tui").rglob("*.py")}
    long = {name for name, path in files.items() if path.read_text("utf-8").count("\n") >= MAX_LINES}
    assert long == LONG_FILES


def test_tests_lie_where_what_they_test_lies() -> None:
    floors = [path.name for path in (ROOT / "tui").iterdir() if (path / "__init__.py").exists()]
    tested = {file.parent.relative_to(ROOT / "tests") for file in (ROOT / "tests").rglob("test_*.py")}
    packages = {folder for folder in tested if folder.parts and folder.parts[0] in floors}
    assert len(packages) > 20
    assert [str(folder) for folder in sorted(packages) if not (ROOT / "tui" / folder).is_dir()] == []
