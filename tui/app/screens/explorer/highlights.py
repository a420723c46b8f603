"""What is marked in the open record: layers that are shown or hidden, and highlights that stay."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from tui.app.documents.list_items import ListItem
from tui.app.key_table import name_keys
from tui.app.runtime.status_messages import ADVICE_S
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.session.state import Highlight
from tui.app.widgets.text.mark_styles import MAX_HIGHLIGHTS
from tui.app.widgets.text.record_view import FOUND_LAYER, LAYERS
from tui.i18n import gettext as _


class Highlights:
    """Show and hide layers of marks; add and remove highlights."""

    def __init__(self, panes: Panes, navigation: RecordNavigation) -> None:
        self._panes, self._navigation = panes, navigation

    def list_layers(self) -> None:
        """Show the layers and the highlights, each to be switched on and off."""
        from tui.app.screens.modals.list_dialog import ListDialog

        listed = list(self._panes.owner.state.highlights)

        def toggle(key: object) -> list[ListItem]:
            if isinstance(key, Highlight):
                self._toggle_highlight(key, listed)
            else:
                self._toggle_layer(str(key))
            return [*self._layer_items(), *self._highlight_items(listed)]

        items = [*self._layer_items(), *self._highlight_items(listed)]
        self._panes.screen.app.push_screen(ListDialog(_("Marks in the text"), items, toggle=toggle))

    def _toggle_layer(self, layer: str) -> None:
        self._panes.reader.hidden_layers ^= {layer}
        if layer == FOUND_LAYER:
            self._panes.lists.hide_found(layer in self._panes.reader.hidden_layers)
            self._navigation.list_related()
        self._panes.reader.update_position()
        self._navigation.save_session()

    def _toggle_highlight(self, toggled: Highlight, listed: list[Highlight]) -> None:
        """Remove a highlight, or add it again, in the order of the list."""
        saved = self._panes.owner.state.highlights
        self._save([mark for mark in listed if (mark in saved) != (mark == toggled)])

    def _layer_items(self) -> list[ListItem]:
        reader = self._panes.reader
        links = reader.page.document.links if reader.page else ()
        counts = Counter(link.layer for link in links)
        counts[FOUND_LAYER] += sum(self._panes.state.counts.found.values())
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
        saved = self._panes.owner.state.highlights
        items = [
            ListItem(mark, mark.name, _("on") if mark in saved else _("off"), detail=mark.detail, style="")
            for mark in listed
        ]
        return [ListItem(key=None, text=_("Highlights"), heading=True), *items] if items else []

    def toggle_current(self) -> None:
        """Highlight what is walked through, or the current name, in all articles; or no longer."""
        saved, screen, mark = self._panes.owner.state.highlights, self._panes.screen, self._current_mark()
        same = next((other for other in saved if replace(other, style=0) == mark), None)
        if mark is None:
            words = _("First search, find in this text or choose a name.")
            screen.notify(words, timeout=ADVICE_S)
        elif same is not None:
            self._save([other for other in saved if other != same])
            screen.notify(_("“{name}” is no longer highlighted.").format(name=mark.name))
        elif len(saved) >= MAX_HIGHLIGHTS:
            words = _("There are {n} highlights already; {layers} removes one.")
            screen.notify(name_keys(words, screen.commands, n=MAX_HIGHLIGHTS))
        else:
            style = min(set(range(1, MAX_HIGHLIGHTS + 1)) - {other.style for other in saved})
            self._save([*saved, replace(mark, style=style)])
            words = _("“{name}” stays highlighted; {layers} lists all marks.")
            screen.notify(name_keys(words, screen.commands, name=mark.name), timeout=ADVICE_S)

    def _current_mark(self) -> Highlight | None:
        """Return a highlight of what is walked through; else of the current name, or the open actor."""
        if (walk := self._panes.reader.walk) is not None:
            return walk.highlight
        actor = self._panes.current_actor()
        if actor is None:
            return None
        records = self._panes.owner.store.read([actor])
        return Highlight(next((record.title for record in records), actor.id), f"actor:{actor.id}")

    def _save(self, highlights: list[Highlight]) -> None:
        """Save the highlights, and mark them in the open record."""
        reader = self._panes.reader
        self._panes.owner.state.highlights = highlights
        self._navigation.save_session()
        if reader.page is not None:
            self._navigation.reopen(reader.page.ref, reader.walk)
