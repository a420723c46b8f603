"""What an article reports of an event: the passage, its days and places, and the facts that it states."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from tui.model.figures import Figure

#: What reports of one event can differ on.
About = Literal[
    "outcome",
    "killed",
    "wounded",
    "perpetrator",
    "start",
    "end",
    "place",
    "participants",
    "attendance",
    "amount",
]
ABOUTS: tuple[About, ...] = get_args(About)

#: The words for a person who took part, or did not.
PRESENT, ABSENT = "present", "absent"
#: The names for it that nobody did something, as in a breakdown, and that it was done on purpose.
NOBODY, SOMEBODY = "-", "+"
#: What a number of people has for its name that is of a whole country, rather than of one of its towns.
WHOLE_COUNTRY = "*"
#: The same of its capital, beside the name of that or alone, where no report of its own names it.
THE_CAPITAL = "capital"
#: A source of a number that cannot be told from others.
UNKNOWN_SOURCE = "?"
#: The family of events of a report by whose words none is told: it has a day and names alone.
UNTOLD = "untold"
#: What the word of a report begins with that stands for all words of a profession.
PROFESSION = "@"
#: What the word of a report begins with that stands for who lends or gives.
LENDER = "&"


class StatedFact(Struct, frozen=True, kw_only=True):
    """One value that a report states, with the span of the sentence that states it (code points).

    The span is empty where only the title states it.

    A number has a `figure`, one of people who came perhaps a name: the town. A list of names has `names`,
    folded, and is `open` when it says that there are others. A value of neither kind is compared by its one
    name. `source`: who gives a number of people, as a kind of source or in folded words; empty: nobody does.
    """

    about: About
    of: str = ""  # which number or list: arrested, money, ministers
    words: str  # as people read it
    start: int
    end: int
    figure: Figure | None = None
    names: tuple[str, ...] = ()
    is_open: bool = False
    source: str = ""


class ReportedDay(Struct, frozen=True):
    """The days on which something may have been, and the words that say so; `is_stated`: in so many words.

    `at`: the span of the sentence that says so, in code points of the body. `is_night`: it was in the night
    from the first to the last day, both of which are named. `is_beginning`: what goes on is said to have
    begun then, as in «depuis mercredi».
    """

    first: date
    last: date
    words: str = ""
    is_stated: bool = True
    at: tuple[int, int] | None = None
    is_night: bool = False
    is_beginning: bool = False


class DayOfYear(Struct, frozen=True):
    """A day of a year that is left open; `weekday`: 0 for Monday, as in `datetime.date`; None: not told."""

    month: int
    day: int
    weekday: int | None = None

    def can_be(self, day: date) -> bool:
        """Return whether it may mean a day."""
        is_weekday = self.weekday is None or self.weekday == day.weekday()
        return is_weekday and (self.month, self.day) == (day.month, day.day)


class NewsItem(Struct, frozen=True, kw_only=True):
    """A report of one event in an article; offsets are code points of the body."""

    start: int
    end: int
    families: dict[str, float]  # how much speaks for each family of events; they sum up to 1
    type: str = ""  # of PLOVER; empty where it has none
    begun: ReportedDay | None = None
    ended: ReportedDay | None = None
    day_of_year: DayOfYear | None = None  # of the beginning, in an article without a date
    towns: tuple[str, ...] = ()  # names as written: where it was, by this report
    areas: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # those of the areas that it was near to
    close: tuple[str, ...] = ()  # those that it was a few kilometres from, or at the edge of
    communes: tuple[str, ...] = ()  # those of the towns that are areas called by their chief towns
    names: frozenset[str] = frozenset()  # folded words of names
    words: frozenset[str] = frozenset()  # stems of the words that tell it from others
    facts: tuple[StatedFact, ...] = ()
    is_at_place: bool = False  # it was at one place, which all who report it must mean
    is_at_several: bool = False  # it was at several places, of which a report may name one
    is_another: bool = False  # it says that there was one of its kind before: «une deuxième attaque»
    is_main: bool = True  # the news of the article, or of a paragraph of a review
