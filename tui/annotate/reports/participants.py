"""Who has a part in a reported event, in which role, and where it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import Trigger
from tui.languages.event_words import ContextWords
from tui.model.records import Actor, Mention, Participant, ParticipantRole
from tui.model.text import fold

MAX_PARTICIPANTS = 8
#: Those with whom one does these are said to do them, too.
_SHARED_TYPES = frozenset(("agree", "support", "cooperate"))
_TERRITORIES = ("country", "place")
_VISITS = "consult"


class PlacedMention(Struct, frozen=True):
    """A mention of an actor at a word of its sentence."""

    mention: Mention
    actor: Actor
    at: int


def place_mentions(
    words: SentenceWords, mentions: Iterable[Mention], actors: Mapping[str, Actor]
) -> list[PlacedMention]:
    """Return the mentions of known actors in a sentence, with the word at which each begins."""
    return [
        PlacedMention(mention, actors[mention.actor], words.word_at(mention.start))
        for mention in mentions
        if mention.actor in actors and words.start <= mention.start and mention.end <= words.end
    ]


def ids_between(mentions: Sequence[PlacedMention], first: int, last: int) -> tuple[str, ...]:
    """Return the ids of the actors that are named between two words, each once."""
    return tuple(dict.fromkeys(placed.actor.id for placed in mentions if first <= placed.at < last))


class ParticipantReader:
    """A reader of roles and places, by the prepositions of a language."""

    def __init__(self, context: ContextWords, before_places: frozenset[str]) -> None:
        self._context, self._before_places = context, before_places

    def find_place(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> str | None:
        """Return the first country or place named behind a preposition of places, or by its capital."""
        for placed in mentions:
            before = words.words[placed.at - 1] if placed.at else ""
            is_territory = placed.actor.type in _TERRITORIES and placed.mention.how in ("name", "capital")
            is_at_place = fold(before) in self._before_places and before not in self._context.partners
            if is_territory and is_at_place:
                return placed.actor.id
        return None

    def read(
        self,
        words: SentenceWords,
        mentions: Sequence[PlacedMention],
        trigger: Trigger,
        place: str | None,
        inherited: Sequence[str] = (),
    ) -> tuple[Participant, ...]:
        """Return who has a part: who is named before what happened acts, in the passive it is acted upon.

        `inherited`: ids of actors from before the clause, which are its subject where none is named in it.
        """
        subject: ParticipantRole = "recipient" if trigger.is_passive else "actor"
        roles: dict[str, ParticipantRole] = {}
        type_ = trigger.senses[0].type
        for placed in mentions:
            is_place = placed.actor.id == place
            if is_place and (type_ != _VISITS or placed.actor.type == "place"):
                continue  # the country that somebody visits has a part in it
            role = "recipient" if is_place else self._role(words, placed, trigger, subject)
            roles.setdefault(placed.actor.id, role)
        before = [placed for placed in mentions if placed.at < trigger.begin and placed.actor.id != place]
        if not before:
            roles = {id: subject for id in inherited if id not in roles and id != place} | roles
        if roles and "actor" not in roles.values() and not trigger.is_passive:
            first = next(iter(roles))
            roles[first] = "actor"
        return tuple(Participant(id, role) for id, role in list(roles.items())[:MAX_PARTICIPANTS])

    def _role(
        self, words: SentenceWords, placed: PlacedMention, trigger: Trigger, subject: ParticipantRole
    ) -> ParticipantRole:
        """Return the role of who is named at a word, by where it stands and by the preposition before it."""
        context, at = self._context, placed.at
        if words.index_of(context.credited, at - 3, at) is not None and placed.actor.type == "media":
            return "medium"
        if words.index_of(context.targets, at - 4, at) is not None:
            return "recipient"
        if at < trigger.begin:
            return subject
        if words.index_of(context.agents, at - 6, at) is not None and (
            trigger.is_passive or trigger.tense in (None, "past participle")
        ):
            return "actor"
        is_partner = words.index_of(context.partners, trigger.last, at) is not None
        return "actor" if is_partner and trigger.senses[0].type in _SHARED_TYPES else "recipient"
