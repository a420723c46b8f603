"""The actors of the gazetteer that a corpus has no record of, with the ids that they would get."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from tui.corpus.curation.corpus_draft import shorten_id
from tui.corpus.scan import id_of_filename
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.records import Actor
from tui.model.text import split_words

#: An acronym of so many letters at most is a good id.
_MAX_ACRONYM_CHARS = 8


class GazetteerMatch(Struct, frozen=True):
    """What the gazetteer has beyond a corpus."""

    missing: tuple[Actor, ...]  # those without a record
    known: dict[str, Actor]  # by the id of the record that is the same actor


@lru_cache(maxsize=4)
def gazetteer_actors(code: str) -> tuple[Actor, ...]:
    """Return the actors of the gazetteer of a language (BCP 47), each with its id."""
    actors: dict[str, Actor] = {}
    for actor in find_language(code).gazetteer_table:
        id = _make_id(actor)
        if id in actors:
            id = shorten_id(id_of_filename(actor.name).lower())
        actors[id] = structs.replace(actor, id=id)
    return tuple(actors.values())


def match_gazetteer(actors: Sequence[Actor], language: Language) -> GazetteerMatch:
    """Return the actors of the gazetteer without those of `actors`, and which ones these are.

    They are the same where they have one Wikidata or ISO 3166 identifier, or a name, and both or neither are
    persons; an actor whose id another record has is left out.
    """
    keys = {key: actor.id for actor in actors if actor.type != "person" for key in _identities(actor)}
    ids = {actor.id for actor in actors}
    missing: list[Actor] = []
    known: dict[str, Actor] = {}
    for entry in gazetteer_actors(language.code):
        id = next((keys[key] for key in _identities(entry) if key in keys), None)
        if id is not None:
            known.setdefault(id, entry)
        elif entry.id not in ids:
            missing.append(entry)
    return GazetteerMatch(tuple(missing), known)


def other_spellings(record: Actor, entry: Actor) -> Actor | None:
    """Return an entry of the gazetteer with only the names that a record of it lacks; None if it has all."""
    own = {name_key(spelling.name) for spelling in record.spellings()}
    others = [spelling for spelling in entry.spellings() if name_key(spelling.name) not in own]
    if not others:
        return None
    return Actor(id=entry.id, name=others[0].name, type=entry.type, aliases=tuple(others), not_=entry.not_)


def _identities(actor: Actor) -> list[tuple[str, str]]:
    """Return by what an actor is known to be the same as another, the surest first."""
    identities = [("wikidata", actor.wikidata)] if actor.wikidata else []
    if actor.country and actor.type == "country":
        identities.append(("iso", actor.country))
    return [*identities, *(("name", name_key(spelling.name)) for spelling in actor.spellings())]


def name_key(name: str) -> str:
    """Return what is equal for two spellings that differ in case, accents and marks alone."""
    return " ".join(split_words(name))


def _make_id(actor: Actor) -> str:
    """Return the id that a record of an actor gets: of the first acronym, or of the name."""
    for alias in actor.aliases:
        if actor.type not in ("country", "place") and is_acronym(alias.name):
            return id_of_filename(alias.name).lower()
    return shorten_id(id_of_filename(actor.name).lower())


def is_acronym(name: str) -> bool:
    """Return whether a name is one word in capitals."""
    return name.isupper() and name.isalnum() and 1 < len(name) <= _MAX_ACRONYM_CHARS
