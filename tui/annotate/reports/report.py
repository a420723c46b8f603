"""A report of an event in a sentence, and what PLOVER makes of plans and denials."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.model.records import EventType, Participant

#: How a text presents an event (after FactBank, Saurí and Pustejovsky 2009): `alleged` is the conditional of
#: the press, for what is not confirmed.
Factuality = Literal["reported", "alleged", "planned", "hypothetical", "habitual", "denied"]
#: Whether an event is what the text tells as news, or what it recalls of an earlier time.
Framing = Literal["news", "background", "anniversary"]

#: What an announced event is, by the type of what is to happen (PLOVER manual 0.8): a promise to cooperate,
#: to give way, or to harm.
PLANNED_TYPES: dict[EventType, EventType] = {
    "consult": "agree",
    "support": "agree",
    "cooperate": "agree",
    "aid": "agree",
    "retreat": "concede",
    "protest": "threaten",
    "sanction": "threaten",
    "mobilize": "threaten",
    "coerce": "threaten",
    "assault": "threaten",
}
#: To say no to one of these is an event of its own; that a hostile act did not take place is none.
_REFUSABLE: frozenset[EventType] = frozenset(
    ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat")
)

#: The types of actors that make a difference to what is reported of them; all others count as one.
TOLD_APART = ("person", "country", "place", "media")


class Report(Struct, frozen=True, kw_only=True):
    """An event as a clause reports it; offsets are code points of the article's body.

    `start`, `end`: the words of the clause; `sentence`: all of its sentence. `types`: the likeliest first, as
    PLOVER codes the report, so that a planned visit is `agree`; empty where nothing is reported to have
    happened or to be intended. `trigger`: the words that tell of the event. `stated`: the words of the date,
    `date` their reading (EDTF); a date without such words is that of the sentence before. `participants`:
    without the place.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    types: tuple[EventType, ...]
    trigger: tuple[int, int]
    is_nominal: bool = False  # the trigger is a noun
    participants: tuple[Participant, ...] = ()
    place: str | None = None  # an actor's id
    date: str | None = None
    stated: str | None = None
    factuality: Factuality = "reported"
    framing: Framing = "news"
    confidence: float = 0.5  # 0 to 1


def coded_types(types: tuple[EventType, ...], factuality: Factuality) -> tuple[EventType, ...]:
    """Return the types by which PLOVER codes what a text presents in a certain way, the likeliest first."""
    if factuality in ("hypothetical", "habitual"):
        return ()
    if factuality == "denied":
        return ("reject",) if any(type_ in _REFUSABLE for type_ in types[:1]) else ()
    if factuality == "planned":
        types = (*(PLANNED_TYPES.get(type_, type_) for type_ in types[:1]), *types)
    return tuple(dict.fromkeys(types))
