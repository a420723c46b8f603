"""All commands: with this module imported, the group `cli` has each of them."""

from __future__ import annotations

from tui.cli import analysis, curation, export, ingest, journal, new_records, records, suggestions
from tui.cli.browser import serve
from tui.cli.common import cli
from tui.cli.database import publish
from tui.cli.screens import explorer, record_lists
from tui.cli.shell import shell_commands

__all__ = [
    "analysis",
    "cli",
    "curation",
    "explorer",
    "export",
    "ingest",
    "journal",
    "new_records",
    "publish",
    "record_lists",
    "records",
    "serve",
    "shell_commands",
    "suggestions",
]
