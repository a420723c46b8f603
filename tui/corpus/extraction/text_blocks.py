"""A raw text as units: its lines, or its paragraphs where lines are wrapped at a measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tui.corpus.extraction.boilerplate_rules import (
    BIOGRAPHY,
    COMMENTS,
    RELATED,
    RuleMatch,
    match_line,
    starts_section,
)
from tui.corpus.extraction.press_patterns import compile_template, strip_accents

#: Noise is looked for in so many units at the top and at the end: no article is longer.
_LOOKED_AT = 400
#: A line that is wrapped is this long, in characters; none is longer.
_NARROW, _WIDE = 40, 100
#: Where no line of a head is longer than this share of the measure, none goes on with the next.
_SHORT = 0.6
#: So long a line is prose, in characters; and so long a line where it ends as a sentence does.
SURE_PROSE, SHORTEST_PROSE = 180, 60
#: What parts labels on a line; a label has so many words at most.
_GAP = re.compile(r"[ \xa0]{3,}|\t+")
_LABEL_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…»”\"][)\]]?(?:\[\d+\]|\[/\])?$")
#: What ends a sentence has so many characters at most: «.»[123]».
_LONGEST_END = 20
_PARTED_AT_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
# Four characters before it: «p. Ex», «M.Talon», «etc.» are left alone.
_MISSING_SPACE = re.compile(r"(?<=[a-zà-ÿ]{3}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ’'])")
_ADDRESS = re.compile(r"https?://|www\.|@")


class TextBlock:
    """A piece of a raw text that is story or noise as a whole.

    `after_blank`: a blank line stands before it. `block`: the number of its paragraph, for wrapped text.
    """

    def __init__(self, text: str, after_blank: bool, block: int) -> None:
        self.text = text
        self.after_blank = after_blank
        self.block = block
        self.heading = False
        self.seen: RuleMatch | None = None
        self.is_cut = False
        self.begins_comments = False
        self.begins_box = False

    def match_rules(self) -> None:
        """See which rules know it."""
        self.seen = match_line(self.text)
        self.begins_comments = starts_section(COMMENTS, self.text)
        self.begins_box = (
            self.begins_comments or starts_section(RELATED, self.text) or starts_section(BIOGRAPHY, self.text)
        )

    @property
    def prose_length(self) -> int:
        """Its length in characters where it is prose that no rule knows, else 0."""
        is_noise = self.seen and not self.seen.rule.at_ends
        return len(self.text) if self.is_prose() and not is_noise else 0

    def is_prose(self, text: str | None = None) -> bool:
        """Whether it reads like sentences: a long line, or one that ends as a sentence does."""
        text = self.text if text is None else text
        return len(text) >= SURE_PROSE or (len(text) >= SHORTEST_PROSE and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence or a quotation does."""
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _LONGEST_END)))


def split_blocks(text: str, cut: Callable[[str, str], None]) -> list[TextBlock]:
    """The units of a clean text; marks of markup are told to `cut` (text, rule)."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        squeezed = line and ("\t".join(parts) if len(parts := _parted(line)) > 1 else " ".join(line.split()))
        if squeezed:
            blocks[-1].append(squeezed)
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    wrapped = _is_wrapped([line for block in blocks for line in block])
    if wrapped:
        measure = max((len(line) for block in blocks[1:] for line in block), default=0)
        blocks = [[*_joined_head(blocks[0], measure)], *_joined_blocks(blocks[1:])]
    found = []
    for number, lines in enumerate(blocks):
        found += [TextBlock(line, index == 0, number) for index, line in enumerate(lines)]
    for index, unit in enumerate(found):
        _unmark(unit, cut)
        if index < _LOOKED_AT or index >= len(found) - _LOOKED_AT:
            unit.match_rules()
    return [unit for unit in found if unit.text]


def _parted(line: str) -> list[str]:
    """The labels of a menu or of tags, which wide gaps part: «Mali    Assimi Goïta    Politique»."""
    labels = [" ".join(label.split()) for label in _GAP.split(line.strip())]
    are_labels = all(label and len(label.split()) <= _LABEL_WORDS and label[0].isupper() for label in labels)
    return labels if len(labels) > 2 and are_labels and not ends_sentence(labels[-1]) else []


def add_missing_spaces(text: str) -> str:
    """`text` with the blank that is missing after a full stop: «… a-t-il dit.Le président …»."""
    text = text.replace("\t", " ")  # between labels
    if _ADDRESS.search(text):
        return text
    return _MISSING_SPACE.sub(" ", text)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a text end at a measure, in the middle of sentences."""
    if any(len(line) > _WIDE for line in lines):
        return False
    # The last line of a wrapped paragraph is short, and some words push a line under the measure.
    wrapped = [line for line in lines if len(line) >= _NARROW]
    broken = [line for line in wrapped if not ends_sentence(line)]
    return len(wrapped) > len(lines) / 2 and len(broken) > len(wrapped) / 2 and len(lines) > 3


