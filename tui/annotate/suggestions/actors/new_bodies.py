"""New bodies from the names of all articles: with their acronyms, or acronyms alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, suggest_actor
from tui.annotate.suggestions.actors.person_groups import Words
from tui.annotate.suggestions.uses.gazetteer_actors import name_key
from tui.i18n import N_
from tui.model.records import Actor, Name

#: An acronym of fewer letters is found only as it is written.
_MIN_FOLDED_ACRONYM_CHARS = 4


class NewBodies:
    """Names of bodies without a record: `named` by their words, `acronyms` as they are written."""

    def __init__(self, listed: Mapping[str, Actor]) -> None:
        self._listed = listed
        self.named: dict[Words, NameEvidence] = {}
        self.acronyms: dict[str, NameEvidence] = {}

    def suggestions(self, known_acronyms: Collection[str]) -> Iterator[NewActorSuggestion]:
        """Yield bodies with their acronyms, then acronyms that nothing explains.

        `known_acronyms`: folded, of actors of the gazetteer.
        """
        by_acronym: defaultdict[str, list[Words]] = defaultdict(list)
        alone: list[Words] = []
        for words, evidence in self.named.items():
            if evidence.acronyms:
                by_acronym[name_key(evidence.acronyms.most_common(1)[0][0])].append(words)
            else:
                alone.append(words)
        explained = {words for group in by_acronym.values() for words in group}
        for acronym, group in by_acronym.items():
            yield self._explained_body(acronym, group)
        for words in alone:
            if not any(words == other[: len(words)] for other in explained):
                yield self._titled_body(self.named[words])
        for acronym, evidence in self.acronyms.items():
            is_known = name_key(acronym) in by_acronym or name_key(acronym) in known_acronyms
            if not is_known and (one := self._lone_acronym(acronym, evidence)):
                yield one

    def _explained_body(self, acronym: str, group: list[Words]) -> NewActorSuggestion:
        """Return a body with the acronym that stands for it."""
        evidence = NameEvidence()
        for words in group:
            evidence.merge(self.named[words])
        name = evidence.name
        others = [surface for surface in evidence.surfaces if name_key(surface) != name_key(name)]
        acronyms = list(evidence.acronyms)
        for surface, uses in self.acronyms.items():
            if name_key(surface) == acronym:
                evidence.merge(uses)
                acronyms.append(surface)
        type_ = evidence.types.most_common(1)[0][0] if evidence.types else "organization"
        aliases = [*dict.fromkeys(map(acronym_name, acronyms)), *map(Name, dict.fromkeys(others))]
        actor = Actor(id="", name=name, type=type_, aliases=tuple(aliases))
        return suggest_actor(actor, evidence, 0.85, N_("known by an acronym, too"), self._listed)

    def _titled_body(self, evidence: NameEvidence) -> NewActorSuggestion:
        type_ = evidence.types.most_common(1)[0][0] if evidence.types else "organization"
        actor = Actor(id="", name=evidence.name, type=type_)
        confidence, reason = 0.55, N_("begins with a word for an organisation")
        if type_ == "media":  # no noun for a body makes one of these
            confidence, reason = 0.7, N_("the text says what it is")
        return suggest_actor(actor, evidence, confidence, reason, self._listed)

    def _lone_acronym(self, acronym: str, evidence: NameEvidence) -> NewActorSuggestion | None:
        """Return an acronym as a body; None where it is used once and no noun or article is before it."""
        type_ = evidence.types.most_common(1)[0][0] if evidence.types else None
        if type_ is None and evidence.count < 2 and not evidence.articled:
            return None
        actor = Actor(id="", name=acronym, type=type_ or "organization")
        confidence = 0.75 if type_ else 0.5
        return suggest_actor(actor, evidence, confidence, "capitals", self._listed)


def acronym_name(acronym: str) -> Name:
    """Return an acronym as an alias; a short one only as it is written."""
    return Name(acronym, "exact" if len(acronym) < _MIN_FOLDED_ACRONYM_CHARS else "folded")
