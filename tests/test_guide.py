"""The guide says what is so: every line that can be typed is tried, in a folder of its own for each page."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from tests.forked_program import run_program
from tests.postgres_server import make_server
from tests.readme import GUIDE, GUIDES, READMES
from tests.stores import copy_index
from tui.cli import cli
from tui.cli.command_group import EXPLORE_COMMAND, read_commands
from tui.corpus.bundled import bundled_corpus_path

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(str(path.relative_to(GUIDE)) for path in GUIDE.rglob("*.md"))
#: What is there before a page begins, beside the folders that it makes itself.
GIVEN = {
    "clipping.txt": "Niamey\n\nLe général Salifou Modi est à Moscou.\n",
    "press/one.txt": "Accord à Niamey\n\nNiamey, 3 février 2024. Salifou Modi a signé un accord.\n",
    "table.csv": "Titre,Contenu\nVisite à Moscou,Ali Lamine Zeine est à Moscou depuis lundi.\n",
}
#: What the French pages call these.
FRENCH_NAMES = {"clipping.txt": "coupure.txt", "press/one.txt": "presse/un.txt", "table.csv": "tableau.csv"}
#: The corpus that ships may leave nothing to suggest; a new home has no bookmarks.
ANSWERS_MAY_BE_NO = {"suggest", "add", "check", "accept", "reject", "bookmarks"}
OWN_CORPUS = {"en": "my-corpus", "fr": "mon-corpus"}
#: What stands behind the name of the program and is no command.
NO_COMMANDS = {*OWN_CORPUS.values(), "COMMAND", "COMMANDE"}


def language_of(page: str) -> str:
    """The language of a page."""
    return "fr" if page.startswith("fr/") else "en"


def lines_of(page: str) -> list[list[str]]:
    """The words of each line of shell on a page."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", (GUIDE / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line]


@pytest.mark.parametrize("page", PAGES)
def test_every_line_can_be_typed(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    env = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(tmp_path / "home"),
        "NIGER_TUI_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT),
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip
    if any(word.startswith("postgresql:") for words in lines_of(page) for word in words):
        server = make_server()  # of its own: the pages of both languages have a database of one name
        request.addfinalizer(server.remove)
        server.create_database("press")
        env |= {"PGHOST": str(server.folder), "PGUSER": "postgres"}
    folder = tmp_path / "here"
    name = language_of(page)
    for english_path, text in GIVEN.items():
        path = FRENCH_NAMES[english_path] if name == "fr" else english_path
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    # The server of a page is one of the tests', which is on no network.
    lines = [[word.replace("//press@localhost/", "///") for word in words] for words in lines_of(page)]
    copy_index(bundled_corpus_path(), tmp_path / "cache")
    if ["niger-tui", "init", OWN_CORPUS[name]] not in lines:
        copy_index(Path(copytree(bundled_corpus_path(), folder / OWN_CORPUS[name])), tmp_path / "cache")
    for program, *words in lines:
        if program == "cd":
            folder /= words[0]
            continue
        if program == "niger-tui":
            done = run_program(words, cwd=folder, env=env)
        else:
            assert program == "git", (page, program)
            done = subprocess.run([program, *words], cwd=folder, env=env, capture_output=True, check=False)
        codes = (0, 1) if {*words} & ANSWERS_MAY_BE_NO or "--found" in words else (0,)
        assert done.returncode in codes, (page, words, done.stderr.decode())
        nothing_is_marked = words[:2] == ["export", "reading"]  # in a new home
        if "--json" in words and done.returncode == 0 and not nothing_is_marked:
            assert [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    text = (GUIDE / page).read_text("utf-8")
    for link, part in re.findall(r"\]\(([^)#:]+)(?:#([\w-]+))?\)", text):
        path = (GUIDE / page).parent / link
        assert path.exists(), link
        assert not part or part in headings_of(path), part
    for command in re.findall(r"`niger-tui ([\w][\w-]*)", text):
        assert command in read_commands(cli) or command in NO_COMMANDS, command


def headings_of(path: Path) -> set[str]:
    """What the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", GUIDES)
def test_the_table_of_contents_has_every_page(name: str) -> None:
    pages = {path.name for path in GUIDES[name].glob("*.md")}
    named = set(re.findall(r"\]\((\w+\.md)\)", (GUIDES[name] / "README.md").read_text("utf-8")))
    assert named == pages - {"README.md"}
    assert pages == {path.name for path in GUIDE.glob("*.md")}  # the same in both languages
    link = os.path.relpath(GUIDES[name] / "README.md", READMES[name].parent)
    assert f"]({link})" in READMES[name].read_text("utf-8")


@pytest.mark.parametrize("page", sorted(path.name for path in GUIDE.glob("*.md")))
def test_a_page_shows_the_same_commands_in_both_languages(page: str) -> None:
    english, french = (
        [words[1] for words in lines_of(name) if words[0] == "niger-tui"] for name in (page, f"fr/{page}")
    )
    assert english == french


def test_the_guide_and_the_readme_show_every_command() -> None:
    shown = {words[1] for page in PAGES for words in lines_of(page) if words[0] == "niger-tui"}
    assert {"search", "show", "compare", "add", "export", "undo", "index", "check"} <= shown
    assert shown - {"--plain"} <= set(read_commands(cli)) - {EXPLORE_COMMAND}
