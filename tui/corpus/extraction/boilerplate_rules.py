"""The noise of scraped press pages: the rules of `noise.toml`, and how a line is looked at.

A rule is a name and a pattern over plain text (see `press`); what a line gives is named by the pattern's
groups. A line that no rule knows is story. PIECES make up whole lines, in any order and number. LINES know a
line by how it begins. OPENINGS begin a box of lines or the end of the page. ENDS are glued to the end of a
story's paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.corpus.extraction.press_patterns import LONGEST, compile_template, load_table, strip_accents

#: A line of noise is made of so many pieces, or labels, at most.
_MOST_PIECES = 30


class BoilerplateRule(NamedTuple):
    """A kind of noise; `at_ends`: only above the story and below it, where it cannot be story."""

    name: str
    template: str
    at_ends: bool = False


def _rules(kind: str) -> tuple[BoilerplateRule, ...]:
    """The rules of one kind; the lines of a pattern are joined."""
    listed = load_table("boilerplate.toml")[kind]
    return tuple(
        BoilerplateRule(rule["name"], "".join(rule["pattern"].split("\n")), rule.get("at_ends", False))
        for rule in listed
    )


PIECES, LINES, ENDS = _rules("pieces"), _rules("lines"), _rules("ends")
COMMENTS, RELATED, BIOGRAPHY = _rules("openings")
_DATELINES = _rules("beginnings")
_SIGNED, _BIOGRAPHY = _rules("persons")
_PAPER, _PAPER_BESIDE_A_DATE = _rules("papers")
#: A name is a piece of a line only beside one of those that follow.
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


class RuleMatch(NamedTuple):
    """A rule that knows a line (or a part of it), and what it took from it: (group, its text)."""

    rule: BoilerplateRule
    captures: tuple[tuple[str, str], ...] = ()


_BETWEEN = re.compile(r"[^\w#©@«“\"]*")
_RULED = re.compile(r"[-–—_*=~•·.+#|<>/\\ ]{2,}")
#: What parts the labels of a line; a label has so many words at most.
_PARTS = re.compile(r"(?<!\s)\s++[|•·–—-]\s++|\t")
_LABEL = 6
#: A menu or tags: «Mali | Assimi Goïta | Politique»; a tab stands for a wide gap.
_LABELS = re.compile(r"[A-ZÀ-Þ][^|\t.!?]{1,30}(?:(?: \| |\t)[A-ZÀ-Þ][^|\t.!?]{1,30}){2,}")
#: Where two pieces of a page were run together: «13:05Modifié», «aussiNiger».
_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")


def match_line(text: str) -> RuleMatch | None:
    """What knows a line of a page, if any rule does; the first one of a line of pieces gives its name."""
    if len(text) > LONGEST:
        return None
    if _RULED.fullmatch(text):
        return RuleMatch(BoilerplateRule("ruled line", ""))
    seen = _known(text) or _labels(text)
    if seen is None and (parted := _GLUED.sub(" ", text)) != text:
        seen = _known(parted)
    return seen


def _labels(text: str) -> RuleMatch | None:
    """A line of labels: a menu, tags, or some of which rules know: «FIL AFRIQUE | 07/07/2024 | 265 mots»."""
    if _LABELS.fullmatch(text):
        return RuleMatch(BoilerplateRule("labels", "", at_ends=True))
    parts = [part for part in _PARTS.split(text) if part]
    if not 2 <= len(parts) <= _MOST_PIECES or any(
        len(part.split()) > _LABEL or part[-1] in ".!?…" for part in parts
    ):
        return None
    seen = [one for part in parts if (one := _known(part)) is not None]
    told = {field for one in seen for field, _ in one.captures}
    is_sure = "|" in text or "•" in text or "\t" in text or len(parts) > 2
    if not is_sure or not told & {"published", "modified", "dated"}:
        return None
    return RuleMatch(
        BoilerplateRule("labels", "", at_ends=True), tuple(given for one in seen for given in one.captures)
    )


def _known(text: str) -> RuleMatch | None:
    line = strip_accents(text)
    return _pieces(text, line) or _line(text, line)


def _line(text: str, line: str) -> RuleMatch | None:
    for rule in LINES:
        if found := compile_template(rule.template).fullmatch(line):
            return RuleMatch(rule, _given(text, found))
    return None


def _pieces(text: str, line: str) -> RuleMatch | None:
    """A line that is made of pieces alone. A date, a button and a name may stand on one."""
    at = _end(_BETWEEN.match(line))
    seen: list[RuleMatch] = []
    while at < len(line):
        step = _piece(text, line, at)
        if step is None or len(seen) == _MOST_PIECES:
            return None
        seen.append(step[0])
        at = _end(_BETWEEN.match(line, step[1]))
    if not seen:
        return None
    names = {one.rule.name for one in seen}
    if names & _NAMES and not names & _BESIDE_A_NAME and not {"paper", "byline"} <= names:
        return None
    strict = next((one.rule for one in seen if not one.rule.at_ends), seen[0].rule)
    return RuleMatch(strict, tuple(given for one in seen for given in one.captures))


def _piece(text: str, line: str, at: int) -> tuple[RuleMatch, int] | None:
    """The longest piece that begins at an offset and ends where a word does."""
    best: tuple[RuleMatch, int] | None = None
    for rule in PIECES:
        found = compile_template(rule.template).match(line, at)
        if not found or found.end() == at or (best and found.end() <= best[1]):
            continue
        if found.end() < len(line) and line[found.end()].isalnum() and line[found.end() - 1].isalnum():
            continue
        best = RuleMatch(rule, _given(text, found)), found.end()
    return best


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _given(text: str, found: re.Match[str], base: int = 0) -> tuple[tuple[str, str], ...]:
    """What the groups of a match in the plain form of `text` (from `base` on) hold there."""
    return tuple(
        (name.rstrip("0123456789"), text[base + found.start(name) : base + found.end(name)])
        for name, value in found.groupdict().items()
        if value
    )


def starts_section(rule: BoilerplateRule, text: str) -> bool:
    """Whether a line begins what `rule` knows."""
    return len(text) <= LONGEST and bool(compile_template(rule.template).fullmatch(strip_accents(text)))


def match_trailing(text: str) -> tuple[int, RuleMatch] | None:
    """Where noise begins that is glued to the end of a paragraph, and what knows it."""
    tail = strip_accents(text[-LONGEST:])
    base = len(text) - len(tail)
    for rule in ENDS:
        if (found := compile_template(rule.template).search(tail)) and found.end() > found.start():
            return base + found.start(), RuleMatch(rule, _given(text, found, base))
    return None


def match_dateline(text: str) -> tuple[tuple[str, str], ...]:
    """What the beginning of a story gives: its agency and its date."""
    line = strip_accents(text[:120])
    found = (compile_template(rule.template).match(line) for rule in _DATELINES)
    return next((_given(text, one) for one in found if one), ())


_SLOGAN = re.compile(r"\s[|•·–—-]\s|\t")
#: «ActuNiger», «aNiamey»: only sites are written so.
_CAMEL = re.compile(r"[A-Z]?[a-zà-ÿ]{1,12}(?:[A-Z][a-zà-ÿ]{2,12}){1,2}")
_SITE = re.compile(r"(?i)[\w-]{3,30}\.(?:com|net|org|info|africa|tv|[a-z]{2})")
_LONG_NAME = 5


def match_masthead(text: str) -> str | None:
    """The paper that a line above a title names: one that is known, an address, or a name like a paper's."""
    name = _SLOGAN.split(text, maxsplit=1)[0].strip(' .!«»"')
    if _CAMEL.fullmatch(name):
        return name
    line = strip_accents(name)
    if (
        not 0 < len(name) <= LONGEST
        or len(name.split()) > _LONG_NAME
        or compile_template("<RUBRIC>").fullmatch(line)
    ):
        return None
    if compile_template("(?i:<MEDIUM>|<AGENCY>)").fullmatch(line) or _SITE.fullmatch(line):
        return name
    is_name = all(word[0].isupper() or len(word) < 4 for word in line.split())
    return name if is_name and compile_template(r"\b<MASTHEAD>").search(line) else None


