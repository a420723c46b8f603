"""What the corpus seems to miss: other spellings of known persons, and names that no record knows.

A suggestion marks nothing. It comes with the passages that speak for it and with how sure it is, and a
person accepts or rejects it; what was rejected (`decisions.yaml`) is not offered again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from tui.annotate.candidates import Candidate, Candidates
from tui.annotate.lexicon import lexicon
from tui.annotate.likeness import KnownNames, Likeness
from tui.model.records import NOBODY, Actor, ActorType, Article, Decision, Marks
from tui.model.sentences import sentence_around
from tui.model.text import words

Sort = Literal["alias", "actor"]
#: Passages kept of each suggestion.
EVIDENCE = 10
#: Names kept while reading; beyond, those seen once are forgotten.
_MOST = 200_000


class Evidence(Struct, frozen=True):
    """A passage that speaks for a suggestion; offsets are code points of the article's body."""

    article: str
    title: str
    start: int
    end: int
    exact: str
    sentence: str  # on one line
    at: int  # where in the sentence the name begins


class Suggestion(Struct, frozen=True):
    """Something that a person may add to the records."""

    kind: Sort
    name: str
    actor: str | None  # whose spelling it may be
    confidence: float  # 0 to 1
    why: str
    count: int  # how often the name stands in the texts
    evidence: tuple[Evidence, ...]
    type: ActorType = "person"  # of an actor: the likeliest

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What it is about, however it is written."""
        return self.kind, " ".join(words(self.name)), self.actor

    @property
    def rank(self) -> tuple[bool, float, str]:
        """Spellings first, then the surest."""
        return self.kind != "alias", -self.confidence, self.name


class _Seen(Struct):
    """A name, as often as it was seen."""

    likeness: Likeness | None = None
    surfaces: Counter[str] = field(default_factory=Counter)
    offices: list[str] = field(default_factory=list)
    count: int = 0
    inside: int = 0  # not where a sentence opens
    places: int = 0
    bodies: int = 0
    articles: set[str] = field(default_factory=set)
    is_acronym: bool = False
    is_explained: bool = False
    evidence: list[Evidence] = field(default_factory=list)


def suggest(
    articles: Iterable[tuple[Article, Marks]],
    actors: Sequence[Actor],
    decisions: Sequence[Decision] = (),
    progress: Callable[[int], bool] | None = None,
) -> list[Suggestion]:
    """What `articles` (each with what is marked in it) offer, the surest first.

    `progress` is told how many articles have been read; when it returns False, reading ends and what has
    been found so far is given.
    """
    collector = _Collector(actors, decisions)
    for done, (article, marks) in enumerate(articles):
        if progress and not progress(done):
            break
        collector.read(article, marks)
    return sorted(collector.suggestions(), key=lambda one: one.rank)


class _Collector:
    """Reads articles one after the other; keeps names and passages, not texts."""

    def __init__(self, actors: Sequence[Actor], decisions: Sequence[Decision]) -> None:
        self._actors = actors
        self._numbers = {actor.id: number for number, actor in enumerate(actors)}
        self._known = KnownNames(actors)
        self._candidates = Candidates(actors)
        self._rejected = {_key(one) for one in decisions if one.suggestion and one.verdict == "rejected"}
        # Words of which a person said that they mean nobody we know are nobody's spelling.
        self._nobody = {tuple(words(one.quote)) for one in decisions if one.actor == NOBODY and one.quote}
        self._likeness: dict[tuple[str, ...], Likeness | None] = {}
        self._seen: dict[tuple[str, tuple[str, ...]], _Seen] = {}

    def read(self, article: Article, marks: Marks) -> None:
        """Note the names of an article that are not marked."""
        persons = {self._numbers[m.actor] for m in marks.body if m.actor in self._numbers}
        persons = {number for number in persons if self._actors[number].type == "person"}
        small = _small_words(article.body)
        for one in self._candidates.find(article, marks):
            likeness = None if one.is_kin else self._like(one, persons, small)
            if likeness:
                self._note("alias", one, article, likeness)
            elif self._is_name(one, small):
                self._note("actor", one, article, None)

    def _like(self, one: Candidate, persons: set[int], small: frozenset[str]) -> Likeness | None:
        if one.words in self._nobody or one.is_acronym:
            return None
        if len(one.words) == 1:
            alone = not one.opens and not one.is_place and not one.is_body and one.words[0] not in small
            return self._known.like_surname(one.words[0], persons) if alone else None
        if one.words not in self._likeness:
            self._likeness[one.words] = self._known.like(one.words)
        return self._likeness[one.words]

    def _is_name(self, one: Candidate, small: frozenset[str]) -> bool:
        """Whether a candidate can be an actor: an acronym, or words of which none is an ordinary one."""
        if one.is_acronym:
            return not self._known.has_all(one.words)
        if len(one.name.split()) < 2 or self._known.has_all(one.words):
            return False
        ordinary = lexicon().function_words - lexicon().particles
        if any(word in ordinary or not word.isalpha() for word in one.words):
            return False
        return one.words[0] not in small and len(one.words[0]) > 1

    def _note(self, kind: Sort, one: Candidate, article: Article, likeness: Likeness | None) -> None:
        if len(self._seen) >= _MOST:
            self._seen = {key: seen for key, seen in self._seen.items() if seen.count > 1}
        seen = self._seen.setdefault((kind, one.words), _Seen(likeness))
        if seen.likeness is None or (likeness and likeness.confidence > seen.likeness.confidence):
            seen.likeness = likeness
        seen.surfaces[one.name] += 1
        seen.count += 1
        seen.inside += not one.opens
        seen.places += one.is_place
        seen.bodies += one.is_body
        seen.articles.add(article.id)
        seen.is_acronym |= one.is_acronym
        seen.is_explained |= one.is_explained
        if one.office:
            seen.offices.append(one.office)
        tells = bool(one.office or one.is_explained)  # the passage that tells most stands first
        if len(seen.evidence) < EVIDENCE or tells:
            seen.evidence.insert(0 if tells else EVIDENCE, _evidence(article, one))
            del seen.evidence[EVIDENCE:]

    def suggestions(self) -> Iterator[Suggestion]:
        """What is worth a person's look."""
        for (kind, _words), seen in self._seen.items():
            found = self._alias(seen) if kind == "alias" else _actor(seen)
            if (
                found
                and found.key not in self._rejected
                and (found.kind, found.key[1], None) not in self._rejected
            ):
                yield found

    def _alias(self, seen: _Seen) -> Suggestion | None:
        assert seen.likeness is not None
        actor = self._actors[seen.likeness.actor]
        return _suggestion("alias", seen, seen.likeness.confidence, seen.likeness.why, actor=actor.id)


