"""All commands: with this module imported, the group `cli` has each of them."""

from __future__ import annotations

from tui.cli import analysis, curation, database, export, ingest, journal, new_records, records, suggestions
from tui.cli.browser import serve
from tui.cli.common import cli
from tui.cli.screens import explorer, record_lists
from tui.cli.shell import shell_commands

__all__ = [
    "analysis",
    "cli",
    "curation",
    "database",
    "explorer",
    "export",
    "ingest",
    "journal",
    "new_records",
    "record_lists",
    "records",
    "serve",
    "shell_commands",
    "suggestions",
]