def match_signature(text: str) -> RuleMatch | None:
    """A name alone on a line, perhaps with its office: whoever wrote the story."""
    line = strip_accents(text)
    found = compile_template(_SIGNED.template).fullmatch(line) if len(line) <= 120 else None
    other = compile_template(r"(?:^|(?<= ))(?:<MEDIUM>|<RUBRIC>)\Z")
    if not found or other.search(found["authors"]) or is_paper(found["authors"]):
        return None
    return RuleMatch(_SIGNED, _given(text, found))


def match_newspaper(text: str, is_beside_date: bool) -> RuleMatch | None:
    """The name of a paper alone on a line, perhaps with an agency; by the form of its name."""
    line = strip_accents(text) if len(text) <= 120 else ""
    for rule in (_PAPER, _PAPER_BESIDE_A_DATE) if is_beside_date else (_PAPER,):
        if found := compile_template(rule.template).fullmatch(line):
            return RuleMatch(rule, _given(text, found))
    return None


def is_paper(name: str) -> bool:
    """Whether a name is a paper's by its form."""
    return bool(compile_template("<PAPER>|<NAMED>").fullmatch(strip_accents(name)))


def is_biography(text: str) -> str | None:
    """The name of whom a short paragraph says that he or she writes."""
    found = (
        compile_template(_BIOGRAPHY.template).fullmatch(strip_accents(text)) if len(text) <= LONGEST else None
    )
    return text[slice(*found.span("authors"))] if found else None
