"""The command palette, as one of the screens of the program."""

from __future__ import annotations

from textual import on
from textual.command import CommandPalette
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from tui.app.screens.base_screen import BaseScreen


class Palette(CommandPalette, BaseScreen[None]):
    """Textual's palette; it ends once, and Enter takes a hit of what is typed, not of what was before."""

    _enters = False  # whether the first hit is to be taken as soon as it is there

    @on(Input.Submitted)
    def _wait_for_hits(self, event: Input.Submitted) -> None:
        """Put Enter off while the list is still that of an earlier text."""
        if any(self._is_gathering(worker) and not worker.is_finished for worker in self.workers):
            event.prevent_default().stop()
            self._enters = True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the first hit now, if Enter was pressed for it."""
        if self._enters and self._is_gathering(event.worker) and event.state is WorkerState.SUCCESS:
            self._enters = False
            self._select_or_command()

    @on(Input.Changed)
    def _type_on(self) -> None:
        """Something else is looked for than what was to be taken."""
        self._enters = False

    def _is_gathering(self, worker: Worker[object]) -> bool:
        return worker.node is self and worker.group == self._GATHER_COMMANDS_GROUP
