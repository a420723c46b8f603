"""With which article the open one is to be compared: the likeliest first."""

from __future__ import annotations

from textual.message import Message

from tui.app.background import in_background
from tui.app.doors import Target
from tui.app.screens.compare import Comparing
from tui.app.screens.view import View
from tui.app.widgets.rowlist import Item
from tui.app.wording import list_date
from tui.i18n import gettext as _
from tui.model.records import Article
from tui.views.compare import likeliest


class Offered(Message):
    """The articles to choose from are here, each with why."""

    def __init__(self, articles: list[tuple[Article, str]]) -> None:
        super().__init__()
        self.articles = articles


class Choosing(View):
    """With which article the open one is to be compared."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.offered: dict[Target, Article] = {}

    def on_mount(self) -> None:
        """Look for the likeliest ones."""
        self.items.empty = _("Looking …")
        self.say_edges()
        self.read()

    def read(self) -> None:
        """Look for the likeliest ones, in a thread."""
        in_background(self, "likeliest", lambda _worker: Offered(likeliest(self.store, self.article)))

    def on_offered(self, message: Offered) -> None:
        """Offer them."""
        self.items.empty = _("There is no other article in the corpus.")
        self.offered = {Target(article.ref): article for article, _why in message.articles}
        self.items.set_items(
            [
                Item(Target(article.ref), article.title, list_date(article.date), trail=why)
                for article, why in message.articles
            ]
        )

    def draw(self) -> None:
        """The list draws itself."""

    def title_parts(self) -> list[str]:
        """«Compare with …»."""
        return [_("Compare with"), self.article.title]

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        return [("Enter", _("compare")), ("Esc", _("back"))]

    def action_sort(self) -> None:
        """The likeliest first is the one way."""

    def choose(self, key: object) -> None:
        """Compare the two."""
        if isinstance(key, Target) and key in self.offered:
            self.dismiss(Comparing([self.article, self.offered[key]]))
