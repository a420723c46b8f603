"""Completion in the shells themselves, each as a person has it: the script loaded, Tab pressed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tui.cli import cli
from tui.cli.command_group import read_commands
from tui.cli.shell.completion import SHELLS, completion_script, table_rows
from tui.completion.command_table import COMMAND, parse_table

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 60
PROMPT = "ready> "
LONG_ID = "salifou-modi-annonce-le-demarrage-prochain-d-activites"


@pytest.fixture
def environment(home: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Where `niger-tui` is the program of this checkout, and the corpus has an index."""
    program = tmp_path / "bin/niger-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui "$@"\n', "utf-8")
    program.chmod(0o755)
    for shell in SHELLS:
        (tmp_path / f"script.{shell}").write_text(completion_script(shell, cli), "utf-8")
    (tmp_path / "folder of mine").mkdir()
    env = home | {"PATH": f"{program.parent}:{home['PATH']}", "TERM": "dumb", "PS1": PROMPT}
    subprocess.run(["niger-tui", "index"], env=env, cwd=tmp_path, check=True, capture_output=True)
    return env


def needs(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    return found


def type_in(shell: pexpect.spawn, typed: str, completed: str) -> None:
    """Type words and Tab, and wait for the line to become what it should; then clear the line."""
    shell.send(typed + "\t")
    shell.expect_exact(completed, timeout=PATIENCE_S)
    shell.send("\x15")


def test_in_bash(environment: dict[str, str], tmp_path: Path) -> None:
    bash = pexpect.spawn(
        needs("bash"), ["--norc", "--noprofile", "-i"], env=environment, cwd=tmp_path, encoding="utf-8"
    )
    bash.sendline("bind 'set enable-bracketed-paste off'; source script.bash; echo loa''ded")
    bash.expect_exact("loaded", timeout=PATIENCE_S)
    type_in(bash, "niger-tui dif", "niger-tui differences ")
    type_in(bash, "niger-tui show salifou-modi-a", f"show {LONG_ID} ")
    type_in(bash, "niger-tui show actor:iou", "show actor:iounous-bek-evkourov ")
    type_in(bash, "niger-tui network --rank=st", "--rank=strength ")
    type_in(bash, "niger-tui search source:Ou", '\\"Ousmane\\ Diallo\\" ')
    type_in(bash, "niger-tui timeline --query 'type:agree actor:iou", "nous-bek-evkourov'")
    type_in(bash, "niger-tui check fol", "check folder\\ of\\ mine/")
    bash.close(force=True)


def test_in_zsh(environment: dict[str, str], tmp_path: Path) -> None:
    zsh = pexpect.spawn(needs("zsh"), ["-f", "-i"], env=environment, cwd=tmp_path, encoding="utf-8")
    zsh.sendline("unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; echo loa''ded")
    zsh.expect_exact("loaded", timeout=PATIENCE_S)
    zsh.sendline("source script.zsh; echo loa''ded")
    zsh.expect_exact("loaded\r\n", timeout=PATIENCE_S)
    type_in(zsh, "niger-tui dif", "erences ")
    type_in(zsh, "niger-tui show salifou-modi-a", LONG_ID.removeprefix("salifou-modi-a") + " ")
    type_in(zsh, "niger-tui show actor:iou", "nous-bek-evkourov ")
    type_in(zsh, "niger-tui check fol", "der\\ of\\ mine")
    zsh.close(force=True)


def test_in_fish(environment: dict[str, str], tmp_path: Path) -> None:
    fish = needs("fish")

    def offered(line: str) -> list[str]:
        done = subprocess.run(
            [fish, "--no-config", "-c", f"source script.fish; complete -C {line!r}"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        return done.stdout.splitlines()

    assert [line.partition("\t")[0] for line in offered("niger-tui dif")] == ["differences"]
    assert f"{LONG_ID}\t" in offered("niger-tui show salifou-modi-a")[0]
    assert offered("niger-tui show actor:iou") == ["actor:iounous-bek-evkourov\tIounous-bek Evkourov"]
    assert offered("niger-tui network --rank st") == ["strength"]
    assert any("folder of mine" in line for line in offered("niger-tui check fol"))


def test_every_command_is_in_the_table_that_a_script_holds() -> None:
    rows = list(table_rows(cli))
    named = {f"{row.command} {row.name}".strip() for row in rows if row.takes == COMMAND}
    assert named >= {name for name, command in read_commands(cli).items() if not command.hidden}
    assert {"new actor", "export notes"} <= named
    for shell in ("bash", "zsh"):
        assert set(parse_table(completion_script(shell, cli))) >= set(rows)
