"""What a suggestion is: something that texts say and no record has, with the passages that support it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from tui.annotate.suggestions.kind_names import GROUP_TITLES
from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
from tui.languages.language import Language
from tui.model.found_events import FoundEvent
from tui.model.records import Actor, Article, Decision, Event, Kind, Record, Ref
from tui.model.sentences import sentence_around
from tui.model.text import split_words

if TYPE_CHECKING:
    from tui.corpus.curation.corpus_draft import CorpusDraft

#: What tells suggestions apart: the kind, the folded name, and the record that is to be changed.
SuggestionKey = tuple[str, str, str | None]
_GROUP_ORDER = {group: index for index, group in enumerate(GROUP_TITLES)}


class Evidence(Struct, frozen=True):
    """A passage that supports a suggestion; offsets are code points of the article's body.

    Its words are read when it is known that it is shown.
    """

    article: str
    start: int
    end: int
    title: str = ""
    exact: str = ""
    sentence: str = ""  # on one line
    at: int = 0  # where in the sentence the passage begins, in code points


class Suggestion(Struct, frozen=True, kw_only=True):
    """A suggestion of some kind; a subclass says what is suggested and how it is written."""

    kind: str  # one of KIND_NAMES
    name: str  # what the list shows
    confidence: float  # 0 to 1
    reason: str
    evidence: tuple[Evidence, ...]
    count: int = 1  # occurrences in the articles
    needed: tuple[Actor, ...] = ()  # of the gazetteer: it refers to them, and the corpus lacks them

    @property
    def record_kind(self) -> Kind:
        """Return the kind of the record that it makes or changes."""
        return "actor"

    @property
    def is_found(self) -> bool:
        """Return whether it stands among the records already, with the sign of what nobody has kept."""
        return False

    @property
    def is_complete(self) -> bool:
        """Return whether it can be written as it is; else a person has to fill something in first."""
        return True

    @property
    def target(self) -> Ref | None:
        """Return the record that the suggestion changes; None where it makes a new one."""
        return None

    @property
    def group(self) -> str:
        """Return the group in which it is listed, a key of GROUP_TITLES."""
        return self.kind

    @property
    def key(self) -> SuggestionKey:
        """Return what tells the suggestion from all others, also after the texts are read anew."""
        return self.kind, key_words(self.name), self.target.id if self.target else None

    @property
    def rank(self) -> tuple[int, float, int, str]:
        """Return a key that sorts by group, then by confidence, then by frequency."""
        return _GROUP_ORDER[self.group], -self.confidence, -self.count, self.name

    @property
    def detail(self) -> str:
        """Return what the list says after the name, beside the reason."""
        return ""

    @property
    def parties(self) -> tuple[Ref, ...]:
        """Return the actors with a part in what is suggested, in their order; none where it is no event."""
        return ()

    def to_json(self) -> dict[str, Any]:
        """Return the fields that `suggest --json` prints, without the evidence."""
        return {
            "kind": self.kind,
            "name": self.name,
            "confidence": self.confidence,
            "why": self.reason,
            "count": self.count,
        }

    @property
    def implied(self) -> tuple[SuggestionKey, ...]:
        """Return the keys of the suggestions that are accepted with it: the records that it needs."""
        return tuple(("actor", key_words(actor.name), None) for actor in self.needed)

    def wanted(self, current: Record | None) -> Record:
        """Return the record once it is accepted: a new one, or `current` with what is suggested."""
        raise NotImplementedError

    def draft(self, draft: CorpusDraft, into: Ref | None = None) -> Ref:
        """Write to a draft of a step what is suggested; return the record. Raises EditError.

        `into`: the record that it is about, in place of the suggested one or of a new one.
        """
        from tui.corpus.curation.new_records import draft_record

        for actor in self.needed:
            if not draft.has(actor.ref):
                draft_record(draft, actor)
        target = into or self.target or self._made_before(draft)
        if target is None:
            new = self.wanted(None)
            assert not isinstance(new, Article)
            return draft_record(draft, new).ref
        current = draft.read(target)
        if (wanted := self.wanted(current)) != current:
            draft.change(wanted)
        return target

    def _made_before(self, draft: CorpusDraft) -> Ref | None:
        """Return the record that has been made of the suggestion already, in this step or since, or None."""
        return None

    def related_to(self, accepted: Record) -> Suggestion | None:
        """Return what this becomes once a record has been accepted; None: it stays."""
        return None

    def rejection(self, on: str) -> Decision:
        """Return the decision that the suggestion is wrong; `on`: the day, ISO 8601."""
        target = self.target.id if self.target else None
        return Decision(suggestion=self.kind, name=self.name, actor=target, verdict="rejected", on=on)

    def rejections(self, on: str) -> list[Decision]:
        """Return the decisions by which it is never made again, as one thing may be said in several ways."""
        return [self.rejection(on)]

    def is_meant_by(self, decision: Decision) -> bool:
        """Return whether a decision is about it; one without a record is about its name for any record."""
        kind, words, target = self.key
        about = decision.suggestion, key_words(decision.name or "")
        return about == (kind, words) and decision.actor in (target, None)


def key_words(name: str) -> str:
    """Return the words of a name, by which a decision finds what it is about."""
    return " ".join(split_words(name))


class SuggestionInput(Struct, frozen=True):
    """What the finders know before they read the articles."""

    actors: Sequence[Actor]
    events: Sequence[Event]
    decisions: Sequence[Decision]
    language: Language
    found_actors: Sequence[Suggestion] | None = None  # actors, spellings and offices, where they are known


class UseSource(Protocol):
    """What articles use and report, from wherever it is kept."""

    def names(self, limits: Mapping[UseForm, int]) -> dict[UseForm, list[UsedName]]:
        """Return by form the names that are used most, up to a limit."""

    def reports(self, skip: int, limit: int) -> list[ArticleReports]:
        """Return what articles report, those with the surest reports first."""

    def found_events(self, limit: int) -> list[FoundEvent]:
        """Return the events found in articles, up to a limit, those on which articles differ first."""

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        """Return the events found in some of the articles (their ids)."""

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return the articles with some ids; one that is gone is left out."""


class SuggestionFinder(Protocol):
    """A finder of suggestions, used once."""

    def suggestions(self, source: UseSource) -> Iterable[Suggestion]:
        """Return the suggestions from what articles use, in no order, also those once rejected."""


FinderFactory = Callable[[SuggestionInput], SuggestionFinder]


def passage_evidence(article: Article, start: int, end: int) -> Evidence:
    """Return a passage of an article's body with the sentence around it."""
    first, last = sentence_around(article.body, start, end)
    sentence = article.body[first:last].replace("\n", " ")
    return Evidence(article.id, start, end, article.title, article.body[start:end], sentence, start - first)
