"""Actors, other spellings and offices that texts name and no record has."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from tui.annotate.suggestions.actors.actor_suggestions import AliasSuggestion, RoleSuggestion
from tui.annotate.suggestions.actors.candidates import Candidates
from tui.annotate.suggestions.actors.gazetteer_actors import match_gazetteer, name_key
from tui.annotate.suggestions.actors.name_candidate import KnownOffices, NameCandidate
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, add_evidence
from tui.annotate.suggestions.actors.name_similarity import KnownNames, NameMatch
from tui.annotate.suggestions.actors.new_actors import NewActors
from tui.annotate.suggestions.actors.said_offices import SaidOffice
from tui.annotate.suggestions.suggestion import Evidence, Suggestion, SuggestionInput, passage_evidence
from tui.i18n import N_
from tui.model.records import NOBODY, Actor, Annotations, Article
from tui.model.text import split_words

#: When more names have been collected, those with one occurrence are dropped, to bound the memory.
_MAX_COLLECTED_NAMES = 200_000
#: The confidence of a spelling that the gazetteer has of an actor who has a record.
_GAZETTEER_CONFIDENCE = 0.9
#: The confidence of an office that a text gives to a known person.
_OFFICE_CONFIDENCE = 0.8


class _RoleEvidence(Struct):
    """The passages in which an office is given to a known person."""

    count: int = 0
    passages: list[Evidence] = field(default_factory=list)


class ActorFinder:
    """A finder of actors, their spellings and their offices."""

    def __init__(self, known: SuggestionInput) -> None:
        actors, language = known.actors, known.language
        self._actors = actors
        self._actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        match = match_gazetteer(actors, language)
        self._listed = {actor.id: actor for actor in match.missing}
        #: The actors of the gazetteer that have a record, by a made-up id, for the names that it lacks.
        self._other_names = {f"={id}": (id, entry) for id, entry in match.known.items()}
        others = filter(None, (self._other_spellings(*pair) for pair in match.known.items()))
        self._common_words = language.lexicon.function_words - language.lexicon.particles
        self._known_names = KnownNames(actors, language.lexicon)
        self._candidates = Candidates(actors, [*match.missing, *others], language)
        self._new_actors = NewActors(self._listed, language)
        # Words of which the user has decided that they mean no actor of the corpus are nobody's alias.
        self._nobodys_names = {
            tuple(split_words(d.quote)) for d in known.decisions if d.actor == NOBODY and d.quote
        }
        self._match_cache: dict[tuple[str, ...], NameMatch | None] = {}
        self._aliases: dict[tuple[str, ...], tuple[NameMatch, NameEvidence]] = {}
        self._roles: dict[tuple[str, SaidOffice], _RoleEvidence] = {}

    def _other_spellings(self, id: str, entry: Actor) -> Actor | None:
        """Return an actor with the names of the gazetteer that a record lacks; None if it has all."""
        record = self._actors[self._actor_indexes[id]]
        own = {name_key(spelling.name) for spelling in record.spellings()}
        others = [spelling for spelling in entry.spellings() if name_key(spelling.name) not in own]
        if not others:
            return None
        return Actor(
            id=f"={id}", name=others[0].name, type=entry.type, aliases=tuple(others), not_=entry.not_
        )

    # -- reading -----------------------------------------------------------------------------------

    def read(self, article: Article, marks: Annotations) -> None:
        """Collect the names of an article that no mention covers, and the offices of those it mentions."""
        found = self._candidates.find(article, marks)
        mentioned = {self._actor_indexes[m.actor] for m in marks.body if m.actor in self._actor_indexes}
        persons = {actor for actor in mentioned if self._actors[actor].type == "person"}
        for candidate in found.names:
            passage = _PassageOf(article, candidate)
            if candidate.form == "listed" and candidate.listed.startswith("="):
                self._add_alias(candidate, passage, self._gazetteer_match(candidate))
                continue
            match = self._most_similar(candidate, persons, found.lowercase_words)
            if match:
                self._add_alias(candidate, passage, match)
            elif self._may_be_actor(candidate, found.lowercase_words):
                self._new_actors.add(candidate, article.id, passage)
        for known in found.offices:
            self._add_offices(article, known)
        self._new_actors.end_article()

    def _gazetteer_match(self, candidate: NameCandidate) -> NameMatch:
        id, _entry = self._other_names[candidate.listed]
        return NameMatch(self._actor_indexes[id], _GAZETTEER_CONFIDENCE, N_("a name in the gazetteer"))

    def _most_similar(
        self, candidate: NameCandidate, persons: set[int], lowercase_words: frozenset[str]
    ) -> NameMatch | None:
        """Return the known person whose name is similar to a candidate, or None."""
        if candidate.form != "run" or candidate.is_kin or candidate.words in self._nobodys_names:
            return None
        if len(candidate.words) == 1:
            (word,) = candidate.words
            is_other = (
                candidate.opens or candidate.is_place or candidate.has_article or word in lowercase_words
            )
            return None if is_other else self._known_names.similar_by_surname(word, persons)
        if candidate.words not in self._match_cache:
            self._match_cache[candidate.words] = self._known_names.most_similar(candidate.words)
        return self._match_cache[candidate.words]

    def _may_be_actor(self, candidate: NameCandidate, lowercase_words: frozenset[str]) -> bool:
        """Return whether a candidate can be a new actor: none of its words is a common one."""
        if candidate.form == "listed":
            return True
        if self._known_names.has_all(candidate.words) or self._known_names.could_be_several(candidate.words):
            return False
        if candidate.form in ("acronym", "body"):
            return True
        if any(word in self._common_words or not word.isalpha() for word in candidate.words):
            return candidate.type is not None
        first_word = candidate.words[0]
        return first_word not in lowercase_words and len(first_word) > 1

    def _add_alias(self, candidate: NameCandidate, passage: _PassageOf, match: NameMatch) -> None:
        """Add an occurrence of a spelling of a known actor."""
        best, evidence = self._aliases.get(candidate.words, (match, NameEvidence()))
        add_evidence(evidence, candidate, passage.article.id, passage)
        self._aliases[candidate.words] = (max(best, match, key=lambda one: one.confidence), evidence)

    def _add_offices(self, article: Article, known: KnownOffices) -> None:
        """Add the offices that a text gives to a person who has a record, and that the record lacks."""
        for office in known.offices:
            if office.role is None:
                continue
            evidence = self._roles.setdefault((known.actor, office), _RoleEvidence())
            evidence.count += 1
            if not evidence.passages:
                evidence.passages.append(passage_evidence(article, known.start, known.end))

    # -- suggesting --------------------------------------------------------------------------------

    def suggestions(self) -> Iterator[Suggestion]:
        """Yield the suggestions with enough evidence, in no order."""
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
        yield from self._role_suggestions()
        yield from self._new_actors.suggestions()

    def _role_suggestions(self) -> Iterator[RoleSuggestion]:
        """Yield an office of a person once, in the words that are said most often."""
        by_office: dict[tuple[str, str, str | None], list[tuple[SaidOffice, _RoleEvidence]]] = {}
        for (actor, office), evidence in self._roles.items():
            by_office.setdefault((actor, office.office, office.of), []).append((office, evidence))
        for (actor, _key, _of), said in by_office.items():
            office, evidence = max(said, key=lambda pair: (pair[1].count, -len(pair[0].title)))
            role = office.role
            assert role is not None
            listed = self._listed.get(role.of or "")
            yield RoleSuggestion(
                kind="role",
                name=role.title,
                actor=actor,
                role=role,
                needed=(listed,) if listed else (),
                confidence=_OFFICE_CONFIDENCE,
                reason=N_("said beside the name"),
                count=sum(one.count for _, one in said),
                evidence=tuple(evidence.passages),
            )


class _PassageOf:
    """A passage of an article, read only where it is kept."""

    def __init__(self, article: Article, candidate: NameCandidate) -> None:
        self.article, self._candidate = article, candidate

    def __call__(self) -> Evidence:
        return passage_evidence(self.article, self._candidate.start, self._candidate.end)


def _bounded(confidence: float) -> float:
    """Return a confidence that leaves room for doubt."""
    return round(min(confidence, 0.95), 2)
