"""What one article uses that no record has: read once, when the article is marked.

What depends on all records, as whether a name is like a known one, is left to the suggestions; what depends
on the records that the article mentions is read anew with its marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import structs

from tui.annotate.reports.report import Report
from tui.annotate.reports.report_finder import find_reports
from tui.annotate.suggestions.uses.candidates import Candidates
from tui.annotate.suggestions.uses.gazetteer_actors import match_gazetteer, other_spellings
from tui.annotate.suggestions.uses.name_candidate import KnownOffices, NameCandidate
from tui.annotate.suggestions.uses.name_similarity import KnownNames, sounds_alike
from tui.annotate.suggestions.uses.name_use import ArticleUses, NameKey, NameUse, summarize_uses
from tui.languages.language import Language
from tui.model.annotations import MAX_ANNOTATED_CHARS, Annotations
from tui.model.records import Actor, Article

#: What is told with less confidence is not suggested.
MIN_CONFIDENCE = 0.3


class UseReader:
    """A reader of articles; what it knows is built once from the records and the gazetteer."""

    def __init__(self, actors: Sequence[Actor], language: Language) -> None:
        self._language = language
        self._actors = {actor.id: actor for actor in actors}
        self._indexes = {actor.id: index for index, actor in enumerate(actors)}
        self._known_names = KnownNames(actors, language.lexicon, language.candidate_lexicon.is_short_for)
        match = match_gazetteer(actors, language)
        others = {f"={id}": entry for id, entry in match.known.items()}
        unlisted = (other_spellings(self._actors[id], entry) for id, entry in match.known.items())
        renamed = [structs.replace(actor, id=id) for id, actor in zip(others, unlisted, strict=True) if actor]
        self._listed_ids = {id: entry.id for id, entry in others.items()}
        self._candidates = Candidates(actors, [*match.missing, *renamed], language)
        self._common_words = language.lexicon.function_words - language.lexicon.particles
        self._given_names = language.candidate_lexicon.given_names

    def find_reports(self, article: Article, marks: Annotations) -> list[Report]:
        """Return all that an article, of which the marks are given, reports."""
        return find_reports(_annotated_part(article), marks, self._actors, self._language)

    def read(
        self, article: Article, marks: Annotations, reports: Sequence[Report] | None = None
    ) -> ArticleUses:
        """Return what an article uses, and what it reports that can be suggested.

        `reports`: those of the article, if they are known already.
        """
        names = dict(self._names(_annotated_part(article), marks))
        found = self.find_reports(article, marks) if reports is None else reports
        return ArticleUses(names, tuple(filter(_can_be_suggested, found)))

    def take_questions(self) -> set[str]:
        """Return what the articles read since the last call asked of the offices in the records."""
        return self._candidates.known_offices.take_questions()

    def _names(self, article: Article, marks: Annotations) -> Iterator[tuple[NameKey, NameUse]]:
        found = self._candidates.find(article, marks)
        mentioned = {self._indexes[one.actor] for one in marks.body if one.actor in self._indexes}
        by_key: defaultdict[NameKey, list[NameCandidate]] = defaultdict(list)
        full_names = {
            one.words: None
            for one in found.names
            if one.form == "run" and len(one.words) > 1 and self._may_be_actor(one, found.lowercase_words)
        }
        for candidate in found.names:
            key = self._key_of(candidate, mentioned, found.lowercase_words, list(full_names))
            if key is not None:
                by_key[key].append(candidate)
        for key, candidates in by_key.items():
            yield key, summarize_uses(candidates)
        yield from _uses_of_offices(found.offices)

    def _key_of(
        self,
        candidate: NameCandidate,
        mentioned: set[int],
        lowercase_words: frozenset[str],
        full_names: Sequence[tuple[str, ...]],
    ) -> NameKey | None:
        """Return what a candidate is a use of; None where it is nobody's name.

        `mentioned`: the known actors in the article, by their indexes; `full_names`: the others in it.
        """
        words = " ".join(candidate.words)
        if candidate.form == "listed":
            return NameKey("listed", words, self._listed_ids.get(candidate.listed, candidate.listed))
        if candidate.form == "acronym":
            return NameKey("acronym", candidate.name)
        if candidate.form == "body":
            return NameKey("body", words)
        may_be_actor = self._may_be_actor(candidate, lowercase_words)
        if len(candidate.words) > 1:
            is_doubtful = not may_be_actor
            return None if is_doubtful and candidate.is_kin else NameKey(
                "doubtful" if is_doubtful else "run", words
            )  # fmt: skip
        known = self._known_bearer(candidate, mentioned, lowercase_words)
        if known is not None:
            return NameKey("surname", words, known)
        return self._key_of_word(candidate, full_names) if may_be_actor else None

    def _key_of_word(self, candidate: NameCandidate, full_names: Sequence[tuple[str, ...]]) -> NameKey | None:
        """Return what a single word is: a name of its own, or the surname of one of `full_names`."""
        (word,) = candidate.words
        if candidate.type is not None:
            return NameKey("run", word)
        bearers = [name for name in full_names if self._bears(name, word)]
        if len(bearers) == 1:
            return NameKey("alone", word, " ".join(bearers[0]))
        is_nobodys = (
            not bearers and candidate.offices and not candidate.is_place and not candidate.has_article
        )
        return NameKey("alone", word) if is_nobodys else None

    def _known_bearer(
        self, candidate: NameCandidate, mentioned: set[int], lowercase_words: frozenset[str]
    ) -> str | None:
        """Return the id of the known person in the article whose surname a word is like, or None."""
        (word,) = candidate.words
        is_other = candidate.opens or candidate.is_place or candidate.has_article or candidate.is_kin
        if is_other or word in lowercase_words:
            return None
        persons = {index for index in mentioned if self._is_person(index)}
        match = self._known_names.similar_by_surname(word, persons)
        return None if match is None else self._known_names.actors[match.actor].id

    def _is_person(self, index: int) -> bool:
        return self._known_names.actors[index].type == "person"

    def _may_be_actor(self, candidate: NameCandidate, lowercase_words: frozenset[str]) -> bool:
        """Return whether a run of words can be an actor's name: none of them is a common one."""
        if any(word in self._common_words or not word.isalpha() for word in candidate.words):
            return candidate.type is not None
        first_word = candidate.words[0]
        return first_word not in lowercase_words and len(first_word) > 1

    def _bears(self, name: tuple[str, ...], word: str) -> bool:
        """Return whether a word is a surname of a full name; a given name only where it is the last word."""
        for index, part in enumerate(name):
            if word == part or sounds_alike(word, part):
                return index == len(name) - 1 or part not in self._given_names
        return False


def _annotated_part(article: Article) -> Article:
    """Return an article with as much of its body as has been annotated."""
    if len(article.body) <= MAX_ANNOTATED_CHARS:
        return article
    return structs.replace(article, body=article.body[:MAX_ANNOTATED_CHARS])


def _can_be_suggested(report: Report) -> bool:
    """Return whether a report is clear enough, and names somebody or a place."""
    is_clear = bool(report.types) and report.confidence >= MIN_CONFIDENCE
    return is_clear and bool(report.participants or report.place)


def _uses_of_offices(known: Sequence[KnownOffices]) -> Iterator[tuple[NameKey, NameUse]]:
    """Yield the offices that a text gives to persons who have a record, and that the record lacks."""
    by_key: defaultdict[NameKey, list[NameCandidate]] = defaultdict(list)
    for one in known:
        for office in one.offices:
            if office.role is not None:
                key = NameKey("office", f"{office.office}|{office.of or ''}", one.actor)
                candidate = NameCandidate(one.start, one.end, office.title, (), offices=(office,))
                by_key[key].append(candidate)
    for key, candidates in by_key.items():
        yield key, summarize_uses(candidates)
