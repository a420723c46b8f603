"""The command that serves the explorer to browsers."""

from __future__ import annotations

from importlib.util import find_spec
from secrets import token_urlsafe

import click

from tui.cli.common import choose_corpus, cli, corpus_argument, corpus_option, open_corpus
from tui.cli.parameter_types import TEXT, WholeNumber
from tui.i18n import N_, translate_text
from tui.i18n import gettext as _
from tui.index.index_location import user_folder
from tui.index.postgres.database_address import is_database_address
from tui.terminal_output import exit_with_error

_TOKEN_BYTES = 24


@cli.command()
@corpus_argument
@click.option(
    "--host",
    type=TEXT,
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help=N_("The address to be reached at."),
)
@click.option("--port", type=WholeNumber(1, 65_535), metavar="N", default=8000, show_default=True)
@click.option("--read-only", is_flag=True, help=N_("Change nothing in the corpus; keys that would, say so."))
@corpus_option
def serve(folder: str | None, host: str, port: int, read_only: bool, corpus: str | None) -> None:
    """Serve the explorer to browsers, each reader with a place, bookmarks and history of their own.

    It can be reached from this machine only. With another --host, whoever comes in must bring the token that
    is printed; the connection is not encrypted, so have a proxy do that outside a network that you trust.
    """
    if find_spec("textual_serve") is None:
        exit_with_error(_("serve needs textual-serve; `pip install 'niger-tui[web]'` brings it"))
    from tui.cli.browser.server import ExplorerServer, is_loopback

    chosen = choose_corpus(folder, corpus)
    if is_database_address(chosen):
        exit_with_error(_("serve is for a folder; a database has readers of its own"))
    root = open_corpus(chosen).root
    server = ExplorerServer(
        root.resolve(),
        user_folder("data") / "readers",
        host=host,
        port=port,
        token="" if is_loopback(host) else token_urlsafe(_TOKEN_BYTES),
        is_read_only=read_only,
    )
    try:
        server.serve()
    except OSError as error:
        exit_with_error(
            _("{host}, port {port}: {reason}").format(
                host=host, port=port, reason=translate_text(error.strerror or str(error))
            )
        )
