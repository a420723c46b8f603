"""The READMEs and the guide say what is so: their keys, commands, records and examples are tried."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from tests.forked_program import run_program
from tests.picture import FOLDER, PICTURES
from tests.readme import BEGIN, END, FRENCH_README, GUIDES, README, READMES, key_table
from tests.stores import copy_index
from tui.app.commands.command_table import COMMANDS
from tui.app.settings import read_settings
from tui.cli import cli
from tui.cli.command_group import EXPLORE_COMMAND, read_commands
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus

ROOT = README.parent
MOST_README_LINES = 250  # more is for the guide
CONTRIBUTING = ROOT / ".github/CONTRIBUTING.md"
TEXT = README.read_text("utf-8")
GIVEN = {"clipping.txt": "Niamey\n\nLe général Salifou Modi est à Moscou.\n"}
GIVEN |= {"coupure.txt": GIVEN["clipping.txt"]}


def read_page(name: str, page: str) -> str:
    """Return a page of the guide in a language."""
    return (GUIDES[name] / page).read_text("utf-8")


def files_on(text: str) -> dict[str, str]:
    """Return the files that a text shows whole, by their paths."""
    block = r"^`([\w/.-]+)`\s?:\n\n```(?:yaml|toml)\n(.*?)^```$"
    return dict(re.findall(block, text, re.DOTALL | re.MULTILINE))


def commands_on(text: str) -> list[list[str]]:
    """Return the words of each line of shell that is a command without a screen, without the first."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    lines = [shlex.split(line)[1:] for block in blocks for line in block.split("\n")]
    names = read_commands(cli)
    return [words for words in lines if words and words[0] in names]


@pytest.mark.parametrize("name", GUIDES)
def test_the_keys_are_those_of_the_program(name: str) -> None:
    written = read_page(name, "keys.md").partition(BEGIN)[2].partition(END)[0]
    assert written == key_table(name), "python -m tests.readme writes the table anew"


@pytest.mark.parametrize("name", READMES)
def test_the_keys_of_the_readme_are_among_them(name: str) -> None:
    section = READMES[name].read_text("utf-8").partition({"en": "\n## Keys", "fr": "\n## Touches"}[name])[2]
    rows = re.findall(r"^\| (`.*?) \|", section.partition("\n## ")[0], re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"`(.+?)`", row)}
    labels = {
        key
        for row in key_table(name).replace("\xa0", " ").splitlines()
        for key in re.findall(r"`(.+?)`", row.split(" | ")[0])
    }
    assert len(keys) > 30
    assert keys - labels == set()


def test_the_french_readme_describes_what_the_english_one_does() -> None:
    french = FRENCH_README.read_text("utf-8")
    assert "](.github/README.fr.md)" in TEXT
    assert "](../README.md)" in french
    assert "](guide/fr/README.md)" in french
    commands, french_commands = (
        set(re.findall(r"^\| `([\w-]+)", part, re.MULTILINE))
        for part in (TEXT.partition("\n## Commands")[2], french.partition("\n## Commandes")[2])
    )
    assert commands == french_commands
    headings, french_headings = (len(re.findall(r"^## ", text, re.MULTILINE)) for text in (TEXT, french))
    assert headings == french_headings
    assert max(len(TEXT.splitlines()), len(french.splitlines())) < MOST_README_LINES
    for name in READMES:  # every page of the guide can be found from the README of its language
        readme = READMES[name].read_text("utf-8")
        pages = {path.name for path in GUIDES[name].glob("*.md")}
        linked = {Path(link).name for link in re.findall(r"\]\(([\w./]*guide/[\w./]+\.md)\)", readme)}
        assert linked == pages


def test_every_command_is_described_with_an_example() -> None:
    rows = re.findall(r"^\| (`.*?) \|", TEXT.partition("\n## Commands")[2], re.MULTILINE)
    described = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert set(read_commands(cli)) - {EXPLORE_COMMAND} <= described
    for name in GUIDES:
        shown = {
            words[0] for page in GUIDES[name].glob("*.md") for words in commands_on(page.read_text("utf-8"))
        }
        assert shown == set(read_commands(cli)) - {EXPLORE_COMMAND}


@pytest.mark.parametrize("name", GUIDES)
def test_the_records_are_a_corpus_without_problems(name: str, tmp_path: Path) -> None:
    records = files_on(read_page(name, "corpus.md"))
    assert {path.partition("/")[0] for path in records} == {"articles", "actors", "events"}
    for path, text in records.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert [str(problem) for problem in validate_corpus(open_folder(tmp_path))] == []


@pytest.mark.parametrize("name", GUIDES)
def test_the_settings_are_understood(name: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    said: list[str] = []
    path.write_text(files_on(read_page(name, "settings.md"))["settings.toml"], "utf-8")
    settings = read_settings(path, {command.name for command in COMMANDS}, said.append)
    assert (said, settings.width, settings.keys) == ([], 80, {"search": "slash,s"})


@pytest.mark.parametrize("name", READMES)
def test_the_examples_can_be_typed(name: str, tmp_path: Path) -> None:
    for path, text in GIVEN.items():
        (tmp_path / path).write_text(text, "utf-8")
    home = os.environ | {
        "HOME": str(tmp_path),
        "NIGER_TUI_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
    }
    home.pop("NIGER_TUI_CORPUS", None)
    copy_index(bundled_corpus_path(), tmp_path / "cache")
    lines = commands_on(READMES[name].read_text("utf-8"))
    assert len(lines) > 5
    for words in lines:
        done = run_program(words, cwd=tmp_path, env=home)
        assert done.returncode == 0, (words, done.stderr)
        if "--json" in words:
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
    pages = [page.read_text("utf-8") for folder in GUIDES.values() for page in folder.glob("*.md")]
    in_readmes = f"(.github/{name})" in TEXT or f"({name})" in FRENCH_README.read_text("utf-8")
    assert in_readmes or any(f"../{name})" in page for page in pages)


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
