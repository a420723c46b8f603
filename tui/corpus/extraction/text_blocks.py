"""The blocks of a raw text: its lines, or its paragraphs if lines are wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from tui.corpus.extraction.boilerplate_rules import (
    BIOGRAPHY,
    COMMENTS,
    RELATED,
    RuleMatch,
    match_line,
    starts_section,
)
from tui.corpus.extraction.press_patterns import compile_template, strip_accents
from tui.corpus.extraction.printed_text import drop_page_marks, has_broken_words, join_broken_words

#: Only this many blocks or lines at the top and at the end are matched against rules: no article has more.
_MAX_SCANNED = 400
#: The length of a line that is wrapped at a fixed width.
_MIN_WRAPPED_CHARS = 40
_MAX_WRAPPED_CHARS = 100
#: If no line of a head is longer than this share of the width, none continues in the next.
_MAX_HEAD_RATIO = 0.6
#: A line of this length is prose.
SURE_PROSE_CHARS = 180
#: A line of this length is prose if it ends like a sentence.
MIN_PROSE_CHARS = 60
#: What separates the labels of a line.
_LABEL_SEPARATOR = re.compile(r"[ \xa0]{3,}|\t+")
_MAX_LABEL_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…»”\"][)\]]?(?:\[\d+\]|\[/\])?$")
#: The longest ending of a sentence: «.»[123]».
_MAX_ENDING_CHARS = 20
_PARTED_AT_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
# Four characters before it: «p. Ex», «M.Talon», «etc.» are left alone.
_MISSING_SPACE = re.compile(r"(?<=[a-zà-ÿ]{3}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ’'])")
_ADDRESS = re.compile(r"https?://|www\.|@")


class TextBlock:
    """A piece of a raw text that is story or boilerplate as a whole.

    `after_blank`: a blank line stands before it. `paragraph`: the index of its paragraph, for wrapped text.
    """

    def __init__(self, text: str, after_blank: bool, paragraph: int) -> None:
        self.text = text
        self.after_blank = after_blank
        self.paragraph = paragraph
        self.heading = False
        self.rule_match: RuleMatch | None = None
        self.is_cut = False
        self.begins_comments = False
        self.begins_box = False

    def match_rules(self) -> None:
        """Match the block against the rules."""
        self.rule_match = match_line(self.text)
        self.begins_comments = starts_section(COMMENTS, self.text)
        self.begins_box = (
            self.begins_comments or starts_section(RELATED, self.text) or starts_section(BIOGRAPHY, self.text)
        )

    @property
    def prose_length(self) -> int:
        """Return the length in characters of prose that no rule matches; 0 for other blocks."""
        is_boilerplate = self.rule_match and not self.rule_match.rule.at_ends
        return len(self.text) if self.is_prose() and not is_boilerplate else 0

    def is_prose(self, text: str | None = None) -> bool:
        """Return whether the text is prose: a long line, or a shorter one that ends like a sentence."""
        text = self.text if text is None else text
        return len(text) >= SURE_PROSE_CHARS or (len(text) >= MIN_PROSE_CHARS and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends like a sentence or a quotation."""
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _MAX_ENDING_CHARS)))


