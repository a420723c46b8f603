"""With which article the open one is to be compared: the likeliest first."""

from __future__ import annotations

from textual.message import Message

from tui.app.background import in_background
from tui.app.doors import Target
from tui.app.messages import Failed
from tui.app.screens.compare import Comparing
from tui.app.screens.filtered import FilteredView
from tui.app.trail import Seen
from tui.app.widgets.rowlist import Item
from tui.app.wording import list_date
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.model.records import Article, Ref
from tui.views.compare import MAX_OFFERED, likeliest


class Offered(Message):
    """The articles to choose from are here, each with why; `title`: of the one that is compared."""

    def __init__(self, asked: Query, title: str, articles: list[tuple[Article, str]]) -> None:
        super().__init__()
        self.asked, self.title, self.articles = asked, title, articles


class Choosing(FilteredView):
    """With which of the articles that fit the filter one is to be compared."""

    def __init__(self, article: Ref) -> None:
        super().__init__()
        self.article = article
        self.called = ""  # its title
        self._count = 0

    def seen(self) -> Seen:
        """What the trail keeps of the view."""
        return Seen("choosing", (self.article,))

    def read(self) -> None:
        """Look for the likeliest ones, in a thread."""
        self.items.empty = _("Looking …")
        self.say_edges()
        asked = self.filter
        in_background(self, "likeliest", lambda _worker: self._read(asked))

    def _read(self, asked: Query) -> Offered | Failed:
        for article in self.store.read([self.article]):
            if isinstance(article, Article):
                return Offered(asked, article.title, likeliest(self.store, article, asked))
        return Failed(_("{id} is not in the corpus.").format(id=self.article))

    def on_offered(self, message: Offered) -> None:
        """Offer them, unless the filter is another by now."""
        if message.asked != self.filter:
            return
        self.called, self._count = message.title, len(message.articles)
        self.items.empty = _("There is no other article here.")
        self.items.set_items(
            [
                Item(Target(article.ref), article.title, list_date(article.date), trail=why)
                for article, why in message.articles
            ]
        )
        self.say_edges()

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
        if isinstance(key, Target):
            self.dismiss(Comparing([self.article, key.ref]))
