"""The boilerplate of scraped press pages: the rules of the pages' language, and how lines are matched.

A rule is a name and a pattern over plain text (see `press_patterns`); the pattern's groups name the fields
that a line gives. A line that no rule matches is story. COMMENTS, RELATED and BIOGRAPHY begin a box of lines
or the end of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.corpus.extraction.press_patterns import (
    MAX_LINE_CHARS,
    PAGE_LANGUAGE,
    compile_template,
    strip_accents,
)
from tui.languages.press import BoilerplateRule

#: A line of boilerplate has at most this many pieces or labels.
_MAX_PIECES = 30
#: The most pieces of boilerplate at the end of a paragraph; each takes a pass over it.
_MAX_TRAILING = 10


_RULES = PAGE_LANGUAGE.press.boilerplate
COMMENTS, RELATED, BIOGRAPHY = _RULES.openings
_SIGNED, _BIOGRAPHY = _RULES.persons
_PAPER, _PAPER_BESIDE_A_DATE = _RULES.papers
#: A line with a piece of these kinds needs one of the following kinds, too.
_NAMES = {"signature", "paper", "letterhead"}
_BESIDE_A_NAME = {
    "published",
    "modified",
    "date",
    "day without a year",
    "views",
    "reading time",
    "place and day",
}


#: The rules for what a page has above an article, and an article alone has not.
_PAGE_PARTS = {"buttons", "ticker", "labels", "cookies", "subscription", "follow us"}


class RuleMatch(NamedTuple):
    """A rule that matches a line or part of one, and its captures: (group, text)."""

    rule: BoilerplateRule
    captures: tuple[tuple[str, str], ...] = ()


_PIECE_SEPARATOR = re.compile(r"[^\w#©@«“\"]*")
_RULED = re.compile(r"[-–—_*=~•·.+#|<>/\\ ]+")
#: What separates the labels of a line.
_LABEL_SEPARATOR = re.compile(r"(?<!\s)\s++[|•·–—-]\s++|\t")
_MAX_LABEL_WORDS = 6
#: What separates the headlines of a ticker, how many it has, and how many words each.
_HEADLINE_SEPARATOR = re.compile(r" (?:[|•·●■▪+*/]{1,3}|–|—|>>) |\t")
_MIN_HEADLINES = 3
_MIN_HEADLINE_WORDS = 3
#: A menu or tags: «Mali | Assimi Goïta | Politique»; a tab stands for a wide gap.
_LABELS = re.compile(r"[A-ZÀ-Þ][^|\t.!?]{1,30}(?:(?: \| |\t)[A-ZÀ-Þ][^|\t.!?]{1,30}){2,}")
#: Where two pieces of a page were run together: «13:05Modifié», «aussiNiger».
_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")


def match_line(text: str) -> RuleMatch | None:
    """Match a line of a page against the rules; None if it is story."""
    if len(text) > MAX_LINE_CHARS:
        return None
    if _RULED.fullmatch(text):
        return RuleMatch(BoilerplateRule("ruled line", ""))
    rule_match = _match_any_rule(text) or _match_labels(text) or _match_ticker(text)
    if rule_match is None and (separated := _GLUED.sub(" ", text)) != text:
        rule_match = _match_any_rule(separated)
    return rule_match


def _match_labels(text: str) -> RuleMatch | None:
    """Match a line of labels: a menu, tags, dates as in «FIL AFRIQUE | 07/07/2024 | 265 mots»."""
    if _LABELS.fullmatch(text):
        return RuleMatch(BoilerplateRule("labels", "", at_ends=True))
    labels = [label for label in _LABEL_SEPARATOR.split(text) if label]
    if not 2 <= len(labels) <= _MAX_PIECES or any(
        len(label.split()) > _MAX_LABEL_WORDS or label[-1] in ".!?…" for label in labels
    ):
        return None
    matches = [match for label in labels if (match := _match_any_rule(label)) is not None]
    fields = {field for match in matches for field, _ in match.captures}
    is_sure = "|" in text or "•" in text or "\t" in text or len(labels) > 2
    if not is_sure or not fields & {"published", "modified", "dated"}:
        return None
    return RuleMatch(
        BoilerplateRule("labels", "", at_ends=True),
        tuple(capture for match in matches for capture in match.captures),
    )


def _match_ticker(text: str) -> RuleMatch | None:
    """Match a line of several headlines: «Gao : deux écoles rouvertes | Diffa : … | Zinder : …»."""
    headlines = [part for part in _HEADLINE_SEPARATOR.split(text) if len(part.split()) >= _MIN_HEADLINE_WORDS]
    if len(headlines) >= _MIN_HEADLINES or text.count(" : ") >= _MIN_HEADLINES:
        return RuleMatch(BoilerplateRule("ticker", "", at_ends=True))
    return None


def _match_any_rule(text: str) -> RuleMatch | None:
    line = strip_accents(text)
    return _match_pieces(text, line) or _match_line_rule(text, line)


def _match_line_rule(text: str, line: str) -> RuleMatch | None:
    for rule in _RULES.lines:
        if match := compile_template(rule.pattern).fullmatch(line):
            return RuleMatch(rule, _read_captures(text, match))
    return None


def _match_pieces(text: str, line: str) -> RuleMatch | None:
    """Match a line that consists of pieces, such as a date, a button and a name."""
    offset = _end_of(_PIECE_SEPARATOR.match(line))
    matches: list[RuleMatch] = []
    while offset < len(line):
        piece = _match_piece(text, line, offset)
        if piece is None or len(matches) == _MAX_PIECES:
            return None
        matches.append(piece[0])
        offset = _end_of(_PIECE_SEPARATOR.match(line, piece[1]))
    if not matches:
        return None
    names = {match.rule.name for match in matches}
    if names & _NAMES and not names & _BESIDE_A_NAME and not {"paper", "byline"} <= names:
        return None
    strict = next((match.rule for match in matches if not match.rule.at_ends), matches[0].rule)
    return RuleMatch(strict, tuple(capture for match in matches for capture in match.captures))


def _match_piece(text: str, line: str, offset: int) -> tuple[RuleMatch, int] | None:
    """Match the longest piece that begins at an offset and ends at a word boundary; also return its end."""
    longest: tuple[RuleMatch, int] | None = None
    for rule in _RULES.pieces:
        match = compile_template(rule.pattern).match(line, offset)
        if not match or match.end() == offset or (longest and match.end() <= longest[1]):
            continue
        if match.end() < len(line) and line[match.end()].isalnum() and line[match.end() - 1].isalnum():
            continue
        longest = RuleMatch(rule, _read_captures(text, match)), match.end()
    return longest


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _read_captures(text: str, match: re.Match[str], offset: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the captures in `text` of a match in its plain form, which begins at `offset`."""
    return tuple(
        (name.rstrip("0123456789"), text[offset + match.start(name) : offset + match.end(name)])
        for name, value in match.groupdict().items()
        if value
    )


