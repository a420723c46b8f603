"""The values that one text gives: names without a record with their context, and offices of known persons."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.annotate.suggestions.uses.said_offices import SaidOffice
from tui.model.records import ActorType

#: What a name looks like: `listed` is of the gazetteer, a `run` a sequence of capitalized words.
CandidateForm = Literal["listed", "run", "acronym", "body"]


class NameCandidate(Struct, frozen=True):
    """A name in a body that no record has; `start` and `end` are code points of the body."""

    start: int
    end: int
    name: str  # as a record would write it
    words: tuple[str, ...]  # folded
    form: CandidateForm = "run"
    listed: str = ""  # the id of the actor of the gazetteer
    is_name: bool = True  # not only a demonym or capital of it
    opens: bool = False  # begins a sentence, so that the first word may be a common one
    offices: tuple[SaidOffice, ...] = ()
    speaks: bool = False  # «X a déclaré»
    is_beside_person: bool = False  # «X et Y», or behind «les ministres»
    is_kin: bool = False  # a relative of that name: «son frère X»
    is_place: bool = False  # «à X»
    has_article: bool = False  # «la X»
    type: ActorType | None = None  # of a body, as a noun says it
    acronym: str = ""  # that stands for the name


class KnownOffices(Struct, frozen=True):
    """The offices that a text gives to an actor who has a record; offsets are code points of the body."""

    start: int
    end: int
    actor: str
    offices: tuple[SaidOffice, ...]


class TextCandidates(Struct, frozen=True):
    """What one text gives reason to suggest."""

    names: tuple[NameCandidate, ...]
    offices: tuple[KnownOffices, ...]
    lowercase_words: frozenset[str]  # folded: common words, not names
