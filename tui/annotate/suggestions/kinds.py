"""The kinds of suggestions, and how all are found from what articles use.

A kind is a name in `kind_names.KIND_NAMES` with its group in `GROUP_TITLES`, a subclass of `Suggestion`, and
a finder in FINDERS. The command `suggest`, the list of the explorer, accepting and rejecting follow from
these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct, structs

from tui.annotate.suggestions.actors.actor_finder import ActorFinder
from tui.annotate.suggestions.events.event_finder import EventFinder
from tui.annotate.suggestions.kind_names import KIND_NAMES
from tui.annotate.suggestions.suggestion import (
    Evidence,
    FinderFactory,
    Suggestion,
    SuggestionInput,
    UseSource,
    key_words,
    passage_evidence,
)
from tui.annotate.suggestions.uses.name_use import MAX_EVIDENCE
from tui.model.records import Decision

#: So many passages are read, of all suggestions together; where they are more, fewer of each.
MAX_PASSAGES_READ = 4_000


class _FinderEntry(Struct, frozen=True):
    """A finder, and the kinds of what it finds."""

    kinds: frozenset[str]
    make: FinderFactory


FINDERS = (
    _FinderEntry(frozenset({"actor", "alias", "role"}), ActorFinder),
    _FinderEntry(frozenset({"event", "claim"}), EventFinder),
)


def find_suggestions(
    source: UseSource, known: SuggestionInput, kinds: Collection[str] = KIND_NAMES
) -> list[Suggestion]:
    """Return the suggestions of some kinds from what articles use, ranked, with the words of their passages.

    What was rejected is left out.
    """
    entries = [entry for entry in FINDERS if entry.kinds & set(kinds)]
    suggestions = [one for entry in entries for one in _find(entry, source, known) if one.kind in kinds]
    ranked = sorted(without_rejected(suggestions, known.decisions), key=lambda suggestion: suggestion.rank)
    return list(_with_passages(ranked, source))


def _find(entry: _FinderEntry, source: UseSource, known: SuggestionInput) -> Iterable[Suggestion]:
    """Return what a finder finds, or what is known to be found."""
    if entry.make is ActorFinder and known.found_actors is not None:
        return known.found_actors
    return entry.make(known).suggestions(source)


def _with_passages(suggestions: Sequence[Suggestion], source: UseSource) -> Iterator[Suggestion]:
    """Yield suggestions with the words of their passages, each sentence once.

    Where there are many, only of the first passages of each.
    """
    unread = sum(len(one.evidence) for one in suggestions if not _is_read(one))
    each = max(1, MAX_EVIDENCE * MAX_PASSAGES_READ // unread) if unread > MAX_PASSAGES_READ else MAX_EVIDENCE
    wanted = dict.fromkeys(
        passage.article for one in suggestions if not _is_read(one) for passage in one.evidence[:each]
    )
    articles = {article.id: article for article in source.articles(list(wanted))}
    for one in suggestions:
        passages = [passage for passage in one.evidence[:each] if passage.article in articles]
        if _is_read(one) or not passages:
            yield one
            continue
        by_sentence: dict[tuple[str, int], Evidence] = {}
        for passage in passages:
            read = passage_evidence(articles[passage.article], passage.start, passage.end)
            by_sentence.setdefault((read.article, read.start - read.at), read)
        yield structs.replace(one, evidence=tuple(by_sentence.values()))


def _is_read(suggestion: Suggestion) -> bool:
    return all(passage.sentence for passage in suggestion.evidence)


def without_rejected(suggestions: Iterable[Suggestion], decisions: Sequence[Decision]) -> list[Suggestion]:
    """Return the suggestions that no decision rejects."""
    rejections: dict[tuple[str, str], list[Decision]] = {}
    for one in decisions:
        if one.suggestion and one.verdict == "rejected":
            rejections.setdefault((one.suggestion, key_words(one.name or "")), []).append(one)
    return [one for one in suggestions if not any(map(one.is_meant_by, rejections.get(one.key[:2], ())))]
