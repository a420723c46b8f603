"""Fields that hold dates take them in words, too, as forms do; others keep the words."""

from __future__ import annotations

import pytest

from tui.corpus.curation.record_fields import set_fields
from tui.corpus.record_files.record_edit import EditError
from tui.model.records import Article

ARTICLE = Article(id="a", path="articles/a.md", title="Essai", body="Un mot.\n")


def test_a_field_of_a_date_takes_words() -> None:
    changed = set_fields(ARTICLE, ["date=28 août 2024", "accessed=2026-11-28", "title=28 août 2024"])
    assert (changed.date, changed.accessed, changed.title) == ("2024-08-28", "2026-11-28", "28 août 2024")
    with pytest.raises(EditError):
        set_fields(ARTICLE, ["date=hier soir peut-être"])
