"""The title of a page, taken out of its blocks with all that stands above it or repeats it."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import (
    RuleMatch,
    is_page_part,
    match_line,
    match_masthead,
    match_title_label,
)
from tui.corpus.extraction.story.block_removal import BlockRemoval
from tui.corpus.extraction.story.headline import DATED, ISSUED, HeadlineFinder
from tui.corpus.extraction.story.title_parts import (
    find_site_name,
    is_alike,
    is_title_with_section,
    separate_day,
    separate_site,
)

#: What separates the labels of a line above the title: «French.news.cn | 2024-03-13».
_LABEL_SEPARATOR = re.compile(r"\s[|•·]\s|\t")


class TitleExtractor:
    """Separates the title of a page from its story, and from the newspaper, day and label beside it."""

    def __init__(self, removal: BlockRemoval) -> None:
        self._removal = removal
        self._blocks, self._bylines = removal.blocks, removal.bylines
        self.title: str | None = None
        self.publisher: str | None = None

    def extract(self) -> int | None:
        """Separate the title from the story and return the index of its block; None if there is none."""
        heading = HeadlineFinder(self._blocks)
        index = heading.find()
        self.publisher = heading.publisher
        if heading.issuer:
            self._bylines.add_source(heading.issuer, "source")
        if index is not None:
            block = self._blocks[index]
            self.title = block.text
            block.is_cut = True
            if block.rule_match and block.rule_match.rule.name in ISSUED:
                self._bylines.add_match(block.text, block.rule_match)
            self._strip_title()
            block.text = self.title
        return index

    def _strip_title(self) -> None:
        """Strip the newspaper's name and the day from the title: «Titre | La Tribune du Sahel»."""
        assert self.title is not None
        if label := match_title_label(self.title):
            self.title = self.title[len(label) :]
            self._bylines.add_removed(label, "label")
        for separate, rule in ((separate_site, "site"), (separate_day, "date")):
            if part := separate(self.title):
                self.title, rest, value = part
                self._bylines.add_removed(rest, rule)
                if rule == "date":
                    self._bylines.add_day(value)
                else:
                    self.publisher = self.publisher or value

    def clean_above(self, title: int) -> None:
        """Remove what is above the title; the names and days in it are those of the story."""
        above = self._blocks[:title]
        below = (block.rule_match for block in self._blocks[title + 1 : title + 4])
        is_dated_below = any(rule_match and rule_match.rule.name in DATED for rule_match in below)
        is_page = is_dated_below or any(is_page_part(block.rule_match) for block in above)
        for index, block in enumerate(above):
            if block.rule_match:
                if block.rule_match.rule.name == "labels":
                    self.publisher = self.publisher or match_masthead(block.text)
                is_clock = is_page and block.rule_match.rule.name == "date"
                self._removal.remove_match(block, block.rule_match, "clock" if is_clock else "above")
            elif find_site_name(block.text, self.title or "") or not block.is_prose():
                for part in _LABEL_SEPARATOR.split(block.text):
                    if rule_match := match_line(part):
                        self._bylines.add_match(part, rule_match)
                self.publisher = self.publisher or match_masthead(block.text)
                if rule_match := self._removal.match_newspaper(index):
                    captures = dict(rule_match.captures)
                    name = captures.pop("publisher")
                    self.publisher = self.publisher or name
                    self._bylines.add_match(block.text, RuleMatch(rule_match.rule, tuple(captures.items())))
                self._removal.remove_line(block, "above the title")

    def remove_repeated(self) -> None:
        """Remove repetitions of the title, alone or with the name of the site or section."""
        assert self.title is not None
        for block in self._blocks:
            site = find_site_name(block.text, self.title)
            if site:
                self.publisher = self.publisher or site
            if not block.is_cut and (
                site or is_alike(block.text, self.title) or is_title_with_section(block.text, self.title)
            ):
                self._removal.remove_line(block, "title again")
