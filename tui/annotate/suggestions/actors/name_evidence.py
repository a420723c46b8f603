"""The evidence for one name, from the articles that use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from msgspec import Struct, field

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.suggestion import Evidence
from tui.annotate.suggestions.uses.name_use import MAX_EVIDENCE, UsedName
from tui.annotate.suggestions.uses.said_offices import SaidOffice
from tui.model.records import Actor, ActorType

#: A suggestion is never surer than this.
_MAX_CONFIDENCE = 0.95
_COUNTERS = ("surfaces", "offices", "types", "acronyms")
_NUMBERS = ("named", "inside", "speaking", "beside_persons", "kin", "places", "articled")


class NameEvidence(Struct):
    """How texts use a name: `count` times in all, `read_count` times in the articles that were read."""

    surfaces: Counter[str] = field(default_factory=Counter)
    offices: Counter[SaidOffice] = field(default_factory=Counter)
    types: Counter[ActorType] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)
    count: int = 0
    read_count: int = 0
    named: int = 0  # this and what follows: see `NameUse`; of the articles that were read
    inside: int = 0
    speaking: int = 0
    beside_persons: int = 0
    kin: int = 0
    places: int = 0
    articled: int = 0
    articles: set[str] = field(default_factory=set)
    passages: list[Evidence] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the most frequent spelling."""
        return max(self.surfaces, key=lambda surface: (self.surfaces[surface], surface))

    def merge(self, other: NameEvidence) -> None:
        """Add the evidence for another name of the same actor."""
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))
        for name in ("count", "read_count", *_NUMBERS):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.articles |= other.articles
        self.passages = [*self.passages, *other.passages][:MAX_EVIDENCE]

    def add(self, used: UsedName) -> None:
        """Add the uses of a name of the actor; those that say who bears it come first."""
        self.count += used.count
        uses = [use for _article, use in used.uses]
        surfaces, types = self.surfaces, self.types
        for article, use in used.uses:
            self.read_count += use.count
            for surface, times in use.surfaces.items():  # most often one: faster than Counter.update
                surfaces[surface] += times
            for type_, times in use.types.items():
                types[type_] += times
            if use.is_telling:
                self.offices.update(dict(use.offices))
                self.acronyms.update(use.acronyms)
            self.articles.add(article)
            if len(self.passages) < MAX_EVIDENCE:
                self.passages += [Evidence(article, *span) for span in use.spans]
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + sum(map(attrgetter(name), uses)))
        del self.passages[MAX_EVIDENCE:]


def collect_evidence(names: Iterable[UsedName]) -> NameEvidence:
    """Return the evidence for an actor from its names."""
    evidence = NameEvidence()
    for used in names:
        evidence.add(used)
    return evidence


def suggest_actor(
    actor: Actor, evidence: NameEvidence, confidence: float, reason: str, listed: Mapping[str, Actor]
) -> NewActorSuggestion:
    """Return a suggestion of an actor; what recurs is surer.

    `listed`: the actors of the gazetteer without a record, of which those are written too that it refers to.
    """
    bonus = min(0.15, 0.03 * (evidence.count - 1) + 0.03 * (len(evidence.articles) - 1))
    references = dict.fromkeys([*(role.of for role in actor.roles), actor.of])
    return NewActorSuggestion(
        kind="actor",
        name=actor.name,
        actor=actor,
        needed=tuple(listed[id] for id in references if id is not None and id in listed),
        confidence=round(min(confidence + bonus, _MAX_CONFIDENCE), 2),
        reason=reason,
        count=evidence.count,
        evidence=tuple(evidence.passages),
    )
