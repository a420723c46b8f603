"""A number of a sentence with what it counts, and the words that part the clauses of a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tui.model.figures import Figure

#: What ends a clause behind a number.
CLAUSE = re.compile(r"[.;:!?()«»]")


class Scene(NamedTuple):
    """What a report tells of, by which its numbers are read.

    `day`: of publication, for the rate of the dollar; `is_crowd`: people attend it; `is_expulsion`: people
    are sent out of a country; `has_any_things`: whatever is counted is read, as in the sentences of the news;
    `is_of_one`: one person is told of; `is_strike`: a share is one of strikers; `is_ballot`: people vote;
    `is_calamity`: a loss is damage, which nobody embezzled;
    `is_deal`: what one side of an agreement is to invest is what it is about, no loan;
    `is_of_captives`: captives go free, perhaps for money, `is_release`: that is the news; `is_return`:
    refugees go home; `is_taken_by_state`: people are taken
    away by police, gendarmes or a secret service, whatever that is called; `is_protest`: who protests comes.
    """

    day: date | None
    is_crowd: bool = False
    is_expulsion: bool = False
    has_any_things: bool = False
    is_of_one: bool = False
    is_strike: bool = False
    is_ballot: bool = False
    is_deal: bool = False
    is_of_captives: bool = False
    is_release: bool = False
    is_verdict: bool = False
    is_building: bool = False
    is_return: bool = False
    is_calamity: bool = False
    is_taken_by_state: bool = False
    is_protest: bool = True


class Amount(NamedTuple):
    """A number of a sentence, with what it counts; money is in CFA francs, weight in kg, power in MW."""

    of: str
    figure: Figure
    is_attendance: bool = False
