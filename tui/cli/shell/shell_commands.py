"""The commands that print what makes the program at home in a shell: completion, man."""

from __future__ import annotations

import click

from tui.cli.common import cli
from tui.cli.shell.completion import SHELLS, completion_script
from tui.cli.shell.man_page import man_page
from tui.terminal_output import print_lines


@cli.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def completion(shell: str) -> None:
    """Print the script that completes commands, options, ids and queries in bash, zsh or fish.

    bash: eval "$(niger-tui completion bash)" in ~/.bashrc. zsh: source <(niger-tui completion zsh) in
    ~/.zshrc, behind compinit. fish: niger-tui completion fish > ~/.config/fish/completions/niger-tui.fish
    """
    print_lines(completion_script(shell, cli).rstrip("\n"))


@cli.command()
def man() -> None:
    """Print the manual page: niger-tui man | man -l -"""
    print_lines(man_page(cli).rstrip("\n"))
