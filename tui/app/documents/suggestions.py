"""Suggestions as the explorer shows them: the pending ones as rows of a list, and their passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from threading import Lock
from typing import Literal, NamedTuple

from tui.analysis.output.suggestions import detail_words, occurrence_words
from tui.annotate.suggestions.kind_names import GROUP_TITLES
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionKey
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.i18n import format_number, format_percent, ngettext, translate_text
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Ref

Verdict = Literal["accepted", "rejected"]


class DecidedStep(NamedTuple):
    """A step that decided suggestions, with the records that they became."""

    suggestions: tuple[Suggestion, ...]
    verdict: Verdict
    step: int  # its number in the journal; 0: nothing was to be changed
    refs: tuple[Ref, ...] = ()
    #: What others became by it: claims of an event that it made.
    related: dict[SuggestionKey, Suggestion] = {}  # noqa: RUF012 — never changed


#: How sure suggestions are that may be accepted together.
_LIMITS = (0.95, 0.9, 0.8, 0.65)


class SuggestionSession:
    """The suggestions, and what the reader did with them in this run; it outlives the screen.

    Changes of files go one after the other, in threads, under `lock`; they are recorded in the session, so
    that nothing is lost when the screen is closed meanwhile.
    """

    def __init__(self) -> None:
        self.suggestions: list[Suggestion] = []
        self.query: Query = MATCH_ALL  # the filter for which they were found
        self.names: dict[Ref, str] = {}  # of records that suggestions are about
        self.decided: set[SuggestionKey] = set()  # accepted or rejected, or about to be
        self.later: set[SuggestionKey] = set()
        self.marked: set[SuggestionKey] = set()  # to be accepted together
        self.steps: list[DecidedStep] = []  # the latest last
        self.lock = Lock()

    @property
    def pending(self) -> list[Suggestion]:
        """Return the suggestions that are still to be decided."""
        implied, related = self._implied(), self._related()
        current = [related.get(one.key, one) for one in self.suggestions]
        pending = [one for one in current if one.key not in self.decided and one.key not in implied]
        return sorted(pending, key=lambda one: one.rank) if related else pending

    def _related(self) -> dict[SuggestionKey, Suggestion]:
        """Return what suggestions became by the steps of this run, by their keys."""
        return {key: one for step in self.steps for key, one in step.related.items()}

    def _implied(self) -> set[SuggestionKey]:
        """Return the suggestions whose records were written with those of others."""
        accepted = (one for step in self.steps if step.verdict == "accepted" for one in step.suggestions)
        return {key for suggestion in accepted for key in suggestion.implied}

    @property
    def decided_count(self) -> int:
        """Return how many are decided in this run."""
        return len(self.decided)

    @property
    def written(self) -> list[tuple[Suggestion, Ref]]:
        """Return the suggestions that became records in this run."""
        pairs = (pair for step in self.steps for pair in zip(step.suggestions, step.refs, strict=False))
        return [(suggestion, ref) for suggestion, ref in pairs if suggestion.target is None]

    def filter_by(self, query: Query) -> None:
        """Drop the suggestions of another filter than `query`."""
        if query != self.query:
            self.query, self.suggestions = query, []

    def decide(self, suggestions: Iterable[Suggestion]) -> None:
        """Take suggestions off the list."""
        keys = {suggestion.key for suggestion in suggestions}
        self.decided |= keys
        self.marked -= keys

    def restore(self, suggestions: Iterable[Suggestion]) -> None:
        """Offer suggestions again, though the texts may have been read anew since."""
        listed = {other.key for other in self.suggestions}
        suggestions = list(suggestions)
        self.decided -= {suggestion.key for suggestion in suggestions}
        new = [suggestion for suggestion in suggestions if suggestion.key not in listed]
        if new:
            self.suggestions = sorted([*self.suggestions, *new], key=lambda other: other.rank)

    def take_back(self, undone: Collection[int]) -> None:
        """Offer again what was decided by steps that have been undone elsewhere, by their numbers.

        It waits for an act that is under way, and so is for threads.
        """
        with self.lock:
            taken = [one for one in self.steps if one.step in undone]
            self.steps = [one for one in self.steps if one.step not in undone]
            self.restore(suggestion for step in taken for suggestion in step.suggestions)

    def alike(self, suggestion: Suggestion) -> list[list[Suggestion]]:
        """Return what may be accepted together, the surest first: those marked; else parts of the group.

        A part has all that are at least so sure; the last one is the whole group. What a person has to fill
        something in for is in none.
        """
        pending = [one for one in self.pending if one.is_complete]
        if marked := [one for one in pending if one.key in self.marked]:
            return [marked]
        group = [one for one in pending if one.group == suggestion.group and one.key not in self.later]
        limits = sorted({*_LIMITS, suggestion.confidence, 0.0}, reverse=True)
        parts = ([one for one in group if one.confidence >= limit] for limit in limits)
        by_size = {len(part): part for part in parts if part}
        return list(by_size.values())


def passage_target(suggestion: Suggestion, passage: int) -> RecordLocation:
    """Return the location of a passage of a suggestion, by its index."""
    evidence = suggestion.evidence[passage]
    return RecordLocation(Ref("article", evidence.article), evidence.start, evidence.end)


#: The mark before a suggestion that is to be accepted with others.
_MARK = "✓"


def suggestion_items(session: SuggestionSession, suggestions: Sequence[Suggestion]) -> list[ListItem]:
    """Return the rows of the list, in groups; those for later in the last."""
    now = [suggestion for suggestion in suggestions if suggestion.key not in session.later]
    later = [suggestion for suggestion in suggestions if suggestion.key in session.later]
    items: list[ListItem] = []
    for group, members in groupby(now, key=lambda suggestion: suggestion.group):
        items += _group_items(session, _(GROUP_TITLES[group]), list(members))
    return items + (_group_items(session, _("For later"), later) if later else [])


def _group_items(session: SuggestionSession, title: str, members: Sequence[Suggestion]) -> list[ListItem]:
    heading = ListItem(key=None, text=title, trail=str(len(members)), heading=True)
    return [heading, *(_suggestion_item(session, suggestion) for suggestion in members)]


def _suggestion_item(session: SuggestionSession, suggestion: Suggestion) -> ListItem:
    sure = format_percent(suggestion.confidence)
    words = (
        _target_words(suggestion, session.names),
        detail_words(suggestion),
        translate_text(suggestion.reason),
    )
    return ListItem(
        key=suggestion.key,
        text=suggestion.name,
        lead=f"{_MARK} {sure}" if suggestion.key in session.marked else sure,
        trail=format_number(suggestion.count) if suggestion.count > 1 else "",
        style=suggestion.group,
        detail=" · ".join(filter(None, words)),
    )


def preview_items(choices: Sequence[Sequence[Suggestion]]) -> list[ListItem]:
    """Return the rows of a dialog that asks which suggestions are to be accepted in one step.

    The key of a row is the index of a choice; below stand those of the largest.
    """
    items = []
    for index, suggestions in enumerate(choices):
        count = len(suggestions)
        words = ngettext("Accept {n} suggestion", "Accept {n} suggestions", count).format(n=count)
        least = format_percent(min(one.confidence for one in suggestions))
        items.append(
            ListItem(key=index, text=words, detail=_("{percent} sure or more").format(percent=least))
        )
    return [
        *items,
        ListItem(key=None, text="", heading=True),
        *(
            ListItem(
                key=None,
                text="",
                detail=f"{format_percent(one.confidence)}  {one.name}  {detail_words(one)}".rstrip(),
                heading=True,
            )
            for one in sorted(choices[-1], key=lambda one: -one.confidence)
        ),
    ]


def written_items(written: Sequence[tuple[Suggestion, Ref]]) -> list[ListItem]:
    """Return the rows of the records that suggestions became, each a link."""
    if not written:
        return []
    heading = ListItem(key=None, text=_("Added"), trail=str(len(written)), heading=True)
    return [
        heading,
        *(
            ListItem(RecordLocation(ref), suggestion.name, detail=f"{ref}", style=suggestion.group)
            for suggestion, ref in written
        ),
    ]


def _target_words(suggestion: Suggestion, names: dict[Ref, str]) -> str:
    target = suggestion.target
    return _("for {actor}").format(actor=names.get(target, target.id)) if target else ""


def evidence_document(suggestion: Suggestion, names: dict[Ref, str]) -> Document:
    """Return what is suggested, and why, then the passages, with the name linked to its place."""
    builder = DocumentBuilder()
    parties = ", ".join(names.get(ref, ref.id) for ref in suggestion.parties)
    if what := " · ".join(filter(None, (detail_words(suggestion), parties))):
        builder.line(TextRun(what))
    times = occurrence_words(suggestion)
    sure = _("{percent} sure").format(percent=format_percent(suggestion.confidence))
    builder.line(
        TextRun(
            " · ".join(
                filter(
                    None, (_target_words(suggestion, names), translate_text(suggestion.reason), times, sure)
                )
            ),
            "dim",
        )
    )
    for number, passage in enumerate(suggestion.evidence):
        end = passage.at + len(passage.exact)
        builder.line(
            TextRun("« "),
            TextRun(passage.sentence[: passage.at]),
            link_run(passage.sentence[passage.at : end], passage_target(suggestion, number), "hit"),
            TextRun(passage.sentence[end:]),
            TextRun(" »  "),
            TextRun(passage.title, "dim"),
        )
    return builder.document()
