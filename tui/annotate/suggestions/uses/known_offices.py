"""Offices that a text gives to persons who have a record, and that the record lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.invalidation.questions import SAID, question_of
from tui.annotate.office import ANY_COMPLEMENT, Office, office_of_title
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.suggestions.uses.gazetteer_actors import name_key
from tui.annotate.suggestions.uses.name_candidate import KnownOffices
from tui.annotate.suggestions.uses.said_offices import OfficeReader
from tui.languages.language import Language
from tui.model.annotations import Annotations
from tui.model.records import Actor
from tui.model.text import split_words


class KnownOfficeReader:
    """A reader of the offices beside the names of known persons; it tells what it asked of their records."""

    def __init__(
        self, actors: Sequence[Actor], offices: OfficeIndex, reader: OfficeReader, language: Language
    ) -> None:
        self._actors, self._offices, self._reader = actors, offices, reader
        self._index_by_id = {actor.id: index for index, actor in enumerate(actors)}
        self._keys = frozenset(entry.key for entry in language.offices.office)
        self._asked: set[tuple[int, Office]] = set()

    def read(self, analyzed: AnalyzedText, marks: Annotations) -> Iterator[KnownOffices]:
        """Yield the offices that a text gives to persons who have a record."""
        tokenized = analyzed.tokenized
        for mention in marks.body:
            index = self._index_by_id.get(mention.actor)
            if mention.how not in ("name", "surname", "title") or index is None:
                continue
            if self._actors[index].type != "person":
                continue
            first = bisect_left(tokenized.starts, mention.start)
            last = bisect_left(tokenized.starts, mention.end)
            if first >= last:
                continue
            holds = partial(self._holds, index)
            offices = [one for one in self._reader.read(analyzed, first, last, holds) if one.role]
            # A title that the table of offices can read has been asked for by its key.
            self._asked.update(
                (index, office_of_title(split_words(one.title)))
                for one in offices
                if one.office.partition("|")[0] not in self._keys
            )
            known_titles = {name_key(role.title) for role in self._actors[index].roles} if offices else ()
            new = tuple(one for one in offices if name_key(one.title) not in known_titles)
            if new:
                yield KnownOffices(mention.start, mention.end, mention.actor, new)

    def take_questions(self) -> set[str]:
        """Return what the texts read since the last call asked of the offices of persons."""
        asked, self._asked = self._asked, set()
        return {question_of(office, self._actors, SAID, person) for person, office in asked}

    def _holds(self, index: int, office: Office) -> bool:
        """Return whether the record of an actor has an office."""
        self._asked.add((index, Office(office.key, ANY_COMPLEMENT)))
        return any(self._offices.fits_title(held, office) for held in self._offices.roles_of(index))
