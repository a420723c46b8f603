"""Where a French report says that its event was, by its core, its title and the rest of its lead."""

from __future__ import annotations

from collections.abc import Sequence

from tui.languages.french.news.places.places import Places, find_places, find_towns
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.recalls import is_reminder
from tui.model.phonetics import spelling_key
from tui.model.text import fold


def find_report_places(title: str, core: Sequence[Sentence], lead: Sequence[Sentence]) -> Places:
    """Return where the core of a report says that its event was.

    Where it names no town, it may have been at those of the title, or of the rest of the lead.
    """
    places = find_places(core)
    if places.site is not None:  # «partie du marché de Bè» is within a town
        site = places.site
        places = places._replace(towns=tuple(name for name in places.towns if name not in site))
    if places.towns:
        return places
    others = [one for one in lead if one not in core and not is_reminder(one.folded)]
    told = (one.towns or one.near for one in map(find_places, [[one] for one in others]))
    titled = find_towns(title, " ".join(one.text for one in lead))
    nearby = titled or next((names for names in told if names), ())
    near = (*places.near, *titled)
    return places._replace(
        areas=tuple(dict.fromkeys((*nearby, *places.areas))), near=tuple(dict.fromkeys(near))
    )


def are_apart(one: Places, other: Places) -> bool:
    """Return whether two reports name other towns, or without towns are near to other ones."""
    for names, others in ((one.towns, other.towns), (one.near, other.near)):
        if names and others:
            return _sounds(names).isdisjoint(_sounds(others))
    return False


def _sounds(names: Sequence[str]) -> set[str]:
    return {spelling_key(fold(name)) for name in names}
