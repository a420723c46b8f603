"""The README says what is so: its keys, commands, records and examples are tried."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from tests.forked_program import run_program
from tests.picture import FOLDER, PICTURES
from tests.readme import BEGIN, END, FRENCH_README, README, READMES, key_table
from tui.app.commands import COMMANDS
from tui.app.settings import read_settings
from tui.cli.command_group import EXPLORE_COMMAND
from tui.cli.shell.all_commands import cli
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus

ROOT = README.parent
CONTRIBUTING = ROOT / ".github/CONTRIBUTING.md"
TEXT = README.read_text("utf-8")
FILES = dict(re.findall(r"^`([\w/.-]+)`:\n\n```(?:yaml|toml)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE))
SHELL = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    for line in block.split("\n")
]
SCREENLESS = [words for line in SHELL if (words := shlex.split(line)[1:]) and words[0] in cli.commands]


@pytest.mark.parametrize("name", READMES)
def test_the_keys_are_those_of_the_program(name: str) -> None:
    written = READMES[name].read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert written == key_table(name), "python -m tests.readme writes the table anew"


def test_the_french_readme_describes_what_the_english_one_does() -> None:
    french = FRENCH_README.read_text("utf-8")
    assert "](.github/README.fr.md)" in TEXT
    assert "](../README.md)" in french
    commands, french_commands = (
        set(re.findall(r"^\| `([\w-]+)", part, re.MULTILINE))
        for part in (TEXT.partition("\n## Commands")[2], french.partition("\n## Commandes")[2])
    )
    assert commands - french_commands <= {name for name in commands if name not in cli.commands}
    headings, french_headings = (len(re.findall(r"^## ", text, re.MULTILINE)) for text in (TEXT, french))
    assert headings == french_headings


def test_every_command_is_described_with_an_example() -> None:
    rows = re.findall(r"^\| (`.*?) \|", TEXT.partition("\n## Commands")[2], re.MULTILINE)
    described = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert set(cli.commands) - {EXPLORE_COMMAND} <= described
    assert {words[0] for words in SCREENLESS} == set(cli.commands) - {EXPLORE_COMMAND}


def test_the_records_are_a_corpus_without_problems(tmp_path: Path) -> None:
    records = {path: text for path, text in FILES.items() if path.endswith(".md")}
    assert {path.partition("/")[0] for path in records} == {"articles", "actors", "events"}
    for path, text in records.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert [str(problem) for problem in validate_corpus(open_folder(tmp_path))] == []


def test_the_settings_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    said: list[str] = []
    path.write_text(FILES["settings.toml"], "utf-8")
    settings = read_settings(path, {command.name for command in COMMANDS}, said.append)
    assert (said, settings.width, settings.keys) == ([], 80, {"search": "slash,s"})


def test_the_examples_can_be_typed(tmp_path: Path) -> None:
    (tmp_path / "clipping.txt").write_text("Niamey\n\nLe général Salifou Modi est à Moscou.\n", "utf-8")
    home = os.environ | {
        "HOME": str(tmp_path),
        "NIGER_TUI_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
    }
    home.pop("NIGER_TUI_CORPUS", None)
    for words in SCREENLESS:
        done = run_program(words, cwd=tmp_path, env=home)
        # The corpus that ships may leave nothing to suggest, and nothing to find.
        may_find_nothing = words[0] in ("suggest", "accept", "reject", "bookmarks") or "--found" in words
        assert done.returncode in ((0, 1) if may_find_nothing else (0,)), (words, done.stderr)
        nothing_is_marked = words[:2] == ["export", "reading"]  # in a new home
        if "--json" in words and done.returncode == 0 and not nothing_is_marked:
            assert [json.loads(line) for line in done.stdout.splitlines()]


def folders_drawn(tree: str) -> list[str]:
    """The folders of a tree drawn by indentation, each with those around it."""
    folders: list[str] = []
    around: list[tuple[int, str]] = []  # the indentation and path of the folders that a line is in
    for line in tree.split("\n"):
        match = re.match(r"( +)(?=\w)", line)
        names = re.match(r" +((?:\w+/ )*\w+/)(?= |$)", line)
        if match is None or names is None:
            continue
        indent = len(match[1])
        around = [outer for outer in around if outer[0] < indent]
        above = around[-1][1] if around else ""
        inside = re.findall(r"(?<![\w/])\w+/", line[names.end() :])
        folders += [above + name for name in names[1].split()] + [above + names[1] + name for name in inside]
        around.append((indent, above + names[1]))
    return folders


def test_every_path_that_contributors_are_sent_to_exists() -> None:
    text = CONTRIBUTING.read_text("utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    paths = re.findall(r"`([\w./-]+(?:/|\.(?:py|toml|sql|json|yaml)))`", prose)
    drawn = folders_drawn(text.partition("\n## ")[0])
    assert len(paths) > 40
    assert len(drawn) > 40
    inside = {"decisions.yaml"}  # a file of any corpus
    named = [path for path in [*paths, *drawn] if path not in inside]
    assert [path for path in named if not any((base / path).exists() for base in (ROOT, ROOT / "tui"))] == []


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_shows_what_the_program_draws(name: str, tmp_path: Path) -> None:
    drawn = await PICTURES[name](tmp_path)
    assert drawn == (FOLDER / name).read_text("utf-8"), "python -m tests.picture draws it anew"
    assert f"(.github/{name})" in TEXT or f"({name})" in FRENCH_README.read_text("utf-8")


# Put together here, so that this file does not hold what it looks for.
ELSEWHERE = ["/" + "work/", "/" + "opt/venv", "/" + "root/", "pypi" + ".org", "files.python" + "hosted"]
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".tcss", ".sql", ".txt", ".tsv", ".svg", ""}


@pytest.mark.parametrize(
    "top", ["tui", "tests", ".ci", ".github", "README.md", "CHANGELOG.md", "pyproject.toml"]
)
def test_nothing_depends_on_one_machine(top: str) -> None:
    paths = [ROOT / top] if (ROOT / top).is_file() else (ROOT / top).rglob("*")
    texts = [path for path in paths if path.is_file() and path.suffix in TEXTS]
    assert texts
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in texts
        for word in ELSEWHERE
        if word in path.read_text("utf-8", errors="replace")
    ]
    assert found == []
