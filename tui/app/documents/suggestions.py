"""Suggestions as the explorer shows them: the pending ones as rows of a list, and their passages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from threading import Lock

from tui.annotate.suggestions.suggester import Suggestion
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.corpus.safe_write.file_edits import Edit
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL
from tui.model.records import Ref

Key = tuple[str, str, str | None]
GROUPS = {"alias": N_("Other spellings"), "actor": N_("Names that no record knows")}


class SuggestionSession:
    """The suggestions, and what the reader did with them in this run; it outlives the screen.

    Changes of files go one after the other, in threads, under `lock`; they are recorded in the session, so
    that nothing is lost when the screen is closed meanwhile.
    """

    def __init__(self) -> None:
        self.found: list[Suggestion] = []
        self.of: Query = MATCH_ALL  # the filter for which they were found
        self.names: dict[str, str] = {}  # of actors whose spellings are offered
        self.taken: set[Key] = set()  # accepted or rejected, or about to be
        #: The edits, the latest last; the record, where a suggestion became one.
        self.done: list[tuple[Suggestion, Edit, Ref | None]] = []
        self.lock = Lock()

    @property
    def pending(self) -> list[Suggestion]:
        """The suggestions that are still to be decided."""
        return [one for one in self.found if one.key not in self.taken]

    @property
    def written(self) -> list[tuple[Suggestion, Ref]]:
        """The suggestions that became records in this run."""
        return [(one, ref) for one, _edit, ref in self.done if ref is not None]

    def filter_by(self, query: Query) -> None:
        """Drop the suggestions of another filter than `query`."""
        if query != self.of:
            self.of, self.found = query, []

    def restore(self, one: Suggestion) -> None:
        """Offer a suggestion again, though the texts may have been read anew since."""
        self.taken.discard(one.key)
        if one.key not in {known.key for known in self.found}:
            self.found = sorted([*self.found, one], key=lambda known: known.rank)


def passage_target(one: Suggestion, passage: int) -> RecordLocation:
    """Return the location of a passage of a suggestion, by its index."""
    found = one.evidence[passage]
    return RecordLocation(Ref("article", found.article), found.start, found.end)


def suggestion_items(found: Sequence[Suggestion], names: dict[str, str]) -> list[ListItem]:
    """Return the rows of the list, in groups."""
    items: list[ListItem] = []
    for kind, group in groupby(found, key=lambda one: one.kind):
        members = list(group)
        items.append(ListItem(key=None, text=_(GROUPS[kind]), trail=str(len(members)), heading=True))
        items += [
            ListItem(
                key=one.key,
                text=one.name,
                lead=f"{one.confidence:.0%}",
                trail=f"{one.count:,}" if one.count > 1 else "",
                style=one.type,
                detail=" · ".join(filter(None, (_for(one, names), one.why))),
            )
            for one in members
        ]
    return items


def written_items(written: Sequence[tuple[Suggestion, Ref]]) -> list[ListItem]:
    """Return the rows of the records that suggestions became, each a link."""
    if not written:
        return []
    heading = ListItem(key=None, text=_("Written"), trail=str(len(written)), heading=True)
    return [
        heading,
        *(ListItem(RecordLocation(ref), one.name, detail=f"{ref}", style=one.type) for one, ref in written),
    ]


def _for(one: Suggestion, names: dict[str, str]) -> str:
    return _("for {actor}").format(actor=names.get(one.actor, one.actor)) if one.actor else ""


def evidence_document(one: Suggestion, names: dict[str, str]) -> Document:
    """Return why an actor or alias is suggested, then the passages, with the name linked to its place."""
    sheet = DocumentBuilder()
    times = ngettext("{n} time", "{n} times", one.count).format(n=f"{one.count:,}")
    sure = _("{percent} sure").format(percent=f"{one.confidence:.0%}")
    sheet.line(TextRun(" · ".join(filter(None, (_for(one, names), one.why, times, sure))), "dim"))
    for number, passage in enumerate(one.evidence):
        end = passage.at + len(passage.exact)
        sheet.line(
            TextRun("« "),
            TextRun(passage.sentence[: passage.at]),
            link_run(passage.sentence[passage.at : end], passage_target(one, number), "hit"),
            TextRun(passage.sentence[end:]),
            TextRun(" »  "),
            TextRun(passage.title, "dim"),
        )
    return sheet.document()
