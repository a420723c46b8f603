"""The quoted passages of events as Markdown: each event with what its sources say, and where they say it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.analysis.output.quotation import citation_parts, cite_date, quote_words
from tui.analysis.sources.claim_sources import article_of, stated_words
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.markdown_text import escape_markdown, link_address, link_record
from tui.export.selection import Selection
from tui.i18n import gettext as _
from tui.model.claims import event_date
from tui.model.dates.formatting import format_long
from tui.model.records import Article, Claim


def quotation_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with the claims of each event."""
    yield OutputFile("", (f"{line}\n" for line in _lines(selection)))


def _lines(selection: Selection) -> Iterator[str]:
    yield f"# {_('Quotations')} · {escape_markdown(selection.title)}"
    for event in selection.events():
        date = event_date(event)
        yield ""
        yield f"## {link_record(event)}"
        yield ""
        yield " · ".join(filter(None, (event.type, format_long(date, _) if date else "")))
        articles = article_of(selection.store)
        for claim in event.claims:
            yield ""
            yield from _claim_lines(claim, articles(claim.article) if claim.article else None)


def _claim_lines(claim: Claim, article: Article | None) -> Iterator[str]:
    """Yield a claim: its words, then its source, with the date that it states."""
    if claim.quote:
        yield f"> {escape_markdown(quote_words(claim.quote))}"
        yield ">"
    if article is not None:
        url = article.url
        parts = [part for part in citation_parts(article, article.title) if part != url]
        source = ", ".join((link_record(article), *map(escape_markdown, parts)))
        source += f" · {link_address(_('page'), url)}" if url else ""
    else:
        source = link_address(claim.publisher or claim.source or claim.article or "?", claim.source)
    said = stated_words(claim, cite_date(article, claim.date) if article else None)
    yield f"> — {source}" + (f" ({escape_markdown(said)})" if said else "")
