"""The headline of a page, among slogans, sections and letterheads above the story."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import (
    RuleMatch,
    is_list_item,
    is_place_and_day,
    match_biography,
    match_masthead,
    match_signature,
    match_title_label,
)
from tui.corpus.extraction.press_patterns import MAX_LINE_CHARS, compile_template, strip_accents
from tui.corpus.extraction.story.title_parts import (
    MAX_SECTION_CHARS,
    MAX_TITLE_CHARS,
    find_site_name,
    is_alike,
    is_title_with_section,
)
from tui.corpus.extraction.text_blocks import TextBlock, begins_briefs, ends_sentence
from tui.languages.press import BoilerplateRule
from tui.model.text import split_words

#: A title is among this many blocks at the top.
MAX_HEAD_BLOCKS = 40
#: The name of a section alone under or above a title.
_MAX_SECTION_WORDS = 3
#: How a line of a ticker or a list begins: «00:21 …», «- …», «1. …».
_LISTED = re.compile(r"\d{1,2}[:hH]\d\d\b|[-•*>·–]|\d{1,2}[.)]? ")
#: Two sentences, in the second of which something is asked or exclaimed.
_SENTENCES = re.compile(r"[^\W\d][.!?] [A-ZÀ-Þ][^.!?]*[?!]$")
#: A title shares at least this many words with its story, a line above it shares none.
_MIN_SHARED_WORDS = 2
#: The rules for lines that say who published, wrote or dated something.
CREDITED = ("source", "byline", "credit", "modified", "published")
#: The rules for lines that say when something was published.
DATED = ("published", "modified", "date", "place and day")
#: The rules for lines with a newspaper and a day, or with an issuer: the title of a page without another.
ISSUED = ("paper", "issue of a paper", "statement")
#: The office and the name of its statement are among so many first blocks.
_MAX_LETTERHEAD_BLOCKS = 8
#: How long ago something was posted: «3 h ·», «12 min · 🌍».
_POST_TIME = r"(?:\d{1,2} ?(?:<POSTUNIT>|d|w|s)\b\.?|[^·\d]{1,20}\d{1,2}[^·]{0,25}) ?·"
_MAX_POST_TIME_CHARS = 40
_ACCOUNT = BoilerplateRule("account", "", at_ends=True)


class HeadlineFinder:
    """Finds the title of a page; `publisher`: the site that the lines above it name, or None."""

    def __init__(self, blocks: list[TextBlock]) -> None:
        self.blocks = blocks
        self.publisher: str | None = None
        self.issuer: str | None = None  # the office whose statement it is

    def find(self) -> int | None:
        """Return the index of the block that is the title; None if the page has none."""
        candidates = self._find_candidates()
        statement = self._find_statement()
        if statement is not None:
            candidates = [
                index
                for index in candidates
                if index > statement and not self._is_story(index) and self.blocks[index].text[-1] != ","
            ] or [statement]
        if not candidates:
            return self._find_section_title()
        chosen = self._find_repeated(candidates)
        if chosen is None:
            story = self._collect_story_words(candidates)
            candidates = self._drop_mastheads(candidates, story)
            candidates = self._skip_unrelated(self._drop_letterhead(candidates, story), story)
            chosen = candidates[0]
            if len(candidates) > 1 and self._is_kicker(chosen, candidates[1]):
                chosen = candidates[1]
        return chosen

    def _find_candidates(self) -> list[int]:
        """Return the indices of the blocks above the story that no rule matches."""
        candidates: list[int] = []
        is_boxed = False
        for index, block in enumerate(self.blocks[:MAX_HEAD_BLOCKS]):
            if block.heading or match_title_label(block.text):
                return [index]
            if begins_briefs(self.blocks[index : index + MAX_HEAD_BLOCKS]):
                break
            if is_list_item(block.text):
                is_boxed = is_boxed or block.begins_box
                continue
            is_boxed = block.begins_box or (is_boxed and bool(_LISTED.match(block.text)))
            if (block.rule_match and block.rule_match.rule.name != "other media") or is_boxed:
                continue
            if is_place_and_day(block.text):
                continue
            if self._is_account(index):
                self.publisher = block.text
                block.rule_match = RuleMatch(_ACCOUNT)
                continue
            is_story = block.is_prose() and (block.text[-1] == "." or _SENTENCES.search(block.text))
            if len(block.text) > MAX_TITLE_CHARS or is_story:
                break
            candidates.append(index)
            if block.is_prose():
                break
        return candidates

    def _find_statement(self) -> int | None:
        """Return the index of the line that names a statement, below the name of an office or a state."""
        for index, block in enumerate(self.blocks[:_MAX_LETTERHEAD_BLOCKS]):
            if index and compile_template("<COMMUNIQUE>").fullmatch(strip_accents(block.text)):
                above = [
                    other
                    for other in self.blocks[:index]
                    if compile_template("<ISSUER>").fullmatch(strip_accents(other.text[:MAX_LINE_CHARS]))
                ]
                is_of_state = any(
                    compile_template("<STATE>").fullmatch(strip_accents(other.text[:MAX_LINE_CHARS]))
                    for other in self.blocks[:index]
                )
                if above:
                    self.issuer = above[-1].text
                if above or is_of_state:
                    return index
        return None

    def _is_account(self, index: int) -> bool:
        """Return whether a line names who posted: how long ago is directly below it, as in «3 h · 🌍»."""
        below = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
        return bool(compile_template(_POST_TIME).match(below[:_MAX_POST_TIME_CHARS]))

    def _is_story(self, index: int) -> bool:
        return self.blocks[index].is_prose() or self.blocks[index].text[-1] == "."

    def _find_section_title(self) -> int | None:
        """Return the index of a section's name that stands in for a title; None if the story comes first."""
        for index, block in enumerate(self.blocks[:MAX_HEAD_BLOCKS]):
            if (
                block.rule_match
                and block.rule_match.rule.name in ("section", *ISSUED)
                and len(self.blocks) > index + 1
            ):
                is_before_story = self.blocks[index + 1].is_prose() or any(
                    begins_briefs(self.blocks[at : at + MAX_HEAD_BLOCKS]) for at in (index + 1, index + 2)
                )
                if is_before_story and "|" not in block.text and ">" not in block.text:
                    return index
            elif not block.rule_match:
                return None
        return None

    def _find_repeated(self, candidates: list[int]) -> int | None:
        """Return the candidate that is repeated on the page, perhaps with the site's name, or None."""
        for index in candidates:
            text = self.blocks[index].text
            if len(text.split()) < 3:
                continue
            for other in candidates:
                long = self.blocks[other].text
                if other != index and (find_site_name(long, text) or is_title_with_section(long, text)):
                    return index
            again = [block for block in self.blocks[index + 1 : index + 16] if is_alike(block.text, text)]
            if again:
                return index
        return None

    def _skip_unrelated(self, candidates: list[int], story: set[str]) -> list[int]:
        """Drop candidates before the first that shares words with the story: slogans and menus."""
        for at, index in enumerate(candidates):
            text = self.blocks[index].text
            rest = [i for i in candidates[at + 1 :] if self._count_story_words(i, story) >= _MIN_SHARED_WORDS]
            rest = [
                i for i in rest if not match_signature(self.blocks[i].text) and self.blocks[i].text[-1] != "."
            ]
            if not rest or (self._count_story_words(index, story) and text[-1] != "."):
                return candidates[at:]
        return candidates

    def _drop_mastheads(self, candidates: list[int], story: set[str]) -> list[int]:
        """Drop the names of newspapers, except one that shares more words with the story than the others."""
        others = [i for i in candidates if not match_masthead(self.blocks[i].text)]
        most = max((self._count_story_words(i, story) for i in others), default=-1)
        remaining = [
            i
            for i in candidates
            if i in others or self._count_story_words(i, story) > max(most, _MIN_SHARED_WORDS)
        ]
        return remaining or candidates

    def _drop_letterhead(self, candidates: list[int], story: set[str]) -> list[int]:
        """Drop the candidates in a first paragraph that is a letterhead, or a site’s name and slogan."""
        head = [
            block for block in self.blocks[: candidates[-1]] if block.paragraph == self.blocks[0].paragraph
        ]
        below = [i for i in candidates if i >= len(head)]
        unknown = [block for block in head if not block.rule_match]
        signed = (
            any(block.rule_match and block.rule_match.rule.name in CREDITED for block in head)
            and len(unknown) < 2
        )
        if len(head) < 2 or not below or signed:
            return candidates
        most = max((self._count_story_words(i, story) for i in candidates if i < len(head)), default=0)
        if max(self._count_story_words(i, story) for i in below) < max(_MIN_SHARED_WORDS, most + 1):
            return candidates
        name = head[0].text
        if not head[0].rule_match and len(name.split()) <= _MAX_SECTION_WORDS and not name.isupper():
            self.publisher = self.publisher or name
        return below

    def _collect_story_words(self, candidates: list[int]) -> set[str]:
        """Return the content words of the story below the candidates."""
        below = [
            block.text for block in self.blocks[candidates[-1] + 1 :][:MAX_HEAD_BLOCKS] if block.prose_length
        ]
        return {word for text in below if not match_biography(text) for word in _find_long_words(text)}

    def _count_story_words(self, index: int, story: set[str]) -> int:
        """Count the distinct words that a block shares with the story."""
        return len(_find_long_words(self.blocks[index].text) & story)

    def _is_kicker(self, index: int, following: int) -> bool:
        """Return whether a short line is a kicker above a title: «Crise au Sahel», «LE GOLFE EN BREF».

        So is the name of a series that the title repeats.
        """
        over, title = self.blocks[index].text, self.blocks[following].text
        is_all_caps = over.isupper() and not title.isupper()
        is_series = _find_long_words(over) < _find_long_words(title)
        return (
            (is_all_caps or is_series or len(over.split()) <= _MAX_SECTION_WORDS)
            and len(over) <= MAX_SECTION_CHARS
            and not ends_sentence(over)
            and title[-1] != "."
            and following + 1 < len(self.blocks)
            and len(title.split()) > max(3, len(over.split()))
            and (not self.blocks[following].is_prose() or self._is_dated_below(following))
            and all(
                block.rule_match
                and block.rule_match.rule.at_ends
                and not block.rule_match.rule.name.startswith("byline")
                for block in self.blocks[index + 1 : following]
            )
        )

    def _is_dated_below(self, index: int) -> bool:
        """Return whether the line below a block says when something was published, or who wrote it."""
        rule_match = self.blocks[index + 1].rule_match
        return rule_match is not None and rule_match.rule.name in (*CREDITED, *DATED)


def _find_long_words(text: str) -> set[str]:
    """Return the folded words of more than three letters."""
    return {word for word in split_words(text[: MAX_TITLE_CHARS * 4]) if len(word) > 3}
