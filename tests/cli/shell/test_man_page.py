"""The manual page says what every command does, and groff has nothing to object to."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest

from tui.cli import cli
from tui.cli.command_group import EXPLORE_COMMAND, read_commands
from tui.cli.shell.man_page import man_page
from tui.i18n import choose_language


def rendered(*options: str) -> str:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou", *options],
        input=man_page(cli).encode("utf-8"),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_it_is_printed_without_a_warning_and_has_every_command_and_option() -> None:
    text = " ".join(rendered().split())
    commands = {name: command for name, command in read_commands(cli).items() if name != EXPLORE_COMMAND}
    new = commands["new"]
    assert isinstance(new, click.Group)
    commands |= {f"new {name}": command for name, command in new.commands.items()}
    for name, command in commands.items():
        assert f"niger-tui {name} " in text, name
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.opts[0] in text, (name, parameter.opts)
    assert "the explorer" not in text.partition("COMMANDS")[0]


def test_what_looks_like_an_instruction_is_text() -> None:
    @click.group(help="A program.\n\n.so /etc/passwd \\n")
    def program() -> None: ...

    @program.command(EXPLORE_COMMAND, hidden=True)
    def explore() -> None: ...

    assert "\\&.so /etc/passwd \\en" in man_page(program)


def test_it_is_french_in_french() -> None:
    choose_language("fr")
    try:
        text = rendered()
    finally:
        choose_language("en")
    synopsis = text.partition("SYNOPSIS")[2].partition("DESCRIPTION")[0]
    assert " ".join(synopsis.split()) == "niger-tui [OPTIONS] [CORPUS] niger-tui COMMANDE [ARGUMENTS]…"
    assert not {"COMMAND", "COMMANDS", "FILES", "DIR", "ENVIRONMENT"} & set(text.split())
