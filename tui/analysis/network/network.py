"""Co-occurrence network of an actor, with the strength of each association.

There are two rankings: by frequency of co-occurrence, and by its log-likelihood ratio G² (T. Dunning,
«Accurate methods for the statistics of surprise and coincidence», Computational Linguistics 19(1), 1993). G²
does not merely list the actors that are everywhere, and unlike mutual information it stays small when there
is little evidence. Its sign is negative when two actors co-occur less often than by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.analysis.output.cell_width import pad_right, truncate
from tui.i18n import N_, format_decimal, format_number
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Within
from tui.index.store import MATCH_ALL, Store
from tui.model.records import FOUND_SIGN, Actor, Ref

WITHINS: tuple[Within, ...] = get_args(Within)
Ranking = Literal["strength", "count"]
RANKINGS: tuple[Ranking, ...] = get_args(Ranking)
#: Co-occurring actors of one network.
MAX_TIES = 200
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Tie(Struct, frozen=True):
    """A co-occurring actor: how often it co-occurs, how often it occurs, and G²."""

    ref: Ref
    title: str
    type: str
    shared: int
    own: int
    strength: float


class Network(Struct, frozen=True):
    """The actors that co-occur with one actor in sentences, articles or events."""

    actor: Ref
    title: str
    type: str
    within: Within
    units: int  # units that were counted
    own: int  # of these, units with the actor
    ties: list[Tie]
    partial: bool  # only the newest articles of the actor were counted


def log_likelihood(both: int, one: int, other: int, units: int) -> float:
    """Return Dunning's G², with a sign, of two things that occur in `one` and `other` of `units`.

    `both`: the units with both. Negative when that is less often than by chance. Contradictory counts are
    replaced by the nearest consistent ones.
    """
    both = min(both, one, other)
    units = max(units, one + other - both)
    if units == 0:
        return 0.0
    observed = (both, one - both, other - both, units - one - other + both)
    rows, columns = (one, units - one), (other, units - other)
    expected = (
        rows[0] * columns[0] / units,
        rows[0] * columns[1] / units,
        rows[1] * columns[0] / units,
        rows[1] * columns[1] / units,
    )
    g2 = 2 * sum(
        observed_count * log(observed_count / expected_count)
        for observed_count, expected_count in zip(observed, expected, strict=True)
        if observed_count
    )
    return max(g2, 0.0) if both >= expected[0] else min(-g2, 0.0)


def count_network(
    store: Store, actor: Actor, within: Within, limit: int = MAX_TIES, query: Query = MATCH_ALL
) -> Network:
    """Return the network of an actor, counted where `query` fits. Raises StoreError."""
    cooccurrence = store.cooccurrences(actor.ref, within, limit, query)
    ties = [
        Tie(
            companion.ref,
            companion.title,
            companion.type,
            companion.shared,
            companion.own,
            log_likelihood(companion.shared, cooccurrence.own, companion.own, cooccurrence.units),
        )
        for companion in cooccurrence.companions
    ]
    return Network(
        actor.ref,
        actor.name,
        actor.type,
        within,
        cooccurrence.units,
        cooccurrence.own,
        ties,
        cooccurrence.partial,
    )


def rank_ties(ties: Sequence[Tie], ranking: Ranking) -> list[Tie]:
    """Return the ties, strongest or most frequent first; between equal ones the other count decides."""
    if ranking == "count":
        return sorted(ties, key=lambda tie: (-tie.shared, -tie.strength, tie.title))
    return sorted(ties, key=lambda tie: (-round(tie.strength, 6), -tie.shared, tie.title))


# -- drawing -----------------------------------------------------------------------------------


def strength_bar(value: float, full_value: float, width: int) -> str:
    """Return a bar of `width` cells, filled in proportion to `full_value`; any value above 0 is visible."""
    if full_value <= 0 or value <= 0 or width <= 0:
        return " " * max(0, width)
    eighths = max(1, round(min(1.0, value / full_value) * width * 8))
    full_cells, remainder = divmod(eighths, 8)
    return ("█" * full_cells + (_EIGHTHS[remainder] if remainder else "")).ljust(width)


def strength_text(strength: float) -> str:
    """Return G² for people: with one decimal, or none from 100 on."""
    return format_decimal(strength, 0 if abs(strength) >= 100 else 1)


def value_of(tie: Tie, ranking: Ranking) -> float:
    """Return the value that a tie is ranked by."""
    return tie.shared if ranking == "count" else tie.strength


_OWN_UNITS: dict[Within, str] = {
    "sentence": N_("{name}: in {own} of {units} sentences"),
    "article": N_("{name}: in {own} of {units} articles"),
    "event": N_("{name}: in {own} of {units} events"),
}


def counted_lines(network: Network) -> Iterator[str]:
    """Yield in how many units the actor occurs, which were counted, and what negative numbers mean."""
    if not network.own and network.within == "event":
        template = _("{name} takes part in none of the {units} matching events")
    elif not network.own:
        template = _("{name} is named in no matching article")
    else:
        template = _(_OWN_UNITS[network.within])
    yield template.format(
        name=network.title,
        own=format_number(network.own),
        units=format_number(network.units),
    )
    if network.own and network.within == "sentence":
        yield _("(sentences that name someone, in the articles that name it)")
    if network.partial:
        yield _("(only the newest articles that name it were counted)")
    if any(strength_text(tie.strength).startswith("-") for tie in network.ties):
        yield _("(negative G²: together less often than by chance)")


def network_lines(network: Network, ranking: Ranking, width: int) -> Iterator[str]:
    """Yield the network for people: name, bar, shared and own count, G²."""
    yield from counted_lines(network)
    if not network.own:
        return
    ties = rank_ties(network.ties, ranking)
    highest = max((value_of(tie, ranking) for tie in ties), default=0)
    name_cells = min(40, max(16, width - 48))
    yield f"{'':{name_cells}}  {'':20}  {_('shared'):>7} {_('own'):>7} {'G²':>8}"
    for tie in ties:
        sign = f"{FOUND_SIGN} " if tie.ref.is_found else ""
        name = pad_right(truncate(f"{sign}{tie.title}", name_cells), name_cells)
        yield (
            f"{name}  {strength_bar(value_of(tie, ranking), highest, 20)}"
            f"  {format_number(tie.shared):>7} {format_number(tie.own):>7} {strength_text(tie.strength):>8}"
        )


def network_json(network: Network, ranking: Ranking) -> dict[str, Any]:
    """Return the network as one JSON document."""
    return {
        "id": str(network.actor),
        "title": network.title,
        "within": network.within,
        "units": network.units,
        "own": network.own,
        "partial": network.partial,
        "companions": [
            {
                "id": str(tie.ref),
                "title": tie.title,
                "type": tie.type,
                "shared": tie.shared,
                "own": tie.own,
                "g2": round(tie.strength, 3),
            }
            for tie in rank_ties(network.ties, ranking)
        ],
    }
