"""What a field of a form offers while it is typed into: records, types, roles; and what it means."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.app.documents.labels import date_label, subtitle_words
from tui.app.documents.list_items import ListItem
from tui.app.screens.curation.forms.form_fields import CHOICE_HELP, ROLE_SPEC, FieldSpec
from tui.corpus.curation.typed_dates import read_typed_date
from tui.i18n import gettext as _
from tui.i18n.term_words import DETAIL_TERMS, fitting_terms, read_term, term_words
from tui.index.results import SearchHit
from tui.index.store import Store
from tui.model.records import Actor, Kind, Ref
from tui.model.text import clean_line, fold

#: Records that are offered at a time.
MAX_OFFERS = 6
#: How many times as many are looked for, as some were only found in the articles.
_OVERFETCH = 4
#: Fewer letters are looked for at the beginning of words alone, not in what these mean.
_MIN_HELP_CHARS = 3


class NewRecord(Struct, frozen=True):
    """The key of the offer to make a new actor of this name."""

    name: str


class FieldOffers(Struct, frozen=True):
    """What is offered for a text, and what the text means as it is.

    `at`: the row of the cursor; None: what is typed begins none of them, and Enter takes none.
    """

    items: tuple[ListItem, ...] = ()
    meaning: str = ""
    at: int | None = 0


def find_offers(spec: FieldSpec, text: str, store: Store, own: Ref | None = None) -> FieldOffers:
    """Return what is offered for a field of the record `own`; may block. Raises StoreError."""
    text = clean_line(text)
    offers = FieldOffers()
    if spec.kind == "choice":
        offers = _choice_offers(spec, text)
    elif spec.kind == "date":
        edtf = read_typed_date(text) if text else None
        offers = FieldOffers(meaning=f"{edtf} · {date_label(edtf)}" if edtf else "")
    elif spec.kind == "label":
        offers = _label_offers(text, store)
    elif spec.kind == "name" and text:
        offers = FieldOffers(meaning=_namesake_words(store, text, own))
    elif spec.kind == "participants":
        offers = _participant_offers(spec, text, store)
    elif spec.kind == "details":
        offers = _detail_offers(text)
    elif spec.kind in ("id", "place") and text:
        offers = _record_offers(spec, text, store)
    return offers


def _label_offers(text: str, store: Store) -> FieldOffers:
    """Return the labels in use one of whose words begins as the text does."""
    labels = store.field_values("label", text, MAX_OFFERS)
    items = (ListItem(key=one.value, text=one.value, trail=str(one.count)) for one in labels)
    return FieldOffers(tuple(items) if text else ())


def _participant_offers(spec: FieldSpec, text: str, store: Store) -> FieldOffers:
    """Return what the last of several ids may be; what is offered is the whole text with it."""
    before, comma, last = text.rpartition(",")
    id, colon, role = last.strip().partition(":")
    start = f"{before}{comma} " if comma else ""
    if colon:
        roles = _choice_offers(ROLE_SPEC, role.strip()).items
        return FieldOffers(tuple(replace(item, key=f"{start}{id}:{item.key}") for item in roles))
    offers = _record_offers(spec, id, store) if id else FieldOffers()
    items = (replace(item, key=f"{start}{item.key}") for item in offers.items if isinstance(item.key, str))
    return FieldOffers(tuple(items), offers.meaning)


def _detail_offers(text: str) -> FieldOffers:
    """Return what the name may be with which a line of details ends; what is offered is the whole line."""
    before, comma, last = text.rpartition(",")
    name = last.strip()
    if not name or ":" in name or before.count("[") > before.count("]"):
        return FieldOffers()
    start = f"{before}{comma} " if comma else ""
    terms = fitting_terms(name, DETAIL_TERMS)[:MAX_OFFERS]
    items = (
        ListItem(key=f"{start}{term_words(one)}: ", text=term_words(one), trail=_term_beside(one))
        for one in terms
    )
    return FieldOffers(tuple(items))


def _term_beside(term: str) -> str:
    """Return a term as files have it, where it is shown in other words."""
    return term if term_words(term) != term else ""


def _namesake_words(store: Store, name: str, own: Ref | None) -> str:
    """Return in words whose name it is, too; empty where it is nobody else’s."""
    folded = fold(name.removeprefix("="))
    refs = [hit.ref for hit in _find_kept(store, "actor", folded, fuzzy=False)]
    others = [
        f"{record.title} ({record.ref})"
        for record in store.read([ref for ref in refs if ref != own])
        if isinstance(record, Actor) and folded in {fold(one.name) for one in record.spellings()}
    ]
    words = _("also a name of {others}: each text decides who is meant")
    return words.format(others=", ".join(others)) if others else ""


def _choice_offers(spec: FieldSpec, text: str) -> FieldOffers:
    """Return the values of a list, those that fit first; all of them where the text is one already."""
    values = [(value, _(CHOICE_HELP.get(value, ""))) for value in spec.choices]
    chosen, is_unknown = read_term(text, spec.choices), False
    if chosen not in spec.choices:
        typed, begun = fold(text), fitting_terms(text, spec.choices)
        begins = [one for one in values if one[0] in begun]
        about = [one for one in values if typed in fold(one[1])] if len(typed) >= _MIN_HELP_CHARS else []
        is_unknown = bool(typed) and not begins and not about
        values = begins or about or values
    items = tuple(
        ListItem(key=term_words(value), text=term_words(value), detail=words, trail=_term_beside(value))
        for value, words in values
    )
    at = next((index for index, (value, _words) in enumerate(values) if value == chosen), 0)
    return FieldOffers(items, at=None if is_unknown else at)


def _record_offers(spec: FieldSpec, text: str, store: Store) -> FieldOffers:
    ref = Ref(spec.of, text)
    known = [] if ref.is_found else store.read([ref])
    if known:
        return FieldOffers(meaning=known[0].title)
    items = [
        ListItem(
            key=hit.ref.id,
            text=hit.title,
            detail=subtitle_words(hit.ref.kind, hit.subtitle),
            trail=hit.ref.id,
        )
        for hit in _find_kept(store, spec.of, text)
    ]
    if spec.of == "actor":
        items.append(ListItem(key=NewRecord(text), text=_("new: “{name}”").format(name=text)))
    return FieldOffers(tuple(items))


def _find_kept(store: Store, kind: Kind, text: str, fuzzy: bool = True) -> list[SearchHit]:
    """Return the records of files whose names have a text, at most `MAX_OFFERS`; no file can name others."""
    hits = store.search_names(kind, text, MAX_OFFERS * _OVERFETCH, fuzzy)
    return [hit for hit in hits if not hit.ref.is_found][:MAX_OFFERS]