def _actor(seen: _Seen) -> Suggestion | None:
    """A name as an actor to add, where enough speaks for it."""
    often = min(0.2, 0.05 * (seen.count - 1) + 0.05 * (len(seen.articles) - 1))
    if seen.is_acronym:
        if seen.is_explained:
            return _suggestion("actor", seen, 0.75 + often, "stands for the words before it", "organization")
        return (
            _suggestion("actor", seen, 0.45 + often, "capitals", "organization") if seen.count > 1 else None
        )
    if seen.offices:
        return _suggestion("actor", seen, 0.75 + often, f"called «{seen.offices[0]}»")
    if seen.places or not seen.inside or seen.count < 2:
        return None
    if seen.bodies:
        return _suggestion("actor", seen, 0.4 + often, "a name with an article", "organization")
    return _suggestion("actor", seen, 0.5 + often, "capitalised words that return")


def _suggestion(
    kind: Sort,
    seen: _Seen,
    confidence: float,
    why: str,
    type: ActorType = "person",
    actor: str | None = None,
) -> Suggestion:
    name = max(seen.surfaces, key=lambda surface: (seen.surfaces[surface], surface))
    confidence = round(min(confidence, 0.95), 2)
    return Suggestion(kind, name, actor, confidence, why, seen.count, tuple(seen.evidence), type)


def _key(decision: Decision) -> tuple[str, str, str | None]:
    return decision.suggestion or "", " ".join(words(decision.name or "")), decision.actor


def _small_words(text: str) -> frozenset[str]:
    """The folded words that a text writes with a small letter."""
    return frozenset(words(" ".join(word for word in text.split() if word[0].islower())))


def _evidence(article: Article, one: Candidate) -> Evidence:
    first, last = sentence_around(article.body, one.start, one.end)
    sentence = article.body[first:last].replace("\n", " ")
    exact = article.body[one.start : one.end]
    return Evidence(article.id, article.title, one.start, one.end, exact, sentence, one.start - first)
