"""Suggestions as the explorer shows them: the pending ones as rows of a list, and their passages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from threading import Lock

from tui.annotate.suggestions.kind_names import GROUP_TITLES
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionKey
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Ref


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
        #: The steps by number, the latest last; the record that a suggestion became, if it did.
        self.steps: list[tuple[Suggestion, int, Ref | None]] = []
        self.lock = Lock()

    @property
    def pending(self) -> list[Suggestion]:
        """The suggestions that are still to be decided."""
        return [suggestion for suggestion in self.suggestions if suggestion.key not in self.decided]

    @property
    def written(self) -> list[tuple[Suggestion, Ref]]:
        """The suggestions that became records in this run."""
        return [(suggestion, ref) for suggestion, _step, ref in self.steps if ref is not None]

    def filter_by(self, query: Query) -> None:
        """Drop the suggestions of another filter than `query`."""
        if query != self.query:
            self.query, self.suggestions = query, []

    def restore(self, suggestion: Suggestion) -> None:
        """Offer a suggestion again, though the texts may have been read anew since."""
        self.decided.discard(suggestion.key)
        if suggestion.key not in {other.key for other in self.suggestions}:
            self.suggestions = sorted([*self.suggestions, suggestion], key=lambda other: other.rank)


def passage_target(suggestion: Suggestion, passage: int) -> RecordLocation:
    """Return the location of a passage of a suggestion, by its index."""
    evidence = suggestion.evidence[passage]
    return RecordLocation(Ref("article", evidence.article), evidence.start, evidence.end)


def suggestion_items(suggestions: Sequence[Suggestion], names: dict[Ref, str]) -> list[ListItem]:
    """Return the rows of the list, in groups."""
    items: list[ListItem] = []
    for heading, group in groupby(suggestions, key=lambda suggestion: suggestion.group):
        members = list(group)
        items.append(ListItem(key=None, text=_(GROUP_TITLES[heading]), trail=str(len(members)), heading=True))
        items += [
            ListItem(
                key=suggestion.key,
                text=suggestion.name,
                lead=f"{suggestion.confidence:.0%}",
                trail=f"{suggestion.count:,}" if suggestion.count > 1 else "",
                style=suggestion.group,
                detail=" · ".join(
                    filter(None, (_target_words(suggestion, names), suggestion.detail, suggestion.reason))
                ),
            )
            for suggestion in members
        ]
    return items


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
    """Return why an actor or alias is suggested, then the passages, with the name linked to its place."""
    builder = DocumentBuilder()
    times = ngettext("{n} time", "{n} times", suggestion.count).format(n=f"{suggestion.count:,}")
    sure = _("{percent} sure").format(percent=f"{suggestion.confidence:.0%}")
    builder.line(
        TextRun(
            " · ".join(filter(None, (_target_words(suggestion, names), suggestion.reason, times, sure))),
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