def split_blocks(text: str, cut: Callable[[str, str], None]) -> list[TextBlock]:
    """Split a clean text into blocks; removed markup is passed to `cut` (text, rule)."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        squeezed = line and (
            "\t".join(labels) if len(labels := _split_labels(line)) > 1 else " ".join(line.split())
        )
        if squeezed:
            paragraphs[-1].append(squeezed)
        elif paragraphs[-1]:
            paragraphs.append([])
    is_printed = has_broken_words([line for paragraph in paragraphs for line in paragraph])
    paragraphs = drop_page_marks([paragraph for paragraph in paragraphs if paragraph], is_printed, cut)
    lines = [line for paragraph in paragraphs for line in paragraph]
    if is_printed:
        paragraphs = _join_words(paragraphs)
        cut("-" * (_count_chars(lines) - sum(map(_count_chars, paragraphs))), "hyphens")
    wrapped = is_printed or _is_wrapped(lines)
    if wrapped:
        width = max((len(line) for paragraph in paragraphs[1:] for line in paragraph), default=0)
        paragraphs = [[*_join_head(paragraphs[0], width)], *_join_paragraphs(paragraphs[1:])]
    blocks = []
    for number, lines in enumerate(paragraphs):
        blocks += [TextBlock(line, index == 0, number) for index, line in enumerate(lines)]
    for index, block in enumerate(blocks):
        _strip_markdown(block, cut)
        if index < _MAX_SCANNED or index >= len(blocks) - _MAX_SCANNED:
            block.match_rules()
    return [block for block in blocks if block.text]


def _count_chars(lines: list[str]) -> int:
    """Count the characters of lines, without the blanks."""
    return sum(len(line.replace(" ", "")) for line in lines)


def _join_words(paragraphs: list[list[str]]) -> list[list[str]]:
    """Return paragraphs in which no word is broken at the end of a line."""
    lines = join_broken_words([line for paragraph in paragraphs for line in (*paragraph, "")])
    is_line = groupby(lines, key=bool)
    return [list(group) for is_text, group in is_line if is_text]


def _split_labels(line: str) -> list[str]:
    """Return the labels of a menu or of tags, separated by wide gaps: «Mali    Assimi Goïta    Politique»."""
    labels = [" ".join(label.split()) for label in _LABEL_SEPARATOR.split(line.strip())]
    are_labels = all(
        label and len(label.split()) <= _MAX_LABEL_WORDS and label[0].isupper() for label in labels
    )
    return labels if len(labels) > 2 and are_labels and not ends_sentence(labels[-1]) else []


def add_missing_spaces(text: str) -> str:
    """Insert the space that is missing after a full stop: «… a-t-il dit.Le président …»."""
    text = text.replace("\t", " ")  # between labels
    if _ADDRESS.search(text):
        return text
    return _MISSING_SPACE.sub(" ", text)


def _is_wrapped(lines: list[str]) -> bool:
    """Return whether the lines of a text are wrapped at a fixed width, in the middle of sentences."""
    if any(len(line) > _MAX_WRAPPED_CHARS for line in lines):
        return False
    # The last line of a wrapped paragraph is short, and a long word makes the line before it short.
    wrapped = [line for line in lines if len(line) >= _MIN_WRAPPED_CHARS]
    broken = [line for line in wrapped if not ends_sentence(line)]
    return len(wrapped) > len(lines) / 2 and len(broken) > len(wrapped) / 2 and len(lines) > 3


def _join_head(paragraph: list[str], width: int) -> Iterator[str]:
    """Join the first paragraph of a wrapped text; dates, names and lines above a title stay separate."""
    if len(paragraph) > _MAX_SCANNED:
        yield from _join_paragraph(paragraph, is_top=True, match_rules=False)
        return
    if len(paragraph) > 1 and max(map(len, paragraph)) < width * _MAX_HEAD_RATIO:
        yield from paragraph
        return
    is_all_caps = all(line.isupper() for line in paragraph)
    rest: list[str] = []
    for index, line in enumerate(paragraph):
        is_separate = all(
            _is_break(*pair, width) for pair in pairwise(paragraph[max(0, index - 1) : index + 2])
        )
        if is_separate and (match_line(line) or _is_name(line) or (line.isupper() and not is_all_caps)):
            yield from _join_paragraph(rest, is_top=True)
            yield line
            rest = []
        else:
            rest.append(line)
    yield from _join_paragraph(rest, is_top=True)


def _is_break(line: str, following: str, width: int) -> bool:
    """Return whether a line ends elsewhere than at the width: it is longer, or has room for the next word."""
    return len(line) > width or len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _join_paragraphs(paragraphs: list[list[str]]) -> Iterator[list[str]]:
    """Join wrapped paragraphs; only those at the top and at the end are matched against rules."""
    before, total = 0, sum(map(len, paragraphs))
    for paragraph in paragraphs:
        is_inside = before >= _MAX_SCANNED and before + len(paragraph) <= total - _MAX_SCANNED
        yield _join_paragraph(paragraph, match_rules=not is_inside and len(paragraph) <= _MAX_SCANNED)
        before += len(paragraph)


def _join_paragraph(paragraph: list[str], is_top: bool = False, match_rules: bool = True) -> list[str]:
    """Join the lines of a wrapped paragraph; lines that a rule matches stay separate."""
    runs: list[list[str]] = [[]]
    for line in paragraph:
        if (
            match_rules
            and (rule_match := match_line(line))
            and (not runs[-1] or ends_sentence(runs[-1][-1]) or not rule_match.rule.at_ends)
        ):
            runs += [[line], []]
        else:
            runs[-1].append(line)
    joined: list[str] = []
    for run in filter(None, runs):
        last = run.pop() if len(run) > 1 and ends_sentence(run[-2]) and _is_name(run[-1]) else None
        names = [run.pop()] if is_top and len(run) > 1 and _is_name(run[-1]) and not last else []
        joined.append(_PARTED_AT_HYPHEN.sub("-", "\n".join(run)).replace("\n", " "))
        joined += [*names, *([last] if last else [])]
    return joined


def _is_name(line: str) -> bool:
    return bool(compile_template("<NAME>").fullmatch(strip_accents(line)))


# No part contains the mark with which another begins, so that no character is read twice.
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}+\]\([^()\s\[\]]{0,1000}+(?: \"[^\"()\[]{0,200}+\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,300}+)\]\(((?:https?:|/|#|mailto:)[^)\s\[]{0,1000}+(?: \"[^\"\[]{0,200}+\")?)\)"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300}+)(?<=\S)\1")
_BLANKS = re.compile(" +")
_HEADING = re.compile(r"(#{1,6}) +(?=\S)")


def _strip_markdown(block: TextBlock, cut: Callable[[str, str], None]) -> None:
    """Remove Markdown from a block: images, addresses of links, emphasis, the marks of a heading."""
    text = block.text
    if heading := _HEADING.match(text):
        block.heading = len(heading[1]) == 1
        cut(heading[1], "markdown")
        text = text[heading.end() :]
    for image in _IMAGE.findall(text):
        cut(image, "image")
    text = _IMAGE.sub("", text)
    for _, address in _LINK.findall(text):
        cut(f"[]({address})", "address")
    text = _LINK.sub(r"\1", text)
    for mark, _ in _STRONG.findall(text):
        cut(f"{mark} {mark}", "markdown")
    block.text = _BLANKS.sub(" ", _STRONG.sub(r"\2", text)).strip()


#: How an item of a list of brief news begins: with its place, «Agadez. Saisie …»; so many make a list.
_BRIEF = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?\. [A-ZÀ-Þ]")
_MIN_BRIEFS = 3


def begins_briefs(blocks: Sequence[TextBlock]) -> bool:
    """Return whether the first of some blocks is the first item of a list of brief news."""
    briefs = [_BRIEF.match(block.text) is not None for block in blocks]
    return briefs[:1] == [True] and sum(briefs) >= _MIN_BRIEFS