def is_page_part(rule_match: RuleMatch | None) -> bool:
    """Return whether a line above a title shows that a whole page was copied: a button, a menu, a ticker."""
    return rule_match is not None and rule_match.rule.name in _PAGE_PARTS


def is_place_and_day(text: str) -> bool:
    """Return whether a line below an official text says where and when: «Fait à Niamey, le …»."""
    line = strip_accents(text[:MAX_LINE_CHARS])
    return bool(compile_template(PAGE_LANGUAGE.press.phrases.issued).match(line))


def starts_section(rule: BoilerplateRule, text: str) -> bool:
    """Return whether a line begins the section that `rule` describes."""
    return len(text) <= MAX_LINE_CHARS and bool(compile_template(rule.pattern).fullmatch(strip_accents(text)))


def match_trailing(text: str) -> tuple[int, RuleMatch] | None:
    """Match boilerplate at the end of a paragraph and return where it begins; None if there is none."""
    tail = strip_accents(text[-MAX_LINE_CHARS:])
    offset = len(text) - len(tail)
    for rule in _RULES.ends:
        if (match := compile_template(rule.pattern).search(tail)) and match.end() > match.start():
            return offset + match.start(), RuleMatch(rule, _read_captures(text, match, offset))
    return None


def match_all_trailing(text: str) -> Iterator[tuple[int, int, RuleMatch]]:
    """Yield the pieces of boilerplate at the end of a paragraph, the last one first: start, end, rule."""
    end = len(text)
    for _ in range(_MAX_TRAILING):
        start, rule_match = match_trailing(text[:end]) or (0, None)
        if start <= 0 or rule_match is None:
            return
        yield start, end, rule_match
        end = len(text[:start].rstrip())


