"""What a user types, and what the system says of it, is not obeyed by the terminal either."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import tui
from tests.forked_program import run_program
from tests.index.small import FILES, write
from tests.journeys.terminal import PATIENCE, home
from tui.cli import cli
from tui.cli.command_group import read_commands

#: A colour, the clipboard, the title; their one-character forms; a line overwritten, an order reversed, a tag
TYPED = (
    "\x1b[31mrouge \x1b]52;c;aG9z\x07 \x1b]0;moi\x1b\\ \x9b31m \x9d0;moi\x9c \r \u202egnp \u2066 \U000e0041"
)
BYTES = b"Modi \xff\xc3("
OBEYED = {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))} | set(
    "\u202e\u2066\U000e0041"
)
#: Where a text or a path can stand; {} is what is typed.
COMMANDS = [
    ["search", "{}"],
    ["search", "--explain", "{}"],
    ["search", "--explain", "--json", "{}"],
    ["search", "--explain", "actor:{}"],
    ["search", "--kind", "{}", "x"],
    ["search", "--{}", "x"],
    ["show", "{}"],
    ["show", "actor:{}", "--json"],
    ["concordance", "{}"],
    ["concordance", "--in", "{}", "Modi"],
    ["concordance", "Modi", "--query", "{}"],
    ["concordance", "Modi", "--query", "on:{}"],
    ["network", "{}"],
    ["timeline", "{}"],
    ["timeline", "--since", "{}"],
    ["frequency", "{}", "--per", "{}"],
    ["differences", "--on", "{}"],
    ["compare", "{}"],
    ["annotate", "{}"],
    ["annotate", "--date", "{}", "x.txt"],
    ["add", "{}"],
    ["add", "--json", "--dry-run", "{}"],
    ["check", "--corpus", "{}"],
    ["index", "--corpus", "{}"],
    ["init", "/dev/null/{}"],
    ["{}"],
    ["{}", "x"],
    ["--debug", "index", "--corpus", "{}"],
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("typed") / "corpus"
    write(root, FILES)
    return home(root.parent / "home", NIGER_TUI_CORPUS=str(root))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_is_typed_is_printed_without_what_a_terminal_obeys(
    environment: dict[str, str], tmp_path: Path, words: list[str]
) -> None:
    for typed in (TYPED.encode(), BYTES):
        args = [word.encode().replace(b"{}", typed) for word in words]
        done = run_program(args, env=environment, cwd=tmp_path)
        for said in (done.stdout.decode(), done.stderr.decode()):
            assert not OBEYED & set(said), said
            assert "surrogates not allowed" not in said
            assert "Traceback" not in said
        if "--json" in words:
            for line in done.stdout.splitlines():
                json.loads(line)


def test_in_json_what_a_terminal_obeys_is_escaped_and_nothing_is_lost() -> None:
    program = "import sys; from tui.terminal_output import print_json; print_json(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", program, TYPED], capture_output=True, timeout=PATIENCE, check=True
    )
    assert not OBEYED & set(done.stdout.decode())
    assert json.loads(done.stdout) == TYPED


def test_a_traceback_is_cleaned_too(environment: dict[str, str], tmp_path: Path) -> None:
    program = (
        "import sys; from tui.cli import cli, main\n"
        "@cli.command()\ndef fail():\n    raise RuntimeError(sys.argv[1])\n"
        "main(['--debug', 'fail'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, TYPED], capture_output=True, timeout=PATIENCE, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 1 and "Traceback" in said and "rouge" in said
    assert not OBEYED & set(said)


def test_every_parameter_is_a_text_that_is_cleaned_or_a_path() -> None:
    commands = [cli, *read_commands(cli).values()]
    parameters = [parameter for command in commands for parameter in command.params]
    assert len(parameters) > 40
    assert [parameter.name for parameter in parameters if parameter.type is click.STRING] == []


def test_nothing_is_printed_but_through_one_module() -> None:
    """The explorer draws its screen itself; a bar is drawn over itself."""
    root = Path(tui.__file__).parent
    for file in sorted(root.rglob("*.py")):
        name = str(file.relative_to(root))
        if name.startswith("app" + os.sep) or name in ("terminal_output.py", "progress.py"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("print", "click.echo", "click.secho"), (name, node.lineno)
                assert not called.startswith(("sys.stdout.", "sys.stderr.")) or "isatty" in called, name
