"""New actors from the names that articles use: each once, with its fullest name and other spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import structs

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, suggest_actor
from tui.annotate.suggestions.actors.new_bodies import NewBodies, acronym_name
from tui.annotate.suggestions.actors.new_persons import NewPersons
from tui.annotate.suggestions.suggestion import SuggestionKey
from tui.annotate.suggestions.uses.gazetteer_actors import name_key
from tui.annotate.suggestions.uses.name_use import UsedName
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.records import Actor


class NewActors:
    """A collector of names without a record; `listed`: the actors of the gazetteer without one, by id."""

    def __init__(self, listed: Mapping[str, Actor], language: Language) -> None:
        self._listed = listed
        self._of_listed: dict[str, NameEvidence] = {}
        self._bodies = NewBodies(listed)
        self._persons = NewPersons(listed, language)

    def add(self, used: UsedName) -> None:
        """Add a name with its uses."""
        key = used.key
        words = tuple(key.words.split())
        if key.form == "listed":
            evidence = self._of_listed.setdefault(key.of, NameEvidence())
        elif key.form == "body":
            evidence = self._bodies.named.setdefault(words, NameEvidence())
        elif key.form == "acronym":
            evidence = self._bodies.acronyms.setdefault(key.words, NameEvidence())
        elif key.form == "alone":
            evidence = self._persons.add_surname(key.words, tuple(key.of.split()))
        else:
            evidence = self._persons.full.setdefault(words, NameEvidence())
        evidence.add(used)

    def suggestions(self) -> Iterator[NewActorSuggestion]:
        """Yield the new actors with enough evidence, in no order; of those with one name the surest."""
        surest: dict[SuggestionKey, NewActorSuggestion] = {}
        for one in self._every_suggestion():
            same = surest.get(one.key)
            if same is None or (one.confidence, one.count) > (same.confidence, same.count):
                surest[one.key] = one
        yield from surest.values()

    def _every_suggestion(self) -> Iterator[NewActorSuggestion]:
        """Yield the new actors by what speaks for them: «Tarka» by a noun, «TARKA» by its capitals."""
        for id, evidence in self._of_listed.items():
            if suggestion := self._listed_suggestion(self._listed[id], evidence):
                yield suggestion
        explained = {name_key(acronym) for one in self._of_listed.values() for acronym in one.acronyms}
        yield from self._bodies.suggestions(explained)
        yield from self._persons.suggestions()

    def _listed_suggestion(self, actor: Actor, evidence: NameEvidence) -> NewActorSuggestion | None:
        """Return an actor of the gazetteer, as it would be written; None without enough evidence."""
        if actor.type == "place" and evidence.named < 2:
            return None
        confidence = 0.95 if evidence.named else 0.7
        own = {name_key(spelling.name) for spelling in actor.spellings()}
        acronyms = [acronym for acronym in evidence.acronyms if name_key(acronym) not in own]
        if acronyms:
            actor = structs.replace(actor, aliases=(*actor.aliases, *map(acronym_name, acronyms)))
        reason = (
            N_("in the gazetteer") if evidence.named else N_("in the gazetteer, by its people or capital")
        )
        return suggest_actor(actor, evidence, confidence, reason, self._listed)
