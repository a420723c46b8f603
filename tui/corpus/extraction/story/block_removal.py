"""Removal of blocks from the story of a page."""

from __future__ import annotations

from tui.corpus.extraction.boilerplate_rules import RuleMatch, match_newspaper
from tui.corpus.extraction.bylines import BylineCollector
from tui.corpus.extraction.story.headline import DATED
from tui.corpus.extraction.text_blocks import TextBlock


class BlockRemoval:
    """Removes blocks of a page from its story; what they say of it goes to its bylines."""

    def __init__(self, blocks: list[TextBlock], bylines: BylineCollector) -> None:
        self.blocks, self.bylines = blocks, bylines

    def remove_line(self, block: TextBlock, rule: str) -> None:
        """Remove a block, noting the rule that matched it."""
        if not block.is_cut:
            block.is_cut = True
            self.bylines.add_removed(block.text, rule)

    def remove_match(self, block: TextBlock, rule_match: RuleMatch, date_kind: str | None = None) -> None:
        """Remove a block that a rule matches, and add its captures to the bylines; `date_kind` as there."""
        if not block.is_cut:
            self.bylines.add_match(block.text, rule_match, date_kind)
            self.remove_line(block, rule_match.rule.name)

    def match_newspaper(self, index: int) -> RuleMatch | None:
        """Match a line that is the name of a newspaper; some forms count only beside a date."""
        nearby = self.blocks[max(0, index - 1) : index + 2]
        is_beside_date = any(block.rule_match and block.rule_match.rule.name in DATED for block in nearby)
        return match_newspaper(self.blocks[index].text, is_beside_date)
