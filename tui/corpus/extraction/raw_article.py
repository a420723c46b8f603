"""An article as a person drops it in: scraped text, without front matter.

A raw text is a title and paragraphs, with noise around them. `layout` parts it into units, `noise` knows the
lines of a press page, `story` decides by where they stand what is cut, `credits` keeps what they say. What
no rule knows is story.
"""

from __future__ import annotations

from msgspec import Struct

from tui.model.text import fold


class RemovedText(Struct, frozen=True):
    """A piece of a raw text that is not story, and the name of the rule that knows it."""

    text: str
    rule: str


class ExtractedArticle(Struct, frozen=True, kw_only=True):
    """What a raw text holds; `body` is paragraphs parted by a blank line, `cut` the noise left out."""

    title: str | None = None
    date: str | None = None  # EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None  # BCP 47
    body: str = ""
    cut: tuple[RemovedText, ...] = ()
    notice: str | None = None  # why a page was not read by its layout


def read_text(text: str) -> ExtractedArticle:
    """The article in a clean raw text."""
    # Late: the patterns of noise take a while to compile, and a corpus of Markdown never needs them.
    from tui.corpus.extraction.bylines import BylineCollector
    from tui.corpus.extraction.language import detect_language
    from tui.corpus.extraction.story_body import StoryExtractor
    from tui.corpus.extraction.text_blocks import add_missing_spaces, split_blocks

    credits = BylineCollector()
    page = StoryExtractor(split_blocks(text, credits.add_removed), credits)
    paragraphs = page.extract()
    for paragraph in paragraphs[:3]:
        credits.add_dateline(paragraph)
    body = "\n\n".join(map(add_missing_spaces, paragraphs))
    publisher = credits.publisher or page.publisher
    return ExtractedArticle(
        title=page.title,
        date=credits.date,
        authors=tuple(name for name in credits.authors if fold(name) != fold(publisher or "")),
        publisher=publisher,
        source=credits.source,
        url=credits.url,
        lang=detect_language(f"{page.title}\n{body}"),
        body=body,
        cut=tuple(credits.cuts),
    )
