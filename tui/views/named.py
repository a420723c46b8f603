"""Whom a text names as the source of a passage, and whom an article as a whole credits.

A name counts where the press says so: «(AFP)», «avec AFP» at the end of a paragraph, «Source : RFI»; and in
the sentence itself «selon RFI», «interrogé par la chaîne Sputnik», «a déclaré à l’AFP». Only agencies and
media that the program knows are taken (`press.toml`), but after «Source :» any name.
"""

from __future__ import annotations

import re

from tui.corpus.credits import credited_name
from tui.corpus.press import pattern, plain
from tui.model.records import Article
from tui.model.sentences import sentence_around

#: Around a passage, a paragraph is looked at so far, in code points; and a last line of credits is as short.
_AROUND, _LINE = 600, 80
_SIGNED = (
    r"\((?i:(?:avec |sources? ?: ?)?)(?:(?P<name><MEDIUM>)\)|(?P<name><AGENCY>)[ ,/])"
    r"|\b(?i:avec) (?:l')?(?P<name><AGENCY>)[ .)]*$"
    r"|\bS(?:ources?|OURCES?) ?:(?! ?https?:) ?(?P<name>[^\n.;,()]{2,40})"
)
_KIND = (
    "(?i:(?:l'|la |le |les |notre )?(?:(?:agence(?: de presse)?|chaine|radio|television|journal|quotidien"
    "|site|hebdomadaire|magazine|confreres? de)(?: [a-z-]+){0,2} )?)"
)
_HEARD = (
    r"\b(?i:selon|d'apres|au micro de|sur les ondes de"
    r"|(?:cite|rapporte|relaye|repris|interroge|interviewe)e?s? par"
    r"|(?:declare|confie|dit|affirme|assure|precise|explique|indique|repondu)(?: [a-z]+)? a"
    rf"|(?:a appris|rapporte|ecrit|indique|revele|precise)) {_KIND}(?P<name><MEDIUM>)"
)


def named_source(body: str, start: int, end: int) -> str | None:
    """Whom the sentence and the paragraph around a passage of a body name as their source, if anybody."""
    first, last = sentence_around(body, start, end)
    if found := pattern(_HEARD).search(plain(body[first:last])):
        return _name(body[first:last], found, "name")
    first = max(body.rfind("\n\n", 0, start) + 1, start - _AROUND)
    last = body.find("\n\n", end)
    paragraph = body[first : min(last if last >= 0 else len(body), end + _AROUND)].rstrip()
    return _signed(paragraph)


def credited(article: Article) -> str:
    """Whom an article credits: the agency in «Le Monde avec AFP» or in its last line, else its credit."""
    for credit in filter(None, (article.source, *article.authors, article.publisher)):
        if found := pattern(r"\b(?i:avec|and|et) (?:l')?(?P<name><AGENCY>)$").search(plain(credit)):
            return _name(credit, found, "name")
    ending = article.body.rstrip()
    line = ending[ending.rfind("\n") + 1 :] if article.source is None else ""
    return (_signed(line) if len(line) <= _LINE else None) or article.credit


def _signed(text: str) -> str | None:
    found = pattern(_SIGNED).search(plain(text))
    if found is None:
        return None
    group = next(name for name, value in found.groupdict().items() if value)
    return _name(text, found, group)


def _name(text: str, found: re.Match[str], group: str) -> str:
    """The name as the text writes it; acronyms in capitals."""
    return credited_name(text[slice(*found.span(group))].strip())
