"""The mentions of a sentence, each at the word where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tui.annotate.reports.sentence_words import SentenceWords
from tui.model.annotations import Mention
from tui.model.records import Actor


class PlacedMention(Struct, frozen=True):
    """A mention of an actor at a word of its sentence."""

    mention: Mention
    actor: Actor
    at: int

    def span(self, words: SentenceWords) -> tuple[int, int]:
        """Return its first word and the one behind its last."""
        return self.at, max(self.at + 1, words.word_at(self.mention.end))


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