def _joined_head(block: list[str], measure: int) -> Iterator[str]:
    """The units of the first paragraph of a wrapped text: what stands over a title, dates and names alone."""
    if len(block) > _LOOKED_AT:
        yield from _joined(block, top=True, looks=False)
        return
    if len(block) > 1 and max(map(len, block)) < measure * _SHORT:
        yield from block
        return
    is_loud = all(line.isupper() for line in block)
    rest: list[str] = []
    for index, line in enumerate(block):
        is_parted = all(_is_break(*pair, measure) for pair in pairwise(block[max(0, index - 1) : index + 2]))
        if is_parted and (match_line(line) or _is_name(line) or (line.isupper() and not is_loud)):
            yield from _joined(rest, top=True)
            yield line
            rest = []
        else:
            rest.append(line)
    yield from _joined(rest, top=True)


def _is_break(line: str, following: str, measure: int) -> bool:
    """Whether a line ends where the measure does not ask for it: too long, or with room for a word."""
    return len(line) > measure or len(line) + 1 + len(following.split(maxsplit=1)[0]) <= measure


def _joined_blocks(blocks: list[list[str]]) -> Iterator[list[str]]:
    """The units of wrapped paragraphs; noise is looked for at the top and at the end, as in other texts."""
    before, total = 0, sum(map(len, blocks))
    for block in blocks:
        is_inside = before >= _LOOKED_AT and before + len(block) <= total - _LOOKED_AT
        yield _joined(block, looks=not is_inside and len(block) <= _LOOKED_AT)
        before += len(block)


def _joined(block: list[str], top: bool = False, looks: bool = True) -> list[str]:
    """The units of a wrapped paragraph: lines that a rule knows stand alone, the rest is joined."""
    runs: list[list[str]] = [[]]
    for line in block:
        if (
            looks
            and (seen := match_line(line))
            and (not runs[-1] or ends_sentence(runs[-1][-1]) or not seen.rule.at_ends)
        ):
            runs += [[line], []]
        else:
            runs[-1].append(line)
    found: list[str] = []
    for run in filter(None, runs):
        last = run.pop() if len(run) > 1 and ends_sentence(run[-2]) and _is_name(run[-1]) else None
        names = [run.pop()] if top and len(run) > 1 and _is_name(run[-1]) and not last else []
        found.append(_PARTED_AT_HYPHEN.sub("-", "\n".join(run)).replace("\n", " "))
        found += [*names, *([last] if last else [])]
    return found


def _is_name(line: str) -> bool:
    return bool(compile_template("<NAME>").fullmatch(strip_accents(line)))


# No part holds the mark with which another begins, so that no character is read twice.
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}+\]\([^()\s\[\]]{0,1000}+(?: \"[^\"()\[]{0,200}+\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,300}+)\]\(((?:https?:|/|#|mailto:)[^)\s\[]{0,1000}+(?: \"[^\"\[]{0,200}+\")?)\)"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300}+)(?<=\S)\1")
_BLANKS = re.compile(" +")
_HEADING = re.compile(r"(#{1,6}) +(?=\S)")


def _unmark(unit: TextBlock, cut: Callable[[str, str], None]) -> None:
    """Take Markdown off a unit: images, addresses of links, emphasis, the marks of a heading."""
    text = unit.text
    if found := _HEADING.match(text):
        unit.heading = len(found[1]) == 1
        cut(found[1], "markdown")
        text = text[found.end() :]
    for image in _IMAGE.findall(text):
        cut(image, "image")
    text = _IMAGE.sub("", text)
    for _, address in _LINK.findall(text):
        cut(f"[]({address})", "address")
    text = _LINK.sub(r"\1", text)
    for mark, _ in _STRONG.findall(text):
        cut(f"{mark} {mark}", "markdown")
    unit.text = _BLANKS.sub(" ", _STRONG.sub(r"\2", text)).strip()
