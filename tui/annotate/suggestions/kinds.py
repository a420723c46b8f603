"""The kinds of suggestions, and the one pass over the articles in which all are found.

A kind is a name in `kind_names.KIND_NAMES` with its group in `GROUP_TITLES`, a subclass of `Suggestion`, and
a finder in FINDERS. The command `suggest`, the list of the explorer, accepting and rejecting follow from
these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec import Struct

from tui.annotate.suggestions.actors.actor_finder import ActorFinder
from tui.annotate.suggestions.events.event_finder import EventFinder
from tui.annotate.suggestions.kind_names import KIND_NAMES
from tui.annotate.suggestions.suggestion import FinderFactory, Suggestion, SuggestionInput, SuggestionKey
from tui.model.records import Annotations, Article, Decision
from tui.model.text import split_words


class _FinderEntry(Struct, frozen=True):
    """A finder, and the kinds of what it finds."""

    kinds: frozenset[str]
    make: FinderFactory


FINDERS = (
    _FinderEntry(frozenset({"actor", "alias", "role"}), ActorFinder),
    _FinderEntry(frozenset({"event", "claim"}), EventFinder),
)


def find_suggestions(
    articles: Iterable[tuple[Article, Annotations]],
    known: SuggestionInput,
    progress: Callable[[int], bool] | None = None,
    kinds: Collection[str] = KIND_NAMES,
) -> list[Suggestion]:
    """Return the suggestions of some kinds from articles and their mentions, ranked.

    `progress` is called with the number of articles read; when it returns False, the suggestions from the
    articles read so far are returned. What was rejected is left out.
    """
    finders = [entry.make(known) for entry in FINDERS if entry.kinds & set(kinds)]
    for done, (article, marks) in enumerate(articles):
        if progress and not progress(done):
            break
        for finder in finders:
            finder.read(article, marks)
    suggestions = [one for finder in finders for one in finder.suggestions() if one.kind in kinds]
    return sorted(without_rejected(suggestions, known.decisions), key=lambda suggestion: suggestion.rank)


def without_rejected(suggestions: Iterable[Suggestion], decisions: Sequence[Decision]) -> list[Suggestion]:
    """Return the suggestions that no decision rejects; one without a record rejects them for all records."""
    rejected = {_decision_key(one) for one in decisions if one.suggestion and one.verdict == "rejected"}
    return [one for one in suggestions if not rejected & {one.key, (*one.key[:2], None)}]


def _decision_key(decision: Decision) -> SuggestionKey:
    """Return the key of the suggestion that a decision is about."""
    return decision.suggestion or "", " ".join(split_words(decision.name or "")), decision.actor
