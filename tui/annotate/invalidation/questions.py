"""What a text asks of the offices in the records, so written that it means the same with other records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from tui.annotate.office import SEVERAL, UNKNOWN, Office
from tui.model.records import Actor

#: No word of a text, and no id, has it.
_SEPARATOR = "\x1f"
_SIGNS = {UNKNOWN: "?", SEVERAL: "*"}
#: The countries of offices that are no actors, by their signs.
NUMBERS = {sign: number for number, sign in _SIGNS.items()}

#: For what a text asks: for whom it means, by offices of any day or (`dated`) of its own; or (`said`) for
#: whether a record has what the text says of somebody.
Purpose = Literal["", "dated", "said"]
SAID: Purpose = "said"


class Question(Struct, frozen=True):
    """An office of which a text asks who holds it, or whether `person` does; actors are ids, or empty."""

    purpose: Purpose
    person: str
    key: str
    complement: str
    country: str
    host: str
    body: str

    def encode(self) -> str:
        """Return the question as one text."""
        return _SEPARATOR.join(structs.astuple(self))

    def renamed(self, old: str, new: str) -> Question:
        """Return the question with another id in place of an actor's."""
        person, country, host, body = (
            new if id == old else id for id in (self.person, self.country, self.host, self.body)
        )
        complement = f"@{new}" if self.complement == f"@{old}" else self.complement
        return Question(self.purpose, person, self.key, complement, country, host, body)


def decode_question(text: str) -> Question:
    """Return the question that was encoded as a text."""
    return Question(*text.split(_SEPARATOR))  # type: ignore[arg-type]


def question_of(
    office: Office, actors: Sequence[Actor], purpose: Purpose = "", person: int | None = None
) -> str:
    """Return an office as a question, with the ids of actors in place of their indexes."""
    complement = office.complement
    if complement.startswith("@"):
        complement = f"@{actors[int(complement[1:])].id}"
    ids = (_id_of(number, actors) for number in (office.country, office.host, office.body))
    of = "" if person is None else actors[person].id
    return Question(purpose, of, office.key, complement, *ids).encode()


def _id_of(number: int | None, actors: Sequence[Actor]) -> str:
    if number is None:
        return ""
    return _SIGNS.get(number) or actors[number].id
