"""Extraction of an article from raw text, as a person drops it in: scraped, without front matter.

A raw text is a title and paragraphs, with noise around them. `text_blocks` parts it into blocks,
`boilerplate_rules` knows the lines of a press page, `story_body` decides by where they stand what is cut,
`bylines` keeps what they say. What no rule knows is story.
"""

from __future__ import annotations

from tui.corpus.extraction.raw_article import ExtractedArticle
from tui.model.text import fold


def read_text(text: str) -> ExtractedArticle:
    """Return the article in a clean raw text."""
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
