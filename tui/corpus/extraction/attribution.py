"""Attribution: the source that a text names for a passage, and the one an article credits as a whole.

A name counts where the press uses it as an attribution: «(AFP)», «avec AFP» at the end of a paragraph,
«Source : RFI»; and within the sentence «selon RFI», «interrogé par la chaîne Sputnik», «a déclaré à l’AFP».
Only agencies and media in the language's list (`press_names.toml`) are accepted, except that after
«Source :» any name is.
"""

from __future__ import annotations

import re

from tui.corpus.extraction.bylines import credited_name
from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template, strip_accents
from tui.model.records import Article
from tui.model.sentences import sentence_around

#: Code points of a paragraph, on each side of a passage, that are searched for an attribution.
_MAX_PARAGRAPH_CHARS = 600
#: A last line that is longer is part of the text, not a line of credits.
_MAX_CREDIT_LINE_CHARS = 80


def attributed_source(body: str, start: int, end: int) -> str | None:
    """Return the source that the sentence or paragraph of a passage names, or None."""
    first, last = sentence_around(body, start, end)
    if match := compile_template(PAGE_LANGUAGE.press.phrases.reported).search(
        strip_accents(body[first:last])
    ):
        return _matched_name(body[first:last], match, "name")
    first = max(body.rfind("\n\n", 0, start) + 1, start - _MAX_PARAGRAPH_CHARS)
    last = body.find("\n\n", end)
    paragraph = body[first : min(last if last >= 0 else len(body), end + _MAX_PARAGRAPH_CHARS)].rstrip()
    return _find_signature(paragraph)


def credited_source(article: Article) -> str:
    """Return the source that an article credits as a whole.

    It is the agency in «Le Monde avec AFP» or in the last line of the text, or else the article's credit.
    """
    for credit in filter(None, (article.source, *article.authors, article.publisher)):
        if match := compile_template(PAGE_LANGUAGE.press.phrases.together_with).search(strip_accents(credit)):
            return _matched_name(credit, match, "name")
    text = article.body.rstrip()
    last_line = text[text.rfind("\n") + 1 :] if article.source is None else ""
    return (
        _find_signature(last_line) if len(last_line) <= _MAX_CREDIT_LINE_CHARS else None
    ) or article.credit


def _find_signature(text: str) -> str | None:
    """Return the source in a signature such as «(AFP)» or «Source : RFI», or None."""
    match = compile_template(PAGE_LANGUAGE.press.phrases.signed).search(strip_accents(text))
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    return _matched_name(text, match, group)


def _matched_name(text: str, match: re.Match[str], group: str) -> str:
    """Return the matched name as the text writes it, acronyms in capitals."""
    return credited_name(text[slice(*match.span(group))].strip())
