"""The styles of the parts of a widget, computed when a part is first drawn.

Textual computes those of all component classes whenever a widget may look otherwise. The reader has 26, of
which a text needs a few, and each costs as much as a widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.css.styles import RenderStyles
from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # a style sheet follows the first base that is a widget


class PartStyles(_Base):
    """Has component classes that Textual does not know of."""

    #: The component classes.
    PARTS: ClassVar[frozenset[str]] = frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the styles of parts; raises KeyError for one that the widget does not have."""
        for name in names:
            if name in self.PARTS and name not in self._component_styles:
                part = DOMNode(classes=name)
                part._attach(self)
                self.app.stylesheet.apply(part)
                self._component_styles[name] = part.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Compute the styles of the parts anew when they are next drawn."""
        self._component_styles.clear()
        super().notify_style_update()
