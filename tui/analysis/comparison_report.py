"""A comparison in words, as lines of text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tui.analysis.comparison import Comparison, value_parts
from tui.analysis.comparison_process import SharedTexts
from tui.analysis.output.quotation import enclose
from tui.analysis.sources.claim_sources import about_words
from tui.i18n import format_number, format_percent, ngettext
from tui.i18n import gettext as _
from tui.i18n.term_words import outcome_words
from tui.model.claims import Value
from tui.model.dates.formatting import format_long


def value_words(about: str, value: Value) -> str:
    """Return a value on one line, a date in words."""
    text = ", ".join(value_parts(value))
    return format_long(text, _) if about in ("start", "end") else outcome_words(text)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON; offsets are code points of the bodies."""
    sides = [
        {"id": str(a.ref), "title": a.title, "source": a.credit, "publisher": a.publisher, "date": a.date,
         "share": round(comparison.share(side), 3)}
        for side, a in enumerate(comparison.articles)
    ]  # fmt: skip
    facts = [
        {"event": str(f.event), "about": f.about,
         "values": [{"value": value, "sources": list(names)} for value, names in f.values]}
        for f in comparison.facts
    ]  # fmt: skip
    shared = msgspec.to_builtins(comparison.shared)
    return {
        "sides": sides,
        "fitting": comparison.fitting,
        "known": comparison.known,
        "facts": facts,
        "shared": shared,
    }


def reach_words(comparison: Comparison) -> str:
    """Return how many of the articles are compared, when not all are; else an empty text.

    For example «3 of 5 articles» or «the first 6 of 24».
    """
    shown, fitting, known = (
        format_number(n) for n in (len(comparison.articles), comparison.fitting, comparison.known)
    )
    if len(comparison.articles) < comparison.fitting:
        text = _("the first {n} of {count} articles").format(n=shown, count=fitting)
        return (
            text if fitting == known else _("{words} that match, of {count}").format(words=text, count=known)
        )
    return "" if fitting == known else _("{n} of {count} articles").format(n=fitting, count=known)


def linked_words(comparison: Comparison) -> str:
    """Return how many sources of an event have a text, when some are links or lead nowhere; else ''."""
    text = _("the texts of {n} of {count} sources are in the corpus")
    return (
        text.format(n=format_number(comparison.known), count=format_number(comparison.sources))
        if comparison.known < comparison.sources
        else ""
    )


def plain_words(comparison: Comparison) -> str:
    """Return why there is nothing to compare: texts are empty, or all the same; else ''."""
    bodies = [article.body.strip() for article in comparison.articles]
    if len(bodies) > 1 and len(set(bodies)) == 1 and bodies[0]:
        return _("identical texts")
    empty = [position for position, body in enumerate(bodies, 1) if not body]
    if not empty:
        return ""
    return ngettext("text {names} is empty", "texts {names} are empty", len(empty)).format(
        names=", ".join(map(str, empty))
    )


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as lines for people."""
    if reach := " · ".join(filter(None, (reach_words(comparison), linked_words(comparison)))):
        yield reach
        yield ""
    for position, article in enumerate(comparison.articles, 1):
        label, date = comparison.labels[position - 1], format_long(article.date, _) if article.date else ""
        label += f", {date}" if date and not label.endswith(date) else ""
        share = _("{share} shared").format(share=format_percent(comparison.share(position - 1)))
        yield f"{position}  {article.title} ({label}{_('; ')}{share})"
    yield ""
    for fact in comparison.facts:
        values = " | ".join(
            f"{value_words(fact.about, value)} ({' · '.join(names)})" for value, names in fact.values
        )
        yield f"{fact.title}{_(': ')}{about_words(fact.about)}{_(': ')}{values}"
    if comparison.facts:
        yield ""
    if remark := plain_words(comparison):
        yield remark
    if not comparison.shared:
        yield _("no shared passages")
    for passage in comparison.shared:
        yield from _shared_lines(comparison, passage)


def _shared_lines(comparison: Comparison, shared: SharedTexts) -> Iterator[str]:
    """Yield a shared passage with its offsets, its text and the differences."""
    bodies = [comparison.articles[side].body for side in shared.sides]
    texts = [body[start:end] for body, (start, end) in zip(bodies, shared.spans, strict=True)]
    count_text = ngettext("{n} word", "{n} words", shared.kept).format(n=format_number(shared.kept))
    positions = " = ".join(
        f"{side + 1}:{start}–{end}" for side, (start, end) in zip(shared.sides, shared.spans, strict=True)
    )
    yield f"{positions}  {count_text}"
    yield f"    {enclose(' '.join(texts[0].split()))}"
    for change in shared.changes:
        text, other_text = (
            " ".join(body[slice(*span)].split()) for body, span in zip(bodies, change, strict=True)
        )
        yield f"    {text or '∅'} → {other_text or '∅'}"
