"""What a field offers: labels in use, ids with roles; and whose name an alias is, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.indexing.test_found_events import write_article
from tests.stores import indexed
from tui.app.screens.curation.forms.field_offers import NewRecord, find_offers
from tui.app.screens.curation.forms.form_fields import FORM_SPECS, FieldSpec
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

TYPE = next(spec for spec in FORM_SPECS["event"] if isinstance(spec, FieldSpec) and spec.name == "type")
NAME, PARTS = FieldSpec("name", "name", "name"), FieldSpec("participants", "parts", "participants")


def test_an_alias_of_another_is_said(store: SqliteStore) -> None:
    own = Ref("actor", "niger")
    assert "Mali (actor:mali)" in find_offers(NAME, "=mali", store, own).meaning
    assert find_offers(NAME, "NIGER", store, own).meaning == ""
    assert find_offers(NAME, "Nig", store).meaning == ""


def test_the_last_of_several_ids_is_completed_and_its_role(store: SqliteStore) -> None:
    offers = find_offers(PARTS, "niger:place, evkurov", store)
    assert offers.items[0].key == "niger:place, iounous-bek-evkourov"
    roles = find_offers(PARTS, "mali, niger:rec", store).items
    assert [item.key for item in roles] == ["mali, niger:recipient"]


@pytest.mark.parametrize(
    ("typed", "at", "first"),
    [
        ("", 0, "agree"),
        ("as", 0, "assault"),
        ("e", None, "agree"),
        ("veto", 0, "reject"),
        ("xyz", None, "agree"),
    ],
)
def test_enter_takes_no_type_that_was_not_begun(
    store: SqliteStore, typed: str, at: int | None, first: str
) -> None:
    offers = find_offers(TYPE, typed, store)
    assert (offers.at, offers.items[0].key) == (at, first)


def test_what_was_only_found_is_nothing_that_a_file_can_name(tmp_path: Path) -> None:
    for name in ("leaving", "deadline"):
        write_article(tmp_path / "corpus", name)
    store = indexed(tmp_path / "corpus", tmp_path / "cache")
    assert "?tchad" in [row.ref.id for row in store.rows("actor").items]
    for text in ("Tchad", "?tchad"):
        offers = find_offers(FieldSpec("place", "place", "place"), text, store)
        assert ([item.key for item in offers.items], offers.meaning) == ([NewRecord(text)], "")
    assert find_offers(NAME, "Tchad", store).meaning == ""
    store.close()
