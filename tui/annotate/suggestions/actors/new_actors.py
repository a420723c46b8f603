"""New actors from the names of all articles: each once, with its fullest name and other spellings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec import structs

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.actors.gazetteer_actors import name_key
from tui.annotate.suggestions.actors.name_candidate import NameCandidate
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, add_evidence, suggest_actor
from tui.annotate.suggestions.actors.new_bodies import NewBodies, acronym_name
from tui.annotate.suggestions.actors.new_persons import NewPersons
from tui.annotate.suggestions.suggestion import Evidence
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.records import Actor

K = TypeVar("K")
#: When more names have been collected, those with one occurrence are dropped, to bound the memory.
_MAX_COLLECTED_NAMES = 200_000


class NewActors:
    """A collector of names without a record; `listed`: the actors of the gazetteer without one, by id."""

    def __init__(self, listed: Mapping[str, Actor], language: Language) -> None:
        self._listed = listed
        self._of_listed: dict[str, NameEvidence] = {}
        self._bodies = NewBodies(listed)
        self._persons = NewPersons(listed, language)
        self._in_article: list[tuple[NameCandidate, Callable[[], Evidence], str]] = []

    def add(self, candidate: NameCandidate, article: str, passage: Callable[[], Evidence]) -> None:
        """Add an occurrence of a name."""
        if candidate.form == "listed":
            _put(self._of_listed, candidate.listed, candidate, article, passage)
        elif candidate.form == "body":
            _put(self._bodies.named, candidate.words, candidate, article, passage)
        elif candidate.form == "acronym":
            _put(self._bodies.acronyms, candidate.name, candidate, article, passage)
        else:
            self._in_article.append((candidate, passage, article))

    def end_article(self) -> None:
        """Add the names of persons in the article: its single words to the full names in it."""
        full_names = dict.fromkeys(one.words for one, _, _ in self._in_article if len(one.words) > 1)
        for candidate, passage, article in self._in_article:
            if len(candidate.words) > 1 or candidate.type is not None:
                _put(self._persons.full, candidate.words, candidate, article, passage)
                continue
            (word,) = candidate.words
            bearers = [name for name in full_names if self._persons.bears(name, word)]
            if len(bearers) == 1:
                _put(self._persons.alone, (word, bearers[0]), candidate, article, passage)
            elif not bearers and candidate.offices and not candidate.is_place:
                _put(self._persons.alone, (word, ()), candidate, article, passage)
        self._in_article.clear()

    def suggestions(self) -> Iterator[NewActorSuggestion]:
        """Yield the new actors with enough evidence, each once, in no order."""
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


def _put(
    table: dict[K, NameEvidence],
    key: K,
    candidate: NameCandidate,
    article: str,
    passage: Callable[[], Evidence],
) -> None:
    """Add an occurrence of a name to a table of evidence."""
    if len(table) >= _MAX_COLLECTED_NAMES:
        for rare in [other for other, evidence in table.items() if evidence.count == 1]:
            del table[rare]
    add_evidence(table.setdefault(key, NameEvidence()), candidate, article, passage)
