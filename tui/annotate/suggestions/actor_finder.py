"""Actors, other spellings and offices that texts name and no record has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from tui.annotate.suggestions.actor_suggestions import AliasSuggestion, NewActorSuggestion
from tui.annotate.suggestions.candidates import Candidates, NameCandidate
from tui.annotate.suggestions.name_similarity import KnownNames, NameMatch
from tui.annotate.suggestions.suggestion import Evidence, Suggestion, SuggestionInput, passage_evidence
from tui.model.records import NOBODY, Actor, ActorType, Annotations, Article
from tui.model.text import split_words

#: At most this many passages support a suggestion: a user reads no more.
MAX_EVIDENCE = 10
#: When more names have been collected, those with one occurrence are dropped, to bound the memory.
_MAX_COLLECTED_NAMES = 200_000


class _NameEvidence(Struct):
    """The evidence for a name, from all its occurrences."""

    likeness: NameMatch | None = None
    surfaces: Counter[str] = field(default_factory=Counter)
    offices: list[str] = field(default_factory=list)
    count: int = 0
    inside: int = 0  # occurrences that do not begin a sentence
    places: int = 0  # occurrences as a place
    bodies: int = 0  # occurrences with an article
    articles: set[str] = field(default_factory=set)
    is_acronym: bool = False
    is_explained: bool = False
    passages: list[Evidence] = field(default_factory=list)


class ActorFinder:
    """A finder of actors, their spellings and their offices."""

    def __init__(self, known: SuggestionInput) -> None:
        actors, decisions, language = known.actors, known.decisions, known.language
        self._actors = actors
        self._actor_indexes = {actor.id: index for index, actor in enumerate(actors)}
        self._common_words = language.lexicon.function_words - language.lexicon.particles
        self._known_names = KnownNames(actors, language.lexicon)
        self._candidates = Candidates(actors, language)
        # Words of which the user has decided that they mean no actor of the corpus are nobody's alias.
        self._nobodys_names = {
            tuple(split_words(d.quote)) for d in decisions if d.actor == NOBODY and d.quote
        }
        self._match_cache: dict[tuple[str, ...], NameMatch | None] = {}
        self._evidence: dict[tuple[str, tuple[str, ...]], _NameEvidence] = {}

    def read(self, article: Article, marks: Annotations) -> None:
        """Collect the names of an article that no mention covers."""
        mentioned = {self._actor_indexes[m.actor] for m in marks.body if m.actor in self._actor_indexes}
        persons = {actor for actor in mentioned if self._actors[actor].type == "person"}
        lowercase_words = _lowercase_words(article.body)
        for candidate in self._candidates.find(article, marks):
            match = None if candidate.is_kin else self._most_similar(candidate, persons, lowercase_words)
            if match:
                self._add("alias", candidate, article, match)
            elif self._may_be_actor(candidate, lowercase_words):
                self._add("actor", candidate, article, None)

    def _most_similar(
        self, candidate: NameCandidate, persons: set[int], lowercase_words: frozenset[str]
    ) -> NameMatch | None:
        """Return the known person whose name is similar to a candidate, or None."""
        if candidate.words in self._nobodys_names or candidate.is_acronym:
            return None
        if len(candidate.words) == 1:
            (word,) = candidate.words
            is_other = candidate.opens or candidate.is_place or candidate.is_body or word in lowercase_words
            return None if is_other else self._known_names.similar_by_surname(word, persons)
        if candidate.words not in self._match_cache:
            self._match_cache[candidate.words] = self._known_names.most_similar(candidate.words)
        return self._match_cache[candidate.words]

    def _may_be_actor(self, candidate: NameCandidate, lowercase_words: frozenset[str]) -> bool:
        """Return whether a candidate can be an actor: an acronym, or words none of which is a common one."""
        if candidate.is_acronym:
            return not self._known_names.has_all(candidate.words)
        if len(candidate.name.split()) < 2 or self._known_names.has_all(candidate.words):
            return False
        if any(word in self._common_words or not word.isalpha() for word in candidate.words):
            return False
        first_word = candidate.words[0]
        return first_word not in lowercase_words and len(first_word) > 1

    def _add(self, kind: str, candidate: NameCandidate, article: Article, match: NameMatch | None) -> None:
        """Add an occurrence of a name to the evidence."""
        if len(self._evidence) >= _MAX_COLLECTED_NAMES:
            self._evidence = {key: evidence for key, evidence in self._evidence.items() if evidence.count > 1}
        evidence = self._evidence.setdefault((kind, candidate.words), _NameEvidence(match))
        if evidence.likeness is None or (match and match.confidence > evidence.likeness.confidence):
            evidence.likeness = match
        evidence.surfaces[candidate.name] += 1
        evidence.count += 1
        evidence.inside += not candidate.opens
        evidence.places += candidate.is_place
        evidence.bodies += candidate.is_body
        evidence.articles.add(article.id)
        evidence.is_acronym |= candidate.is_acronym
        evidence.is_explained |= candidate.is_explained
        if candidate.office:
            evidence.offices.append(candidate.office)
        is_telling = bool(candidate.office or candidate.is_explained)  # the most telling passage comes first
        if len(evidence.passages) < MAX_EVIDENCE or is_telling:
            evidence.passages.insert(
                0 if is_telling else MAX_EVIDENCE, passage_evidence(article, candidate.start, candidate.end)
            )
            del evidence.passages[MAX_EVIDENCE:]

    def suggestions(self) -> Iterator[Suggestion]:
        """Yield the suggestions with enough evidence, in no order."""
        for (kind, _words), evidence in self._evidence.items():
            suggestion = self._alias(evidence) if kind == "alias" else _new_actor(evidence)
            if suggestion:
                yield suggestion

    def _alias(self, evidence: _NameEvidence) -> AliasSuggestion | None:
        """Return a name as an alias of the person whose name is similar."""
        assert evidence.likeness is not None
        match = evidence.likeness
        return AliasSuggestion(
            kind="alias",
            name=_most_frequent_spelling(evidence),
            actor=self._actors[match.actor].id,
            confidence=_bounded(match.confidence),
            reason=match.reason,
            count=evidence.count,
            evidence=tuple(evidence.passages),
        )


def _new_actor(evidence: _NameEvidence) -> NewActorSuggestion | None:
    """Return a name as an actor to add; None without enough evidence."""
    bonus = min(0.2, 0.05 * (evidence.count - 1) + 0.05 * (len(evidence.articles) - 1))
    if evidence.is_acronym:
        return _acronym(evidence, bonus)
    if evidence.offices:
        return _suggestion(evidence, 0.75 + bonus, f"called «{evidence.offices[0]}»")
    if evidence.places or not evidence.inside or evidence.count < 2:
        return None
    if evidence.bodies:
        return _suggestion(evidence, 0.4 + bonus, "a name preceded by an article", "organization")
    return _suggestion(evidence, 0.5 + bonus, "capitalised words that recur")


def _acronym(evidence: _NameEvidence, bonus: float) -> NewActorSuggestion | None:
    """Return an acronym as an organization to add; None if it is neither explained nor used again."""
    if evidence.is_explained:
        reason = "stands for the words before it"
        return _suggestion(evidence, 0.75 + bonus, reason, "organization")
    if evidence.count < 2:
        return None
    return _suggestion(evidence, 0.45 + bonus, "capitals", "organization")


def _suggestion(
    evidence: _NameEvidence, confidence: float, reason: str, type: ActorType = "person"
) -> NewActorSuggestion:
    """Return an actor named by the most frequent spelling of a name."""
    name = _most_frequent_spelling(evidence)
    return NewActorSuggestion(
        kind="actor",
        name=name,
        actor=Actor(id="", name=name, type=type),
        confidence=_bounded(confidence),
        reason=reason,
        count=evidence.count,
        evidence=tuple(evidence.passages),
    )


def _most_frequent_spelling(evidence: _NameEvidence) -> str:
    return max(evidence.surfaces, key=lambda surface: (evidence.surfaces[surface], surface))


def _bounded(confidence: float) -> float:
    """Return a confidence that leaves room for doubt."""
    return round(min(confidence, 0.95), 2)


def _lowercase_words(text: str) -> frozenset[str]:
    """Return the folded words that a text writes in lower case."""
    return frozenset(split_words(" ".join(word for word in text.split() if word[0].islower())))
