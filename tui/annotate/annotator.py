"""Who is meant: the mentions of known actors in an article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec

from tui.annotate.gazetteer import Entry, Gazetteer, Span, longest, words_of
from tui.annotate.lexicon import lexicon
from tui.annotate.reading import Reading
from tui.model.records import Actor, Article, Decision, Marks, Mention


class Annotator:
    """Marks known actors in articles. The same text and records give the same marks."""

    #: Raised whenever the same input gives other marks; a store rebuilds by it.
    VERSION: ClassVar[int] = 1

    def __init__(self, actors: Sequence[Actor], decisions: Sequence[Decision] = ()) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.id))
        self.decisions = tuple(decisions)
        self._gazetteer: Gazetteer | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        """All names as an automaton, built when first asked for."""
        if self._gazetteer is None:
            self._gazetteer = Gazetteer(self.actors, lexicon().longer_names)
        return self._gazetteer

    def marks(self, article: Article) -> Marks:
        """The mentions in the article's title and body, in the order of the text."""
        return Marks(title=self._mentions(article.title), body=self._mentions(article.body))

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        reading = Reading(text)
        found = []
        for span in longest(self.gazetteer.every(reading)):
            entry = self._chosen(span)
            if entry:
                found.append(self._mention(reading, span, entry))
        return tuple(found)

    def _chosen(self, span: Span) -> Entry | None:
        for sort in ("name", "demonym", "capital"):
            entries = [entry for entry in span.entries if entry.sort == sort]
            if entries:
                return entries[0] if len({entry.actor for entry in entries}) == 1 else None
        return None

    def _mention(self, reading: Reading, span: Span, entry: Entry) -> Mention:
        actor = self.actors[entry.actor]
        start, end = reading.starts[span.first], reading.ends[span.last - 1]
        if entry.sort == "demonym":
            return Mention(start, end, reading.text[start:end], actor.id, "demonym", 0.98, f"of {actor.name}")
        if entry.sort == "capital":
            why = f"seat of power of {actor.name}"
            return Mention(start, end, reading.text[start:end], actor.id, "capital", 0.95, why)
        why = "full name" if entry.spelling == actor.name else f"alias {entry.spelling}"
        return Mention(start, end, reading.text[start:end], actor.id, "name", 1.0, why)


def touching_words(actor: Actor) -> frozenset[str]:
    """Folded words of which at least one is in every text in which `actor` can be marked."""
    phrases: Iterable[str] = (
        *(spelling.name for spelling in actor.spellings()),
        *actor.demonyms,
        *actor.capitals,
        *(role.title for role in actor.roles),
    )
    return frozenset(word for phrase in phrases for word in words_of(phrase) if len(word) > 1)


def fingerprint(actors: Iterable[Actor], decisions: Iterable[Decision]) -> str:
    """A hash of everything in the records that decides the marks, and of the annotator's version."""
    deciding = [
        (a.id, a.name, a.type, a.names, a.aliases, a.roles, a.of, a.demonyms, a.capitals, a.not_)
        for a in sorted(actors, key=lambda actor: actor.id)
    ]
    packed = msgspec.json.encode((Annotator.VERSION, deciding, list(decisions)), order="deterministic")
    return hashlib.blake2b(packed, digest_size=16).hexdigest()
