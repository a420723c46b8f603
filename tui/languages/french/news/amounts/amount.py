"""A number of a sentence with what it counts, and the words that part the clauses of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.model.figures import Figure

#: What ends a clause behind a number.
CLAUSE = re.compile(r"[.;:!?()«»]")


class Amount(NamedTuple):
    """A number of a sentence, with what it counts; money is in CFA francs, weight in kg, power in MW."""

    of: str
    figure: Figure
    is_attendance: bool = False
