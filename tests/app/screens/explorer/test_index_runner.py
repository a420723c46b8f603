"""What is said of work that takes long."""

from __future__ import annotations

from tui.app.messages import IndexProgress
from tui.app.screens.explorer.index_runner import describe_work


def test_articles_that_are_marked_anew_are_not_said_to_be_read() -> None:
    assert describe_work(IndexProgress(3, 9, "reading")) == "Reading the corpus"
    assert describe_work(IndexProgress(3, 9, "marking")) == "Updating the marks"
    assert describe_work(IndexProgress(3, 9, "marking", "Exporting")) == "Exporting"
