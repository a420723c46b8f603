"""The body of a story: what is removed above, inside and below it."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import (
    BIOGRAPHY,
    COMMENTS,
    RuleMatch,
    is_list_item,
    is_place_and_day,
    match_all_trailing,
    match_biography,
    match_signature,
    match_trailing,
)
from tui.corpus.extraction.bylines import BylineCollector
from tui.corpus.extraction.press_patterns import MAX_LINE_CHARS
from tui.corpus.extraction.story.block_removal import BlockRemoval
from tui.corpus.extraction.story.headline import CREDITED
from tui.corpus.extraction.story.page_end import find_page_end
from tui.corpus.extraction.story.page_title import TitleExtractor
from tui.corpus.extraction.story.title_parts import is_post, is_section_name
from tui.corpus.extraction.text_blocks import MIN_PROSE_CHARS, SURE_PROSE_CHARS, TextBlock
from tui.model.text import fold

#: The longest paragraph that introduces a story.
_MAX_STANDFIRST_CHARS = 250
#: An item of a list of links to other articles.
_LIST_ITEM = re.compile(r"[-•*–►→] ?\S")
_MAX_ITEM_CHARS = 160
#: A signature is among this many last blocks below the story.
_MAX_SIGNATURE_BLOCKS = 4


class StoryExtractor:
    """Separates the story of a page from its boilerplate."""

    def __init__(self, blocks: list[TextBlock], bylines: BylineCollector) -> None:
        self.blocks = blocks
        self.bylines = bylines
        self.title: str | None = None
        self.publisher: str | None = None
        self._removal = BlockRemoval(blocks, bylines)
        #: The indices of the blocks of prose that no rule matches.
        self._prose = [
            index for index, block in enumerate(blocks) if block.is_prose() and not block.rule_match
        ]

    def extract(self) -> list[str]:
        """Remove all boilerplate and return the paragraphs of the story."""
        heading = TitleExtractor(self._removal)
        title = heading.extract()
        start = title + 1 if title is not None else 0
        self._remove_page_end(start)
        first, last = self._find_bounds(start)
        if title is not None:
            heading.clean_above(title)
            heading.remove_repeated()
        first = self._skip_standfirst(first)
        self._clean_above(start, first)
        self._clean_inside(first, last)
        self._clean_below(last)
        self._remove_biographies()
        paragraphs = self._collect_paragraphs(last)
        self.title, self.publisher = heading.title, heading.publisher
        if self.title and not paragraphs and is_post(self.title):
            paragraphs, self.title = [self.title], None
        return paragraphs

    def _remove_page_end(self, start: int) -> None:
        """Remove everything from the comments or other articles below the story on."""
        page_end = find_page_end(self.blocks, start)
        if page_end is None:
            return
        index, rule = page_end
        for block in self.blocks[index:]:
            if rule != COMMENTS.name and block.rule_match and block.rule_match.rule.name in CREDITED:
                self._removal.remove_match(block, block.rule_match)
            self._removal.remove_line(block, rule)

    # -- above, inside and below the story -----------------------------------------------------

    def _find_bounds(self, start: int) -> tuple[int, int]:
        """Return the indices of the first and last block of the story, (end, end) if there is none."""
        indices = range(start, len(self.blocks))
        story = [i for i in indices if self._is_story(i)]
        if not story:
            rest = [i for i in indices if not self.blocks[i].is_cut and not self.blocks[i].rule_match]
            return (rest[0], rest[-1]) if rest else (len(self.blocks), len(self.blocks))
        sure = [i for i in story if not self.blocks[i].rule_match]
        return (sure or story)[0], story[-1]

    def _skip_standfirst(self, first: int) -> int:
        """Return where the story begins: below a standfirst that dates and names follow, or at `first`."""
        below: list[TextBlock] = []
        for index, block in enumerate(self.blocks[first + 1 : first + 10], first + 1):
            if self._is_story(index) and not block.rule_match:
                names = {block.rule_match.rule.name for block in below if block.rule_match}
                is_signed = any(match_signature(block.text) for block in below)
                is_dated = "date" in names or "day without a year" in names
                is_credited = names & {"published", "modified", "byline", "byline of nobody"}
                is_short = len(self.blocks[first].text) <= min(_MAX_STANDFIRST_CHARS, len(block.text) / 2)
                is_alone = len(below) == 1 and is_signed and is_short
                return index if is_credited or (is_signed and is_dated) or is_alone else first
            below.append(block)
        return first

    def _is_story(self, index: int) -> bool:
        """Return whether a block is prose that no rule matches, except for boilerplate at its end."""
        block = self.blocks[index]
        if block.is_cut or block.begins_box:
            return False
        if block.rule_match and not block.rule_match.rule.at_ends:
            trailing = match_trailing(block.text) if block.rule_match.rule.name == "photo" else None
            return bool(
                trailing and block.is_prose(block.text[: trailing[0]]) and self._is_inside(index, trailing[1])
            )
        # Outside these lengths, boilerplate at the end cannot change the answer.
        if not MIN_PROSE_CHARS <= len(block.text) < SURE_PROSE_CHARS + MAX_LINE_CHARS:
            return block.is_prose()
        trailing = match_trailing(block.text)
        return block.is_prose(block.text[: trailing[0]] if trailing else None)

    def _is_inside(self, index: int, trailing: RuleMatch) -> bool:
        """Return whether a paragraph that ends like a photo caption is inside the story, not before it."""
        prose = [i for i in self._prose if not self.blocks[i].is_cut]
        before, after = (prose[0] < index, prose[-1] > index) if prose else (False, False)
        return not after or (before and trailing.rule.name == "agency")

    def _clean_above(self, start: int, first: int) -> None:
        """Remove dates, names, sections and captions between title and story; a standfirst stays."""
        is_directly_below, is_boxed = True, False
        for index, block in enumerate(self.blocks[start:first], start):
            if block.is_cut or (block.is_prose() and not block.rule_match):
                is_directly_below = is_directly_below and block.is_cut
                continue
            rule_match = block.rule_match
            if rule_match and rule_match.rule.name == "photo" and is_directly_below:
                rule_match = self._removal.match_newspaper(index) or rule_match  # «L’Écho de Bamako (AFP)»
            if rule_match:
                is_boxed = False
                self._removal.remove_match(block, rule_match)
            elif block.begins_box or is_boxed:
                is_boxed = True
                self._removal.remove_line(block, "box")
            elif rule_match := self._match_byline(index, is_directly_below):
                self._removal.remove_match(block, rule_match)
            elif is_directly_below and is_section_name(block.text) and not self._heads_list(index):
                self._removal.remove_line(block, "section")
            else:
                is_directly_below = False

    def _heads_list(self, index: int) -> bool:
        """Return whether the items of a list follow a line: «Chiffres clés»."""
        return index + 1 < len(self.blocks) and is_list_item(self.blocks[index + 1].text)

    def _match_byline(self, index: int, is_newspaper_possible: bool) -> RuleMatch | None:
        """Match a line that is the name of a newspaper or an author."""
        newspaper = self._removal.match_newspaper(index) if is_newspaper_possible else None
        return newspaper or match_signature(self.blocks[index].text)

    def _clean_inside(self, first: int, last: int) -> None:
        """Remove from inside the story only what cannot be part of it."""
        is_boxed = False
        for index in range(first, last + 1):
            if index >= len(self.blocks):
                return
            block = self.blocks[index]
            if block.is_cut or self._is_story(index):
                is_boxed = False
            elif block.begins_box:
                is_boxed = True
                self._removal.remove_line(block, "box")
            elif block.rule_match and not block.rule_match.rule.at_ends:
                self._removal.remove_match(block, block.rule_match)
                self._remove_list_below(index)
            elif is_boxed and not block.is_prose():
                is_boxed = not block.after_blank
                self._removal.remove_line(block, "box")

    def _remove_list_below(self, index: int) -> None:
        """Remove the list of links below a line such as «À lire aussi sur ce sujet :»."""
        block = self.blocks[index]
        if block.text[-1] != ":" or not block.rule_match or block.rule_match.rule.name != "see also":
            return
        for below in self.blocks[index + 1 :]:
            if not _LIST_ITEM.match(below.text) or len(below.text) > _MAX_ITEM_CHARS:
                return
            self._removal.remove_line(below, "box")

    def _clean_below(self, last: int) -> None:
        """Remove signatures, sources, buttons and boxes below the story."""
        is_boxed = False
        below = self.blocks[last + 1 :]
        for block in (block for block in below if not block.is_cut):
            if block.rule_match:
                self._removal.remove_match(block, block.rule_match)
            elif block.begins_box or (is_boxed and not block.is_prose()):
                is_boxed = True
                self._removal.remove_line(block, "box")
        remaining = [index for index, block in enumerate(below, last + 1) if not block.is_cut]
        if any(is_place_and_day(self.blocks[index].text) for index in remaining):
            return  # who signs an official text
        for index in remaining[-_MAX_SIGNATURE_BLOCKS:]:
            block = self.blocks[index]
            if rule_match := self._match_byline(index, is_newspaper_possible=True):
                self._removal.remove_match(block, rule_match)

    def _remove_biographies(self) -> None:
        """Remove biographies of the authors below the story."""
        for block in [block for block in self.blocks if not block.is_cut][-2:]:
            name = match_biography(block.text)
            if name and fold(name) in map(fold, self.bylines.authors):
                self._removal.remove_line(block, BIOGRAPHY.name)

    def _collect_paragraphs(self, last: int) -> list[str]:
        """Return the remaining paragraphs, the last ones without the boilerplate at their ends."""
        remaining = [(index, block) for index, block in enumerate(self.blocks) if not block.is_cut]
        for _, block in (pair for pair in remaining[-2:] if pair[0] >= last - 1):
            for start, end, rule_match in match_all_trailing(block.text):
                self.bylines.add_match(block.text[:end], rule_match)
                self.bylines.add_removed(block.text[start:end].strip(), rule_match.rule.name)
                block.text = block.text[:start].rstrip()
        return [block.text for _, block in remaining if block.text]
