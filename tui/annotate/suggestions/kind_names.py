"""The kinds of suggestions by name, and the groups in which they are listed; imported by every command."""

from __future__ import annotations

from tui.i18n import N_

#: What `suggest --kind`, its JSON and `decisions.yaml` call the kinds; a kind is made in `kinds.FINDERS`.
KIND_NAMES: tuple[str, ...] = ("actor", "alias", "role", "event", "claim")
#: The headings of the groups, in the order in which they are listed: a type of new actors, or a kind.
GROUP_TITLES: dict[str, str] = {
    "alias": N_("Other spellings"),
    "role": N_("Offices of known persons"),
    "country": N_("New countries"),
    "organization": N_("New organisations"),
    "public-body": N_("New public bodies"),
    "media": N_("New media"),
    "group": N_("New groups"),
    "place": N_("New places"),
    "person": N_("New persons"),
    "claim": N_("Claims of known events"),
    "event": N_("New events"),
}
