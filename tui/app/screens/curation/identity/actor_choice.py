"""Which kept actor something is: asked with the likeliest first, or searched for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.app.documents.labels import subtitle_words
from tui.app.documents.list_items import ListItem
from tui.app.match_walk import SearchChoice
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import read_in_thread
from tui.app.screens.base_screen import BaseScreen
from tui.i18n import gettext as _
from tui.index.query import parse_query
from tui.index.store import Store
from tui.model.records import Actor, Kind, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.suggestion import Suggestion

#: So many are offered; the others are found by their names.
_MAX_CHOICES = 8
#: Of so many kept actors, those that are named most, the likeliest are chosen.
MAX_COMPARED = 2_000
_SEARCH = "search"


class LikelyActors(NamedTuple):
    """Kept actors, the likeliest to be meant first."""

    likely: Sequence[Actor]
    unlikely: Sequence[Actor]


def identify_suggestion(screen: BaseScreen[Any], suggestion: Suggestion, take: Callable[[Ref], None]) -> None:
    """Ask which kept actor is meant by what is suggested, and hand its ref to `take`."""

    def find() -> LikelyActors:
        from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion

        known = read_known_actors(screen.owner.store)
        if isinstance(suggestion, NewActorSuggestion):
            return find_likely_actors(suggestion.actor, known)
        target = next((one for one in known if one.ref == suggestion.target), None)
        return find_likely_actors(target, known) if target else LikelyActors((), known)

    title = _("Which record is “{name}”?").format(name=suggestion.name)
    ask_actor(screen, title, suggestion.name, find, take)


def ask_actor(
    screen: BaseScreen[Any],
    title: str,
    name: str,
    find: Callable[[], LikelyActors],
    take: Callable[[Ref], None],
) -> None:
    """Ask which of the actors that `find` returns, in a thread, is meant by a name, or which other.

    The unlikely ones are shown when their names are typed.
    """

    def ask(actors: LikelyActors) -> None:
        from tui.app.screens.modals.list_dialog import ListDialog

        likely, unlikely = (
            [
                ListItem(key=actor.ref, text=actor.name, detail=subtitle_words("actor", actor.type))
                for actor in group
            ]
            for group in actors
        )
        other = ListItem(key=_SEARCH, text=_("Another one …"), detail=_("search by name"))

        def choose(choice: object) -> None:
            if isinstance(choice, Ref):
                take(choice)
            elif choice == _SEARCH:
                search_record(screen, "actor", dialog.words or name, take)

        dialog = ListDialog(title, likely, other=other, hidden=unlikely)
        screen.app.push_screen(dialog, choose)

    read_in_thread(screen, "decide actor", find, ask)


def read_known_actors(store: Store) -> list[Actor]:
    """Return the kept actors that are named most; may block. Raises StoreError."""
    rows = store.rows("actor", limit=MAX_COMPARED, query=parse_query("is:kept")).items
    return [one for one in store.read([row.ref for row in rows]) if isinstance(one, Actor)]


def find_likely_actors(wanted: Actor, known: list[Actor]) -> LikelyActors:
    """Return the known actors that are likely to be the same as another, and those that are not."""
    from tui.annotate.suggestions.actors.likely_actors import rank_likely_actors

    likely, unlikely = rank_likely_actors(wanted, known)
    return LikelyActors(likely[:_MAX_CHOICES], [*likely[_MAX_CHOICES:], *unlikely])


def search_record(screen: BaseScreen[Any], kind: Kind, name: str, take: Callable[[Ref], None]) -> None:
    """Search for a record of a kind by its name."""
    from tui.app.screens.search.search import SearchScreen
    from tui.app.screens.search.search_request import SearchRequest

    def choose(choice: SearchChoice | None) -> None:
        if choice is not None and isinstance(choice.target, RecordLocation):
            take(choice.target.ref)

    screen.app.push_screen(SearchScreen(SearchRequest(name, (kind,))), choose)
