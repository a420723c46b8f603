"""Suggestions that a person accepts or rejects: however many, they are one step of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tui.annotate.suggestions.events.event_matcher import EventMatcher
from tui.annotate.suggestions.events.event_matching import ActorTies
from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
from tui.annotate.suggestions.suggestion import Suggestion
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.decisions_file import draft_decisions
from tui.corpus.journal.steps import StepResult
from tui.i18n import N_
from tui.model.records import Event, Ref

#: A step is named after so many of its suggestions.
_MAX_NAMED = 3


def accept_suggestions(
    root: Path, suggestions: Sequence[Suggestion], into: Ref | None = None, *, is_dry_run: bool = False
) -> StepResult[list[Ref]]:
    """Write what is suggested to the corpus; the value of the result has the record of each.

    `into`: the record that they are about, as a person says. Found events are written first, and what tells
    of one of the events that the step makes becomes claims of it. Raises EditError and WriteError.
    """

    def accept(draft: CorpusDraft) -> list[Ref]:
        made = EventMatcher(ActorTies(()))
        refs: dict[int, Ref] = {}
        for index, one in sorted(enumerate(suggestions), key=lambda pair: not pair[1].is_found):
            refs[index] = _draft(one, draft, into, made)
        return [refs[index] for index in range(len(suggestions))]

    what = _describe("accept", suggestions)
    if into:
        if len(suggestions) == 1:
            (one,) = suggestions
            what = N_("accept {kind} {name} as {into}").format(kind=one.kind, name=one.name, into=into)
        else:
            what = N_("{what} as {into}").format(what=what, into=into)
    return edit_corpus(root, what, accept, is_dry_run=is_dry_run)


def _draft(one: Suggestion, draft: CorpusDraft, into: Ref | None, made: EventMatcher) -> Ref:
    """Write a suggestion to a draft, as claims where it tells of one of the events that were made before."""
    if not isinstance(one, EventSuggestion) or into or one.target:
        return one.draft(draft, into)
    same = None if one.is_found else made.find_same(one.facts)
    if same is not None:
        return one.as_claim(same.event.id).draft(draft)
    ref = one.draft(draft)
    event = draft.read(ref)
    if isinstance(event, Event):
        made.add(event)
    return ref


def reject_suggestions(
    root: Path, suggestions: Sequence[Suggestion], *, is_dry_run: bool = False
) -> StepResult[None]:
    """Record in `decisions.yaml` that suggestions are wrong, so that they are not made again.

    Raises EditError and WriteError.
    """
    today = date.today().isoformat()
    decisions = [decision for suggestion in suggestions for decision in suggestion.rejections(today)]

    def reject(draft: CorpusDraft) -> None:
        draft_decisions(draft.files, add=decisions)

    return edit_corpus(root, _describe("reject", suggestions), reject, is_dry_run=is_dry_run)


#: What stands in the journal of one suggestion, and of several, by what is done with them.
_ONE = {"accept": N_("accept {kind} {name}"), "reject": N_("reject {kind} {name}")}
_SEVERAL = {"accept": N_("accept {n} suggestions: {names}"), "reject": N_("reject {n} suggestions: {names}")}


def _describe(verb: str, suggestions: Sequence[Suggestion]) -> str:
    """Return what a step does with suggestions, in words for the journal."""
    names = ", ".join(suggestion.name for suggestion in suggestions[:_MAX_NAMED])
    if len(suggestions) == 1:
        return _ONE[verb].format(kind=suggestions[0].kind, name=names)
    more = " …" if len(suggestions) > _MAX_NAMED else ""
    return _SEVERAL[verb].format(n=len(suggestions), names=names + more)