def match_dateline(text: str) -> tuple[tuple[str, str], ...]:
    """Match a dateline at the beginning of a story; its captures are the agency and the date."""
    line = strip_accents(text[:120])
    matches = (compile_template(rule.pattern).match(line) for rule in _RULES.beginnings)
    return next((_read_captures(text, match) for match in matches if match), ())


_SLOGAN_SEPARATOR = re.compile(r"\s[|•·–—-]\s|\t")
#: «ActuNiger», «aNiamey»: only names of sites are spelled like this.
_CAMEL = re.compile(r"[A-Z]?[a-zà-ÿ]{1,12}(?:[A-Z][a-zà-ÿ]{2,12}){1,2}")
_SITE = re.compile(r"(?i)[\w-]{3,30}\.(?:com|net|org|info|africa|tv|[a-z]{2})")
_MAX_NAME_WORDS = 5
#: How a line of a list begins, which is no title.
_BULLET = re.compile(r"[-•*–·] (?=\S)")


def match_masthead(text: str) -> str | None:
    """Return the newspaper in a line above a title, by a list, an address or the form of its name."""
    name = _SLOGAN_SEPARATOR.split(text, maxsplit=1)[0].strip(' .!«»"')
    if _CAMEL.fullmatch(name):
        return name
    line = strip_accents(name)
    if (
        not 0 < len(name) <= MAX_LINE_CHARS
        or len(name.split()) > _MAX_NAME_WORDS
        or compile_template("<RUBRIC>").fullmatch(line)
    ):
        return None
    if compile_template("(?i:<MEDIUM>|<AGENCY>)").fullmatch(line) or _SITE.fullmatch(line):
        return name
    is_name = all(word[0].isupper() or len(word) < 4 for word in line.split())
    return name if is_name and compile_template(r"\b<MASTHEAD>").search(line) else None


def match_signature(text: str) -> RuleMatch | None:
    """Match a name alone on a line, perhaps with its office, as that of the author."""
    line = strip_accents(text)
    match = compile_template(_SIGNED.pattern).fullmatch(line) if len(line) <= 120 else None
    name_end = compile_template(r"(?:^|(?<= ))(?:<MEDIUM>|<RUBRIC>)\Z")
    if not match or name_end.search(match["authors"]) or is_paper(match["authors"]):
        return None
    return RuleMatch(_SIGNED, _read_captures(text, match))


def match_newspaper(text: str, is_beside_date: bool) -> RuleMatch | None:
    """Match the name of a newspaper alone on a line, perhaps with an agency, by its form."""
    line = strip_accents(text) if len(text) <= 120 else ""
    for rule in (_PAPER, _PAPER_BESIDE_A_DATE) if is_beside_date else (_PAPER,):
        if match := compile_template(rule.pattern).fullmatch(line):
            return RuleMatch(rule, _read_captures(text, match))
    return None


def is_paper(name: str) -> bool:
    """Return whether a name has the form of a newspaper's."""
    return bool(compile_template("<PAPER>|<NAMED>").fullmatch(strip_accents(name)))


def match_biography(text: str) -> str | None:
    """Return the author whom a short paragraph introduces; None if it is no biography."""
    match = (
        compile_template(_BIOGRAPHY.pattern).fullmatch(strip_accents(text))
        if len(text) <= MAX_LINE_CHARS
        else None
    )
    return text[slice(*match.span("authors"))] if match else None


def match_title_label(text: str) -> str | None:
    """Return the label with which a line says that it is the title, «Titre : », or None."""
    label = compile_template(PAGE_LANGUAGE.press.phrases.title_label)
    match = label.match(strip_accents(text)) if len(text) <= MAX_LINE_CHARS else None
    return text[: match.end()] if match else None


def is_list_item(text: str) -> bool:
    """Return whether a line is one of a list: «- 217 personnes»."""
    return bool(_BULLET.match(text))
