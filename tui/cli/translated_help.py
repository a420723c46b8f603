"""Commands whose help is in the language of the interface: their own words, and those of click."""

from __future__ import annotations

import gettext as domains
import os
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import cleandoc

import click

from tui.i18n import N_, NN_, gettext, language
from tui.i18n.language import LOCALE_FOLDER

_DOMAIN = "niger-tui"
#: What click says to a person here; it looks for the translation itself, in the text domain.
CLICK_MESSAGES = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("Usage:"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("%(prog)s, version %(version)s"),
    N_("default: {default}"),
    N_("required"),
    N_("env var: {var}"),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("No such option: {name}"),
    N_("No such option {name!r}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    N_("(Possible options: {possibilities})"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing {param_type}"),
    N_("Missing argument {param_hint}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not one of {choices}."),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} does not take a value."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
)


#: What of a command or a parameter is words for a person.
_WORDS = ("help", "metavar", "subcommand_metavar")


def translate_click() -> None:
    """Have click speak the language of the interface: it asks the text domain of the process."""
    os.environ["LANGUAGE"] = language()
    domains.bindtextdomain(_DOMAIN, LOCALE_FOLDER)
    domains.textdomain(_DOMAIN)


class TranslatedCommand(click.Command):
    """A command whose help, and that of its parameters, is translated when it is shown."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the interface."""
        with translated(self, *self.get_params(ctx)):
            super().format_help(ctx, formatter)

    def get_usage(self, ctx: click.Context) -> str:
        """Return the line that says how the command is called."""
        with translated(self, *self.get_params(ctx)):
            return super().get_usage(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help, as the list of commands shows it."""
        with translated(self):
            return super().get_short_help_str(limit)


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group of commands whose help is translated when it is shown; so are its commands."""

    command_class = TranslatedCommand


TranslatedGroup.group_class = TranslatedGroup


@contextmanager
def translated(*owners: click.Command | click.Parameter) -> Iterator[None]:
    """Put the language of the interface in place of the English of commands and parameters, for a while."""
    english = [(owner, name, getattr(owner, name, None)) for owner in owners for name in _WORDS]
    before = [(owner, name, text) for owner, name, text in english if text]
    for owner, name, text in before:
        setattr(owner, name, gettext(cleandoc(text)))
    try:
        yield
    finally:
        for owner, name, text in before:
            setattr(owner, name, text)
