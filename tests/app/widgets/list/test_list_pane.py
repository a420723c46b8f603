"""The list panes: what their orders are called."""

from __future__ import annotations

from tui.app.widgets.list.list_pane import SORT_LABELS
from tui.index.store import SORTS_BY_KIND


def test_every_order_of_a_list_has_a_label_of_its_own() -> None:
    assert set(SORT_LABELS) == {sort for sorts in SORTS_BY_KIND.values() for sort in sorts}
    assert len(set(SORT_LABELS.values())) == len(SORT_LABELS)
