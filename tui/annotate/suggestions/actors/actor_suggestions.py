"""Suggestions about actors: a new one, another spelling of one, an office of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from tui.annotate.suggestions.suggestion import Suggestion
from tui.model.records import Actor, Name, Record, Ref, Role

if TYPE_CHECKING:
    from tui.corpus.curation.corpus_draft import CorpusDraft


class NewActorSuggestion(Suggestion, frozen=True, kw_only=True):
    """An actor without a record, as the record would be written."""

    actor: Actor  # its id is empty where it is to be made of the name

    @property
    def group(self) -> str:
        return self.actor.type

    @property
    def detail(self) -> str:
        offices = [role.title for role in self.actor.roles]
        return ", ".join([*offices, *(alias.name for alias in self.actor.aliases)])

    def to_json(self) -> dict[str, Any]:
        """Return the fields of the record beside those of every suggestion; `actor` is null: it is new."""
        return {
            **super().to_json(),
            "actor": None,
            "type": self.actor.type,
            "names": self.actor.names,
            "aliases": [alias.name for alias in self.actor.aliases],
            "roles": [_role_json(role) for role in self.actor.roles],
            "of": self.actor.of,
        }

    def wanted(self, current: Record | None) -> Actor:
        """Return the new record, or `current` with the names and offices that it lacks."""
        if not isinstance(current, Actor):
            return self.actor
        return _with_roles(_with_names(current, *self.actor.spellings()), *self.actor.roles)

    def _made_before(self, draft: CorpusDraft) -> Ref | None:
        if not self.actor.id or not draft.has(self.actor.ref):
            return None
        made = draft.read(self.actor.ref)
        return made.ref if isinstance(made, Actor) and made.name == self.actor.name else None

    def draft(self, draft: CorpusDraft, into: Ref | None = None) -> Ref:
        """Write the record, with another id where the one of the gazetteer is taken."""
        is_taken = self.actor.id and draft.has(self.actor.ref) and self._made_before(draft) is None
        if into is None and is_taken:
            return structs.replace(self, actor=structs.replace(self.actor, id="")).draft(draft)
        return super().draft(draft, into)


class AliasSuggestion(Suggestion, frozen=True, kw_only=True):
    """Another spelling of the name of an actor that has a record."""

    actor: str

    @property
    def target(self) -> Ref:
        return Ref("actor", self.actor)

    def to_json(self) -> dict[str, Any]:
        """Return the actor whose name it is, beside the fields of every suggestion."""
        return {**super().to_json(), "actor": self.actor, "aliases": [self.name], "roles": [], "of": None}

    def wanted(self, current: Record | None) -> Actor:
        """Return the actor with the spelling."""
        assert isinstance(current, Actor)
        return _with_names(current, Name(self.name))


class RoleSuggestion(Suggestion, frozen=True, kw_only=True):
    """An office that a text gives to an actor who has a record."""

    actor: str
    role: Role

    @property
    def target(self) -> Ref:
        return Ref("actor", self.actor)

    def to_json(self) -> dict[str, Any]:
        """Return the actor and the office, beside the fields of every suggestion."""
        return {
            **super().to_json(),
            "actor": self.actor,
            "aliases": [],
            "roles": [_role_json(self.role)],
            "of": self.role.of,
        }

    def wanted(self, current: Record | None) -> Actor:
        """Return the actor with the office."""
        assert isinstance(current, Actor)
        return _with_roles(current, self.role)


def _with_names(actor: Actor, *names: Name) -> Actor:
    """Return an actor with the names that it lacks as aliases."""
    own = {spelling.name for spelling in actor.spellings()}
    new = tuple(name for name in names if name.name not in own)
    return structs.replace(actor, aliases=(*actor.aliases, *new))


def _with_roles(actor: Actor, *roles: Role) -> Actor:
    """Return an actor with the offices that it lacks."""
    own = {(role.title, role.of) for role in actor.roles}
    new = tuple(role for role in roles if (role.title, role.of) not in own)
    return structs.replace(actor, roles=(*actor.roles, *new))


def _role_json(role: Role) -> dict[str, str]:
    """Return the fields of an office that are set, as a file has them."""
    fields = {"title": role.title, "of": role.of, "from": role.since, "to": role.until}
    return {name: value for name, value in fields.items() if value}
