"""With which article the open one is to be compared: the likeliest first."""

from __future__ import annotations

from textual.message import Message

from tui.analysis.comparison import MAX_OFFERED, rank_similar_articles
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.comparison import ComparisonScreen
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.model.records import Article, Ref


class CandidatesFound(Message):
    """The articles to choose from are here, each with why; `title`: of the one that is compared."""

    def __init__(self, asked: Query, title: str, articles: list[tuple[Article, str]]) -> None:
        super().__init__()
        self.asked, self.title, self.articles = asked, title, articles


class ComparisonPicker(FilteredScreen):
    """With which of the articles that fit the filter one is to be compared."""

    def __init__(self, article: Ref) -> None:
        super().__init__()
        self.article = article
        self.called = ""  # its title
        self._count = 0

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("choosing", (self.article,))

    def read(self) -> None:
        """Look for the likeliest ones, in a thread."""
        self.items.empty = _("Looking …")
        self.update_bars()
        asked = self.filter
        run_in_thread(self, "likeliest", lambda _worker: self._read(asked))

    def _read(self, asked: Query) -> CandidatesFound | RequestFailed:
        for article in self.store.read([self.article]):
            if isinstance(article, Article):
                return CandidatesFound(
                    asked, article.title, rank_similar_articles(self.store, article, asked)
                )
        return RequestFailed(_("{id} is not in the corpus.").format(id=self.article))

    def on_candidates_found(self, message: CandidatesFound) -> None:
        """Offer them, unless the filter is another by now."""
        if message.asked != self.filter:
            return
        self.called, self._count = message.title, len(message.articles)
        self.items.empty = _("There is no other article here.")
        self.items.set_items(
            [
                ListItem(RecordLocation(article.ref), article.title, short_date(article.date), trail=why)
                for article, why in message.articles
            ]
        )
        self.update_bars()

    def draw(self) -> None:
        """The list draws itself."""

    def title_parts(self) -> list[str]:
        """«Compare with  La Russie …»."""
        parts = [_("Compare with"), self.called]
        if self._count >= MAX_OFFERED:
            parts.append(_("the {n} likeliest").format(n=MAX_OFFERED))
        return parts

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        return [("Enter", _("compare")), *self.filter_pairs(), ("Esc", _("back"))]

    def action_sort(self) -> None:
        """The likeliest first is the one way."""

    def choose(self, key: object) -> None:
        """Compare the two."""
        if isinstance(key, RecordLocation):
            self.dismiss(ComparisonScreen([self.article, key.ref]))
