"""The command palette, as one of the screens of the program."""

from __future__ import annotations

from textual.command import CommandPalette

from tui.app.screens.base_screen import BaseScreen


class Palette(CommandPalette, BaseScreen[None]):
    """Textual's palette; it ends once, as every screen here."""
