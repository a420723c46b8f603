"""Actors, other spellings and offices that articles use and no record has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from tui.annotate.suggestions.actors.actor_suggestions import AliasSuggestion, RoleSuggestion
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, collect_evidence
from tui.annotate.suggestions.actors.new_actors import NewActors
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput, UseSource
from tui.annotate.suggestions.uses.gazetteer_actors import match_gazetteer, name_key
from tui.annotate.suggestions.uses.name_similarity import KnownNames, NameMatch
from tui.annotate.suggestions.uses.name_use import UsedName, UseForm
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.records import NOBODY, Actor
from tui.model.text import split_words

#: Of the names of each form, so many are read at most: those that are used most.
MAX_NAMES: Mapping[UseForm, int] = {
    "listed": 1_000,
    "run": 2_000,
    "doubtful": 500,
    "surname": 300,
    "office": 300,
    "body": 300,
    "acronym": 300,
    "alone": 2_000,
}
#: The confidence of a spelling that the gazetteer has of an actor who has a record.
_GAZETTEER_CONFIDENCE = 0.9
#: The actors of the latest list, and their names.
_latest: list[tuple[list[Actor], Language, KnownNames]] = []
#: The confidence of an office that a text gives to a known person.
_OFFICE_CONFIDENCE = 0.8


class ActorFinder:
    """A finder of actors, their spellings and their offices."""

    def __init__(self, known: SuggestionInput) -> None:
        actors, language = sorted(known.actors, key=lambda actor: actor.id), known.language
        self._actors = actors
        self._actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        match = match_gazetteer(actors, language)
        self._listed = {actor.id: actor for actor in match.missing}
        #: The records that are actors of the gazetteer, by the ids that these have there.
        self._record_ids = {entry.id: id for id, entry in match.known.items()}
        self._known_names = _known_names(actors, language)
        self._new_actors = NewActors(self._listed, language)
        # Words of which the user has decided that they mean no actor of the corpus are nobody's alias.
        self._nobodys_names = {
            tuple(split_words(d.quote)) for d in known.decisions if d.actor == NOBODY and d.quote
        }
        self._aliases: dict[str, tuple[NameMatch, NameEvidence]] = {}

    def suggestions(self, source: UseSource) -> Iterator[Suggestion]:
        """Yield the suggestions with enough evidence, in no order."""
        names = source.names(MAX_NAMES)
        yield from self._role_suggestions(names.pop("office"))
        for used in chain.from_iterable(names.values()):
            if (match := self._match(used)) is not None:
                self._add_alias(used, match)
            elif self._may_be_actor(used):
                self._new_actors.add(used)
        for match, evidence in self._aliases.values():
            yield AliasSuggestion(
                kind="alias",
                name=evidence.name,
                actor=self._actors[match.actor].id,
                confidence=_bounded(match.confidence),
                reason=match.reason,
                count=evidence.count,
                evidence=tuple(evidence.passages),
            )
        yield from self._new_actors.suggestions()

    # -- other spellings ---------------------------------------------------------------------------

    def _match(self, used: UsedName) -> NameMatch | None:
        """Return the known actor of whom a name is another spelling, or None."""
        key = used.key
        if key.form == "listed":
            return self._listed_match(used)
        words = tuple(key.words.split())
        if key.form not in ("run", "doubtful", "surname") or words in self._nobodys_names:
            return None
        if key.form == "surname":
            index = self._actor_indexes.get(key.of)
            return None if index is None else self._known_names.similar_by_surname(key.words, {index})
        is_kin = all(use.kin == use.count for _article, use in used.uses)
        return None if is_kin else self._known_names.most_similar(words)

    def _listed_match(self, used: UsedName) -> NameMatch | None:
        """Return the record of an actor of the gazetteer that lacks a name which is used, or None."""
        id = self._record_ids.get(used.key.of)
        if id is None or not any(use.named for _article, use in used.uses):
            return None
        index = self._actor_indexes[id]
        own = {name_key(spelling.name) for spelling in self._actors[index].spellings()}
        return (
            None
            if used.key.words in own
            else NameMatch(index, _GAZETTEER_CONFIDENCE, N_("a name in the gazetteer"))
        )

    def _add_alias(self, used: UsedName, match: NameMatch) -> None:
        """Add the uses of a spelling of a known actor."""
        best, evidence = self._aliases.get(used.key.words, (match, NameEvidence()))
        evidence.add(used)
        self._aliases[used.key.words] = max(best, match, key=lambda one: one.confidence), evidence

    # -- new actors --------------------------------------------------------------------------------

    def _may_be_actor(self, used: UsedName) -> bool:
        """Return whether a name that is no other spelling can be a new actor's."""
        key = used.key
        if key.form in ("listed", "doubtful", "surname"):
            return key.form == "listed" and key.of in self._listed
        words = tuple(split_words(key.words))
        return not (self._known_names.has_all(words) or self._known_names.could_be_several(words))

    # -- offices -----------------------------------------------------------------------------------

    def _role_suggestions(self, names: list[UsedName]) -> Iterator[RoleSuggestion]:
        """Yield an office of a person once, in the words that are said most often."""
        for used in names:
            evidence = collect_evidence([used])
            index = self._actor_indexes.get(used.key.of)
            office = max(evidence.offices, key=lambda one: (evidence.offices[one], -len(one.title)))
            role = office.role
            if index is None or role is None or _has_role(self._actors[index], role.title):
                continue
            listed = self._listed.get(role.of or "")
            yield RoleSuggestion(
                kind="role",
                name=role.title,
                actor=used.key.of,
                role=role,
                needed=(listed,) if listed else (),
                confidence=_OFFICE_CONFIDENCE,
                reason=N_("stated next to the name"),
                count=evidence.count,
                evidence=tuple(evidence.passages[:1]),
            )


def _known_names(actors: list[Actor], language: Language) -> KnownNames:
    """Return the names of some actors; those of the latest list, with all that was asked, if it is of them.

    So a list that is made anew after an article has changed compares only what is new.
    """
    for known, its_language, names in _latest:
        if its_language is language and known == actors:
            return names
    names = KnownNames(actors, language.lexicon, language.candidate_lexicon.is_short_for)
    _latest[:] = [(actors, language, names)]
    return names


def _has_role(actor: Actor, title: str) -> bool:
    """Return whether a record has an office in these words."""
    return name_key(title) in {name_key(role.title) for role in actor.roles}


def _bounded(confidence: float) -> float:
    """Return a confidence that leaves room for doubt."""
    return round(min(confidence, 0.95), 2)
