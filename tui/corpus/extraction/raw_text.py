"""Extraction of an article from a raw text: scraped, without front matter.

A raw text is a title and paragraphs, with boilerplate around them. `text_blocks` splits it into blocks,
`boilerplate_rules` matches the lines of a press page, `story_body` decides by their position which are cut,
`bylines` keeps what they say. What no rule matches is story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.corpus.extraction.raw_article import ExtractedArticle, Inference
from tui.i18n import N_
from tui.model.text import clean, clean_line, fold


def read_text(text: str) -> ExtractedArticle:
    """Extract the article from a clean raw text."""
    # Late: the patterns of boilerplate take a while to compile, and a corpus of Markdown never needs them.
    from tui.corpus.extraction.bylines import BylineCollector, host_of
    from tui.corpus.extraction.language import detect_language
    from tui.corpus.extraction.mail_heads import read_mail_heads, separate_quotation
    from tui.corpus.extraction.story.story_body import StoryExtractor
    from tui.corpus.extraction.text_blocks import add_missing_spaces, split_blocks
    from tui.corpus.extraction.text_columns import separate_columns

    bylines = BylineCollector()
    lines = text.lstrip("\n").split("\n")
    if heads := read_mail_heads(lines):
        bylines.add_mail(heads)
        for line in lines[: heads.line_count]:
            bylines.add_removed(line.replace(heads.subject, "", 1), "mail")
        story, introduction = separate_quotation(lines[heads.line_count :])
        for line in introduction:
            bylines.add_removed(line, "mail")
        text = "\n".join((heads.subject, "", *story))
    blocks = split_blocks(separate_columns(text), bylines.add_removed)
    if heads and blocks:
        blocks[0].heading = True
    page = StoryExtractor(blocks, bylines)
    paragraphs = page.extract()
    bylines.add_datelines(paragraphs)
    bylines.add_stated_date(paragraphs)
    # Cleaned again: where something was cut, an accent may have come to stand behind its letter.
    body = clean("\n\n".join(map(add_missing_spaces, paragraphs)))
    stated = bylines.publisher or page.publisher
    publisher = stated or host_of(bylines.url)
    authors = tuple(name for name in bylines.authors if fold(name) != fold(publisher or ""))
    inferences = (*bylines.inferences, *infer_names(authors, body, None if stated else publisher))
    return ExtractedArticle(
        title=clean_line(page.title) if page.title else page.title,  # a wide gap is a tab so far
        date=bylines.date,
        authors=authors,
        publisher=publisher,
        source=bylines.source,
        url=bylines.url,
        lang=detect_language(f"{page.title}\n{body}"),
        body=body,
        cut=tuple(bylines.removed),
        inferences=inferences,
    )


def infer_names(authors: Sequence[str], body: str, host: str | None) -> Iterator[Inference]:
    """Yield why authors, or a publisher that only an address names, are not sure."""
    folded = fold(body)
    for name in authors:
        if fold(name) in folded:
            yield Inference(
                "authors", N_("{name}, read as the author, is also named in the text").format(name=name)
            )
    if host:
        yield Inference("publisher", N_("the publisher is only known by the address of the page"))
