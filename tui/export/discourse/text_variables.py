"""What programs of discourse analysis compare texts by: source, time, language, author."""

from __future__ import annotations

from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article

#: The variables of a text.
VARIABLES = ("title", "date", "year", "month", "publisher", "source", "author", "lang", "tags")


def text_variables(article: Article) -> dict[str, str]:
    """Return the variables of an article; one that is not known is empty."""
    edtf = parse_edtf(article.date) if article.date else None
    first, last = (edtf.earliest, edtf.latest) if edtf else (None, None)
    day = first or last
    is_in_year = day is not None and (first is None or last is None or first.year == last.year)
    is_in_month = is_in_year and (first is None or last is None or first.month == last.month)
    values = (
        article.title,
        article.date or "",
        f"{day.year:04}" if day and is_in_year else "",
        f"{day:%Y-%m}" if day and is_in_month else "",
        article.publisher or "",
        article.source or "",
        ", ".join(article.authors),
        article.lang or "",
        ", ".join(article.tags),
    )
    return dict(zip(VARIABLES, values, strict=True))
