"""The evidence for one name, from all its occurrences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.actors.name_candidate import NameCandidate
from tui.annotate.suggestions.actors.said_offices import SaidOffice
from tui.annotate.suggestions.suggestion import Evidence
from tui.model.records import Actor, ActorType

#: At most this many passages support a suggestion: a user reads no more.
MAX_EVIDENCE = 10
#: A suggestion is never surer than this.
_MAX_CONFIDENCE = 0.95
#: So many articles of a name are remembered, to compare them with those of others.
_MAX_ARTICLES = 200


class NameEvidence(Struct):
    """How texts use a name."""

    surfaces: Counter[str] = field(default_factory=Counter)
    offices: Counter[SaidOffice] = field(default_factory=Counter)
    types: Counter[ActorType] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)
    count: int = 0
    named: int = 0  # occurrences that are no demonym or capital
    inside: int = 0  # occurrences that do not begin a sentence
    speaking: int = 0  # occurrences with a verb of speech
    beside_persons: int = 0
    kin: int = 0
    places: int = 0  # occurrences as a place
    articled: int = 0  # occurrences with an article
    articles: set[str] = field(default_factory=set)
    passages: list[Evidence] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the most frequent spelling."""
        return max(self.surfaces, key=lambda surface: (self.surfaces[surface], surface))

    def merge(self, other: NameEvidence) -> None:
        """Add the evidence for another name of the same actor."""
        for name in ("surfaces", "offices", "types", "acronyms"):
            getattr(self, name).update(getattr(other, name))
        for name in ("count", "named", "inside", "speaking", "beside_persons", "kin", "places", "articled"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.articles |= other.articles
        self.passages = [*self.passages, *other.passages][:MAX_EVIDENCE]


def add_evidence(
    evidence: NameEvidence, candidate: NameCandidate, article: str, passage: Callable[[], Evidence]
) -> None:
    """Add an occurrence of a name; `passage` is read only if it is kept. The most telling comes first."""
    evidence.surfaces[candidate.name] += 1
    evidence.offices.update(candidate.offices)
    if candidate.type:
        evidence.types[candidate.type] += 1
    if candidate.acronym:
        evidence.acronyms[candidate.acronym] += 1
    evidence.count += 1
    evidence.named += candidate.is_name
    evidence.inside += not candidate.opens
    evidence.speaking += candidate.speaks
    evidence.beside_persons += candidate.is_beside_person
    evidence.kin += candidate.is_kin
    evidence.places += candidate.is_place
    evidence.articled += candidate.has_article
    if len(evidence.articles) < _MAX_ARTICLES:
        evidence.articles.add(article)
    is_telling = bool(candidate.offices or candidate.acronym)
    if len(evidence.passages) < MAX_EVIDENCE or is_telling:
        evidence.passages.insert(0 if is_telling else MAX_EVIDENCE, passage())
        del evidence.passages[MAX_EVIDENCE:]


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
