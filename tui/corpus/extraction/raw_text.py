"""Extraction of an article from a raw text: scraped, without front matter.

A raw text is a title and paragraphs, with boilerplate around them. `text_blocks` splits it into blocks,
`boilerplate_rules` matches the lines of a press page, `story_body` decides by their position which are cut,
`bylines` keeps what they say. What no rule matches is story.
"""

from __future__ import annotations

from tui.corpus.extraction.raw_article import ExtractedArticle
from tui.model.text import fold


def read_text(text: str) -> ExtractedArticle:
    """Extract the article from a clean raw text."""
    # Late: the patterns of boilerplate take a while to compile, and a corpus of Markdown never needs them.
    from tui.corpus.extraction.bylines import BylineCollector
    from tui.corpus.extraction.language import detect_language
    from tui.corpus.extraction.story_body import StoryExtractor
    from tui.corpus.extraction.text_blocks import add_missing_spaces, split_blocks

    bylines = BylineCollector()
    page = StoryExtractor(split_blocks(text, bylines.add_removed), bylines)
    paragraphs = page.extract()
    for paragraph in paragraphs[:3]:
        bylines.add_dateline(paragraph)
    body = "\n\n".join(map(add_missing_spaces, paragraphs))
    publisher = bylines.publisher or page.publisher
    return ExtractedArticle(
        title=" ".join(page.title.split()) if page.title else page.title,  # a wide gap is a tab so far
        date=bylines.date,
        authors=tuple(name for name in bylines.authors if fold(name) != fold(publisher or "")),
        publisher=publisher,
        source=bylines.source,
        url=bylines.url,
        lang=detect_language(f"{page.title}\n{body}"),
        body=body,
        cut=tuple(bylines.removed),
    )
