"""The choice of the article with which another is compared, the most similar first."""

from __future__ import annotations

from textual.message import Message

from tui.analysis.comparison import MAX_OFFERED, rank_similar_articles
from tui.app.documents.labels import reading_signs, short_date
from tui.app.documents.list_items import ListItem
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.analysis.comparison.comparison import ComparisonScreen
from tui.app.session.history import ViewSnapshot
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.model.records import Article, Ref


class CandidatesFound(Message):
    """Report the articles to choose from, each with the reason; `title`: of the compared article."""

    def __init__(self, query: Query, title: str, articles: list[tuple[Article, str]]) -> None:
        super().__init__()
        self.query, self.title, self.articles = query, title, articles


class ComparisonPicker(AnalysisScreen):
    """Offer the articles that fit the filter for a comparison with one article."""

    def __init__(self, article: Ref) -> None:
        super().__init__()
        self.article = article
        self.article_title = ""  # of the article that is compared
        self._count = 0
        self._articles: list[tuple[Article, str]] = []

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("choosing", (self.article,))

    def read(self) -> None:
        """Rank the most similar articles in a thread."""
        self.items.empty = _("Searching …")
        self.update_bars()
        query = self.filter
        run_in_thread(self, "likeliest", lambda _worker: self._read(query))

    def _read(self, query: Query) -> CandidatesFound | RequestFailed:
        for article in self.store.read([self.article]):
            if isinstance(article, Article):
                return CandidatesFound(
                    query, article.title, rank_similar_articles(self.store, article, query)
                )
        return RequestFailed(_("{id} is not in the corpus.").format(id=self.article))

    def on_candidates_found(self, message: CandidatesFound) -> None:
        """Show the candidates, unless the filter has changed since."""
        if message.query != self.filter:
            return
        self.article_title, self._count = message.title, len(message.articles)
        self.say_nothing(_("There is no other article."))
        self._articles = message.articles
        self.draw()

    def draw(self) -> None:
        """Draw a row for each candidate, with why it is one."""
        marks = self.store.marks
        self.items.set_items(
            [
                ListItem(
                    RecordLocation(article.ref),
                    article.title,
                    short_date(article.date),
                    trail=" ".join(filter(None, (reading_signs(article.ref, marks), reason))),
                    detail=", ".join(article.labels),
                )
                for article, reason in self._articles
            ]
        )
        self.update_bars()

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Compare with  La Russie …»."""
        parts = [_("Compare with"), self.article_title]
        if self._count >= MAX_OFFERED:
            parts.append(_("the {n} most likely").format(n=MAX_OFFERED))
        return parts

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        return [("open", _("compare")), *self.filter_entries(), "step-out"]

    def choose(self, key: object) -> None:
        """Compare with the chosen article."""
        if isinstance(key, RecordLocation):
            self.dismiss(ComparisonScreen([self.article, key.ref]))
