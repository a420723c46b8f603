"""What a field of a form offers while it is typed into: records, types, roles; and what it means."""

from __future__ import annotations

from msgspec import Struct

from tui.app.documents.labels import date_label
from tui.app.documents.list_items import ListItem
from tui.app.screens.curation.forms.form_fields import CHOICE_HELP, FieldSpec
from tui.app.screens.curation.forms.record_form import read_date
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.records import Ref
from tui.model.text import clean_line, fold

#: Records that are offered at a time.
MAX_OFFERS = 6


class NewRecord(Struct, frozen=True):
    """The key of the offer to make a new actor of this name."""

    name: str


class FieldOffers(Struct, frozen=True):
    """What is offered for a text, and what the text means as it is; `at`: the row of the cursor."""

    items: tuple[ListItem, ...] = ()
    meaning: str = ""
    at: int = 0


def find_offers(spec: FieldSpec, text: str, store: Store) -> FieldOffers:
    """Return what is offered for a field; may block. Raises StoreError."""
    text = clean_line(text)
    if spec.kind == "choice":
        return _choice_offers(spec, text)
    if spec.kind == "date":
        edtf = read_date(text) if text else None
        return FieldOffers(meaning=f"{edtf} · {date_label(edtf)}" if edtf else "")
    if spec.kind in ("id", "place") and text:
        return _record_offers(spec, text, store)
    return FieldOffers()


def _choice_offers(spec: FieldSpec, text: str) -> FieldOffers:
    """Return the values of a list, those that fit first; all of them where the text is one already."""
    values = [(value, _(CHOICE_HELP.get(value, ""))) for value in spec.choices]
    if text not in spec.choices:
        typed = fold(text)
        begins = [one for one in values if one[0].startswith(typed)]
        values = begins or [one for one in values if typed in fold(one[1])] or values
    items = tuple(ListItem(key=value, text=value, detail=words) for value, words in values)
    at = next((index for index, item in enumerate(items) if item.key == text), 0)
    return FieldOffers(items, at=at)


def _record_offers(spec: FieldSpec, text: str, store: Store) -> FieldOffers:
    known = store.read([Ref(spec.of, text)])
    if known:
        return FieldOffers(meaning=known[0].title)
    hits = store.search_names(spec.of, text, MAX_OFFERS)
    items = [
        ListItem(key=hit.ref.id, text=hit.title, detail=hit.subtitle or "", trail=hit.ref.id) for hit in hits
    ]
    if spec.of == "actor":
        items.append(ListItem(key=NewRecord(text), text=_("new: “{name}”").format(name=text)))
    return FieldOffers(tuple(items))
