"""Names of details, types and roles in forms: shown and typed in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tui.app.screens.curation.forms.field_offers import find_offers
from tui.app.screens.curation.forms.form_fields import ROLE_SPEC, FieldSpec
from tui.app.screens.curation.forms.record_form import FormField, RecordForm
from tui.i18n import choose_language
from tui.index.sqlite_store import SqliteStore

DETAILS = FieldSpec("details", "details", "details")
PARTS = FieldSpec("participants", "parts", "participants")
FIELDS: dict[str, Any] = {
    "title": "Inondations",
    "type": "aid",
    "participants": [{"actor": "niger", "role": "recipient"}],
    "claims": [
        {
            "article": "a",
            "quote": "a",
            "participants": [{"actor": "niger", "role": "recipient"}],
            "details": {"killed": "273", "vehicles-destroyed": "2", "delegation": ["Modi"]},
        }
    ],
}


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """The interface in French."""
    choose_language("fr")
    yield
    choose_language("en")


def test_a_form_shows_words_and_makes_terms() -> None:
    form = RecordForm("event", FIELDS)
    shown = {field.spec.label: field.value for part in form.parts for field in part.fields if field.value}
    assert shown["type"] == "aider" and shown["its role"] == "destinataire"
    assert shown["details"] == "tués: 273, véhicules détruits: 2, delegation: [Modi]"
    assert shown["participants"] == "niger:destinataire"
    record = form.build(lambda _ref: True, lambda _id: "a").record
    assert record is not None
    assert RecordForm.of_record(record).build(lambda _ref: True, lambda _id: "a").record == record
    claim = record.claims[0]  # type: ignore[union-attr]
    assert claim.details == {"killed": "273", "vehicles-destroyed": "2", "delegation": ("Modi",)}
    assert (record.type, claim.participants[0].role) == ("aid", "recipient")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("spec", "typed", "content"),
    [
        (DETAILS, "Tués: 312", {"killed": "312"}),
        (DETAILS, "killed: 312", {"killed": "312"}),
        (DETAILS, "tués: 1, killed: 2", {"tués": "1", "killed": "2"}),
        (PARTS, "niger:destinataire, mali:recipient", None),
        (ROLE_SPEC, "Destinataire", "recipient"),
        (ROLE_SPEC, "recipient", "recipient"),
        (ROLE_SPEC, "nobody", "nobody"),
    ],
)
def test_both_spellings_are_read(spec: FieldSpec, typed: str, content: object) -> None:
    field = FormField(spec)
    field.value = typed
    roles = [{"actor": "niger", "role": "recipient"}, {"actor": "mali", "role": "recipient"}]
    assert field.content == (roles if content is None else content)


def test_both_spellings_are_completed(store: SqliteStore) -> None:
    for typed in ("tues", "kill"):
        assert [item.key for item in find_offers(DETAILS, typed, store).items] == ["tués: "]
    assert find_offers(DETAILS, "tués: 3, bless", store).items[0].key == "tués: 3, blessés: "
    assert find_offers(DETAILS, "tués: 3", store).items == ()
    for typed in ("dest", "reci"):
        assert [item.key for item in find_offers(ROLE_SPEC, typed, store).items] == ["destinataire"]
        assert find_offers(PARTS, f"mali, niger:{typed}", store).items[0].key == "mali, niger:destinataire"
