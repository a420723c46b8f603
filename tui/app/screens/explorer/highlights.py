"""What is marked in the open record: layers on and off, and highlights that stay."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from tui.app.documents.list_items import ListItem
from tui.app.match_walk import MatchWalk
from tui.app.navigation import RecordLocation
from tui.app.screens.explorer.record_actions import RecordActions
from tui.app.session.state import Highlight
from tui.app.widgets.text.reader import KEPT_MARKS
from tui.app.widgets.text.record_view import LAYERS
from tui.i18n import gettext as _
from tui.model.records import Ref


class HighlightActions(RecordActions):
    """The explorer's actions on marks."""

    def action_layers(self) -> None:
        """Show or hide layers of marks; take kept highlights away."""
        from tui.app.screens.modals.list_dialog import ListDialog

        listed = list(self.owner.state.highlights)

        def toggle(key: object) -> list[ListItem]:
            if isinstance(key, Highlight):
                kept = [one for one in listed if (one in self.owner.state.highlights) != (one == key)]
                self._keep_highlights(kept)
            else:
                self.reader.hidden_layers ^= {str(key)}
                self.reader.update_position()
                self.save_session()
            return [*self._layer_items(), *self._highlight_items(listed)]

        items = [*self._layer_items(), *self._highlight_items(listed)]
        self.app.push_screen(ListDialog(_("Marks in the text"), items, toggle=toggle))

    def _layer_items(self) -> list[ListItem]:
        reader = self.reader
        doors = reader.page.document.links if reader.page else ()
        counts = Counter(door.layer for door in doors)
        return [
            ListItem(
                key=layer,
                text=_(layer),
                lead=_("off") if layer in reader.hidden_layers else _("on"),
                trail=str(counts[layer]),
            )
            for layer in LAYERS
        ]

    def _highlight_items(self, listed: list[Highlight]) -> list[ListItem]:
        kept = self.owner.state.highlights
        items = [
            ListItem(one, one.name, _("on") if one in kept else _("away"), detail=one.detail, style="")
            for one in listed
        ]
        return [ListItem(key=None, text=_("Highlights that stay"), heading=True), *items] if items else []

    def action_keep_marks(self) -> None:
        """Keep what is walked through, or the current name, marked in all articles; or no longer."""
        kept, mark = self.owner.state.highlights, self._mark_here()
        known = next((one for one in kept if replace(one, style=0) == mark), None)
        if mark is None:
            self.notify(_("Search, find in this text or choose a name first: its marks are kept."), timeout=4)
        elif known is not None:
            self._keep_highlights([one for one in kept if one != known])
            self.notify(_("“{name}” is no longer highlighted.").format(name=mark.name))
        elif len(kept) >= KEPT_MARKS:
            self.notify(_("{n} highlights are kept already; v takes one away.").format(n=KEPT_MARKS))
        else:
            style = min(set(range(1, KEPT_MARKS + 1)) - {one.style for one in kept})
            self._keep_highlights([*kept, replace(mark, style=style)])
            words = _("“{name}” stays highlighted; v lists the marks.").format(name=mark.name)
            self.notify(words, timeout=4)

    def _mark_here(self) -> Highlight | None:
        """What is walked through; else the current name, or the open actor."""
        if self.reader.walk is not None:
            return self.reader.walk.highlight
        actor = self._actor_here()
        if actor is None:
            return None
        name = next((record.title for record in self.owner.store.read([actor])), actor.id)
        return Highlight(name, f"actor:{actor.id}")

    def _keep_highlights(self, highlights: list[Highlight]) -> None:
        self.owner.state.highlights = highlights
        self.save_session()
        if self.reader.page is not None:
            self.open_again(self.reader.page.ref, self.reader.walk)

    def open_again(self, ref: Ref, walk: MatchWalk | None = None) -> None:
        """Show what is open as it is now, at its place; on `walk`, or on that through a search's hits."""
        here, position = self.reader.walk, self.reader.position
        results = here.results if here else None
        start = here.current.start if here and here.current and results else None
        walk = None if results else walk
        self.open(RecordLocation(ref, start), "again", position, walk, results, sought=self.sought)
