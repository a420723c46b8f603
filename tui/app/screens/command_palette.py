"""The command palette, as a screen of the program."""

from __future__ import annotations

from textual import on
from textual.command import CommandPalette
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from tui.app.screens.base_screen import BaseScreen


class Palette(CommandPalette, BaseScreen[None]):
    """Show Textual's palette; Enter takes a hit for the text as typed, never for an earlier text."""

    _enters = False  # whether the first hit is to be taken as soon as it arrives

    @on(Input.Submitted)
    def _wait_for_hits(self, event: Input.Submitted) -> None:
        """Defer Enter while the list still belongs to an earlier text."""
        if any(self._is_gathering(worker) and not worker.is_finished for worker in self.workers):
            event.prevent_default().stop()
            self._enters = True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the first hit if Enter was pressed while hits were gathered."""
        if self._enters and self._is_gathering(event.worker) and event.state is WorkerState.SUCCESS:
            self._enters = False
            self._select_or_command()

    @on(Input.Changed)
    def _type_on(self) -> None:
        """Drop a deferred Enter: the text is another now."""
        self._enters = False

    def _is_gathering(self, worker: Worker[object]) -> bool:
        return worker.node is self and worker.group == self._GATHER_COMMANDS_GROUP
