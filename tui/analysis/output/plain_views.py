"""The views as lines without columns, bars or axes: each line says all of one thing, to be read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.analysis.concordance import ConcordanceLine
from tui.analysis.frequency import Frequency
from tui.analysis.network.network import Network, Ranking, counted_lines, rank_ties, strength_text
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.results import RecordRow
from tui.model.dates.formatting import format_long


def row_lines(rows: Iterable[RecordRow]) -> Iterator[str]:
    """Yield a line for each record: its date, title and id, how often it is named, whether sources differ."""
    for row in rows:
        date = f"{format_long(row.date, _)}{_(': ')}" if row.date else ""
        remarks = [str(row.ref)]
        if row.ref.kind == "actor":
            remarks.append(_count_mentions(row.count or 0))
        if row.differs:
            remarks.append(_("sources differ"))
        yield f"{date}{row.title} ({', '.join(remarks)})"


def timeline_lines(rows: Sequence[RecordRow]) -> Iterator[str]:
    """Yield the records of a timeline, each with its date."""
    for row, line in zip(rows, row_lines(rows), strict=True):
        yield line if row.date else _("undated: {record}").format(record=line)


def frequency_lines(frequency: Frequency) -> Iterator[str]:
    """Yield how many records there are in each period that has any."""
    for bin_ in frequency.bins:
        if bin_.articles or bin_.all_events:
            yield f"{format_long(bin_.edtf, _)}{_(': ')}{_count_records(bin_.articles, bin_.all_events)}"
    undated = frequency.undated_articles, frequency.undated_events
    if any(undated):
        yield _("undated: {record}").format(record=_count_records(*undated))


def network_lines(network: Network, ranking: Ranking) -> Iterator[str]:
    """Yield what was counted, then a line for each actor that is named together with the one asked for."""
    yield from counted_lines(network)
    words = _("{name} ({id}): together {shared}, in all {own}, strength (G²) {strength}")
    for tie in rank_ties(network.ties, ranking) if network.own else ():
        yield words.format(
            name=tie.title,
            id=tie.ref,
            shared=format_number(tie.shared),
            own=format_number(tie.own),
            strength=strength_text(tie.strength),
        )


def concordance_lines(lines: Iterable[ConcordanceLine]) -> Iterator[str]:
    """Yield each place in its context, after its date and source, before its article."""
    for line in lines:
        origin = ", ".join(filter(None, (format_long(line.date, _) if line.date else "", line.source)))
        yield f"{origin}: {line.left}{line.exact}{line.right} ({line.article})".removeprefix(": ")


def _count_records(articles: int, events: int) -> str:
    """Return how many articles and events there are, in words."""
    return ", ".join(
        (
            ngettext("{n} article", "{n} articles", articles).format(n=format_number(articles)),
            ngettext("{n} event", "{n} events", events).format(n=format_number(events)),
        )
    )


def _count_mentions(count: int) -> str:
    """Return how often an actor is named, in words."""
    return ngettext("named {n} time", "named {n} times", count).format(n=format_number(count))
