"""The objects that do the explorer's work, each made when it is first asked for.

The first frame needs a few of them; the modules of all others are imported behind it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.app.screens.explorer.navigation.open_views import OpenViews
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.screens.explorer.session_restore import SessionRestore

if TYPE_CHECKING:
    from tui.app.screens.base_screen import BaseScreen
    from tui.app.screens.curation.bookmark_actions import BookmarkActions
    from tui.app.screens.curation.corpus_acts import CorpusActs
    from tui.app.screens.curation.form_actions import FormActions
    from tui.app.screens.curation.found_actions import FoundActions
    from tui.app.screens.curation.identity.identity_actions import IdentityActions
    from tui.app.screens.curation.new_from_words import NewFromWords
    from tui.app.screens.curation.note_actions import NoteActions
    from tui.app.screens.curation.reading_actions import ReadingActions
    from tui.app.screens.curation.selection_actions import SelectionActions
    from tui.app.screens.explorer.add_texts import IngestActions
    from tui.app.screens.explorer.corpus_filter import FilterActions
    from tui.app.screens.explorer.entity_decisions import DecisionController
    from tui.app.screens.explorer.highlights import Highlights
    from tui.app.screens.explorer.index_runner import IndexRunner
    from tui.app.screens.explorer.navigation.match_walks import WalkActions
    from tui.app.screens.explorer.navigation.target_actions import TargetActions
    from tui.app.screens.explorer.navigation.view_history import ViewActions, ViewHistory
    from tui.app.screens.explorer.record_actions import RecordActions
    from tui.app.screens.exports.copy_actions import CopyActions
    from tui.app.screens.exports.export_actions import ExportActions


#: What keys need beside the parts, and the first frame does not.
LATER_MODULES = (
    "tui.app.screens.analysis.restore",
    "tui.app.screens.curation.forms.form_screen",
    "tui.app.clipboard",
    "tui.app.session.state_merge",
    "tui.index.search.fts_query",
    "tui.app.documents.event_card",
    "tui.app.screens.curation.new_menu",
    "tui.corpus.curation.notes",
    "tui.index.indexing.index_update",
    "anyascii",
)


class ExplorerParts:
    """Hold the objects that do the explorer's work; each is given those that it uses."""

    def __init__(self, screen: BaseScreen[None]) -> None:
        self.panes = Panes(screen)
        self.views = OpenViews(screen)
        self.navigation = RecordNavigation(self.panes, self.views)
        self.session = SessionRestore(self.panes, self.navigation)

    def make_all(self) -> None:
        """Make those that nothing has asked for yet, so that the first key is as quick as the next."""
        for name, part in vars(ExplorerParts).items():
            if isinstance(part, cached_property):
                getattr(self, name)

    @cached_property
    def index(self) -> IndexRunner:
        from tui.app.screens.explorer.index_runner import IndexRunner

        return IndexRunner(self.panes, self.navigation, self.views)

    @cached_property
    def walks(self) -> WalkActions:
        from tui.app.screens.explorer.navigation.match_walks import WalkActions

        return WalkActions(self.panes, self.navigation)

    @cached_property
    def highlights(self) -> Highlights:
        from tui.app.screens.explorer.highlights import Highlights

        return Highlights(self.panes, self.navigation)

    @cached_property
    def filters(self) -> FilterActions:
        from tui.app.screens.explorer.corpus_filter import FilterActions

        return FilterActions(self.panes, self.navigation)

    @cached_property
    def records(self) -> RecordActions:
        from tui.app.screens.explorer.record_actions import RecordActions

        return RecordActions(self.panes, self.navigation, self.index)

    @cached_property
    def copies(self) -> CopyActions:
        from tui.app.screens.exports.copy_actions import CopyActions

        return CopyActions(self.panes, self.navigation)

    @cached_property
    def exports(self) -> ExportActions:
        from tui.app.screens.exports.export_actions import ExportActions

        return ExportActions(self.panes, self.index)

    @cached_property
    def bookmarks(self) -> BookmarkActions:
        from tui.app.screens.curation.bookmark_actions import BookmarkActions

        return BookmarkActions(self.panes, self.navigation)

    @cached_property
    def selecting(self) -> SelectionActions:
        from tui.app.screens.curation.selection_actions import SelectionActions

        return SelectionActions(self.panes)

    @cached_property
    def acts(self) -> CorpusActs:
        from tui.app.screens.curation.corpus_acts import CorpusActs

        return CorpusActs(self.panes, self.navigation, self.index)

    @cached_property
    def found(self) -> FoundActions:
        from tui.app.screens.curation.found_actions import FoundActions

        return FoundActions(self.panes, self.acts)

    @cached_property
    def notes(self) -> NoteActions:
        from tui.app.screens.curation.note_actions import NoteActions

        return NoteActions(self.panes, self.acts, self.records)

    @cached_property
    def reading(self) -> ReadingActions:
        from tui.app.screens.curation.reading_actions import ReadingActions

        return ReadingActions(self.panes)

    @cached_property
    def new(self) -> NewFromWords:
        from tui.app.screens.curation.new_from_words import NewFromWords

        return NewFromWords(self.panes, self.acts, self.notes)

    @cached_property
    def decisions(self) -> DecisionController:
        from tui.app.screens.explorer.entity_decisions import DecisionController

        return DecisionController(self.panes, self.index, self.new.make_actor)

    @cached_property
    def forms(self) -> FormActions:
        from tui.app.screens.curation.form_actions import FormActions

        return FormActions(self.panes, self.acts)

    @cached_property
    def identity(self) -> IdentityActions:
        from tui.app.screens.curation.identity.identity_actions import IdentityActions

        return IdentityActions(self.panes, self.acts)

    @cached_property
    def ingest(self) -> IngestActions:
        from tui.app.screens.explorer.add_texts import IngestActions

        return IngestActions(self.panes, self.navigation, self.index, self.forms)

    @cached_property
    def view_history(self) -> ViewHistory:
        from tui.app.screens.explorer.navigation.view_history import ViewHistory

        return ViewHistory(self.panes, self.navigation, self.views)

    @cached_property
    def view_actions(self) -> ViewActions:
        from tui.app.screens.explorer.navigation.view_history import ViewActions

        return ViewActions(self.panes, self.view_history)

    @cached_property
    def targets(self) -> TargetActions:
        from tui.app.screens.explorer.navigation.target_actions import TargetActions

        return TargetActions(self.panes, self.navigation, self.view_actions, self.notes)
