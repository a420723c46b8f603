"""A found event as rows of a list, and as the card that stands beside it."""

from __future__ import annotations

from tui.analysis.output.found_events import difference_words
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.documents.previews.preview_page import PreviewPage
from tui.app.navigation import RecordLocation
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.found_events import FoundDifference, FoundEvent
from tui.model.records import Article, Ref

#: The sign before the name of what was found and nobody has kept.
FOUND_SIGN = "?"
#: Reports that a card shows; more are only counted.
MAX_REPORTS = 12


def found_items(key: object, found: FoundEvent) -> list[ListItem]:
    """Return the row of a found event, and below it what its articles differ on."""
    articles = ngettext("{n} article", "{n} articles", len(found.articles)).format(n=len(found.articles))
    fields = "; ".join(map(brief_difference, found.comparison.differ))
    day = (found.date or "").strip("[]").partition("..")[0]
    return [
        ListItem(key, f"{FOUND_SIGN} {found.title}", lead=short_date(day), style="found", detail=found.type),
        ListItem(key=None, text="", detail=f"{articles}; {fields}", heading=True),
    ]


def brief_difference(difference: FoundDifference) -> str:
    """Return a difference in a few words: «killed: 19 or 25»."""
    name = _(difference.of or difference.about)
    return f"{name}: {_(' or ').join(side.value for side in difference.values)}"


def found_preview(store: Store, found: FoundEvent) -> PreviewPage:
    """Return the card of a found event: who says what, where they differ and agree. Raises StoreError."""
    builder = DocumentBuilder()
    builder.line(TextRun(f"{FOUND_SIGN} {found.title}", "title"))
    builder.line(TextRun(" · ".join(filter(None, (found.type, found.date, found.place))), "dim"))
    records = store.read([Ref("article", name) for name in found.articles[:MAX_REPORTS]])
    labels = {record.id: record.label for record in records if isinstance(record, Article)}
    for report in found.reports[:MAX_REPORTS]:
        location = RecordLocation(Ref("article", report.article), report.start, report.end)
        builder.line(
            TextRun("« "),
            link_run(" ".join(report.sentence.split()), location, "hit"),
            TextRun(" »  "),
            TextRun(labels.get(report.article, report.article), "dim"),
        )
    if (more := len(found.reports) - MAX_REPORTS) > 0:
        builder.line(TextRun(_("and {n} more").format(n=format_number(more)), "dim"))
    for title, fields in ((_("differ"), found.comparison.differ), (_("agree"), found.comparison.agree)):
        for field in fields:
            builder.line(TextRun(f"{title}: {difference_words(field)}"))
    for update in found.comparison.updated:
        words = _("{origin} first said {before}, later {after}: {field}")
        builder.line(
            TextRun(
                words.format(
                    origin=update.by,
                    before=update.before.value,
                    after=update.after.value,
                    field=_(update.of or update.about),
                ),
                "dim",
            )
        )
    return PreviewPage(_("Found event"), builder.document())
