"""A review by keys that come faster than anything is done: none is lost, and every step can be undone."""

from __future__ import annotations

from pathlib import Path

from tests.campaign.review import review_by_keys


def test_articles_are_reviewed_by_keys_alone(tmp_path: Path) -> None:
    assert review_by_keys(tmp_path, 1).faults == []
