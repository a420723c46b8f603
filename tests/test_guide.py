"""The guide says what is so: every line that can be typed is tried, in a folder of its own for each page."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from tests.forked_program import run_program
from tui.cli.command_group import EXPLORE_COMMAND
from tui.cli.shell.all_commands import cli
from tui.corpus.bundled import bundled_corpus_path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / ".github/guide"
PAGES = sorted(path.name for path in GUIDE.glob("*.md"))
#: What is there before a page begins, beside the folders that it makes itself.
GIVEN = {
    "clipping.txt": "Niamey\n\nLe général Salifou Modi est à Moscou.\n",
    "press/one.txt": "Accord à Niamey\n\nNiamey, 3 février 2024. Salifou Modi a signé un accord.\n",
    "table.csv": "Titre,Contenu\nVisite à Moscou,Ali Lamine Zeine est à Moscou depuis lundi.\n",
}
ANSWERS_MAY_BE_NO = {"suggest", "add", "check"}


def lines_of(page: str) -> list[list[str]]:
    """The words of each line of shell on a page."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", (GUIDE / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line]


@pytest.mark.parametrize("page", PAGES)
def test_every_line_can_be_typed(page: str, tmp_path: Path) -> None:
    env = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(tmp_path / "home"),
        "NIGER_TUI_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT),
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip
    folder = tmp_path / "here"
    for path, text in GIVEN.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    lines = lines_of(page)
    if ["niger-tui", "init", "my-corpus"] not in lines:
        copytree(bundled_corpus_path(), folder / "my-corpus")
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


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    text = (GUIDE / page).read_text("utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (GUIDE / link).exists(), link
    for command in re.findall(r"`niger-tui ([\w][\w-]*)", text):
        assert command in cli.commands or command == "my-corpus", command


def test_the_table_of_contents_has_every_page() -> None:
    named = set(re.findall(r"\]\((\w+\.md)\)", (GUIDE / "README.md").read_text("utf-8")))
    assert named == set(PAGES) - {"README.md"}
    assert "](.github/guide/README.md)" in (ROOT / "README.md").read_text("utf-8")


def test_the_guide_and_the_readme_show_every_command() -> None:
    shown = {words[1] for page in PAGES for words in lines_of(page) if words[0] == "niger-tui"}
    assert {"search", "show", "compare", "add", "export", "undo", "index", "check"} <= shown
    assert shown - {"--plain"} <= set(cli.commands) - {EXPLORE_COMMAND}
