"""The styles of the parts of a widget, its component classes: made anew only where another rule fits them.

Textual 8.2.8 looks through all rules for each part of each widget whenever a class of the screen changes: two
hundred rules for a hundred parts at each change of the pane, nearly always with the result that was there.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from textual.css.model import RuleSet, Selector
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_make_styles = Stylesheet._process_component_classes
#: The selectors that the parts of a class of widgets depend on, and the rules that they are from.
_selectors: dict[type[DOMNode], tuple[list[RuleSet], list[Selector]]] = {}
#: Which of them fit which node on the way to a widget, when the styles of its parts were made.
_fits: WeakKeyDictionary[DOMNode, tuple[list[RuleSet], list[bool]]] = WeakKeyDictionary()


def keep_component_styles() -> None:
    """Have the styles of parts kept as long as the same rules fit; to be called once."""
    Stylesheet._process_component_classes = _update_styles  # type: ignore[assignment, method-assign]


def _update_styles(stylesheet: Stylesheet, node: DOMNode) -> None:
    """Make the styles of the parts of `node` if those that it has are of other rules."""
    if not node._get_component_classes():
        return
    selectors = _read_selectors(stylesheet, node)
    fits = [selector.check(one) for one in node.css_path_nodes for selector in selectors]
    rules, before = _fits.get(node, (None, None))
    if rules is not stylesheet.rules or before != fits:
        _make_styles(stylesheet, node)
        _fits[node] = stylesheet.rules, fits


def _read_selectors(stylesheet: Stylesheet, node: DOMNode) -> list[Selector]:
    """Return the selectors of all rules that may fit a part of `node`, each once."""
    rules, selectors = _selectors.get(type(node), (None, []))
    if rules is not stylesheet.rules:
        names = {"*", DOMNode.__name__, *(f".{name}" for name in node._get_component_classes())}
        once = {
            (selector.type, selector.name, frozenset(selector.pseudo_classes)): selector
            for name in names & stylesheet.rules_map.keys()
            for rule in stylesheet.rules_map[name]
            for selector_set in rule.selector_set
            for selector in selector_set.selectors
        }
        selectors = list(once.values())
        _selectors[type(node)] = stylesheet.rules, selectors
    return selectors
