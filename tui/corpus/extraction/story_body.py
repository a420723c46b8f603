"""Where the story stands on a page: what is cut above it, boxes inside it, the page's end below it."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import (
    BIOGRAPHY,
    COMMENTS,
    RELATED,
    RuleMatch,
    is_biography,
    match_line,
    match_masthead,
    match_newspaper,
    match_signature,
    match_trailing,
)
from tui.corpus.extraction.bylines import BylineCollector
from tui.corpus.extraction.headline import (
    CREDITED,
    ISSUED,
    SECTION_LENGTH,
    HeadlineFinder,
    is_alike,
    strip_section,
    strip_site,
)
from tui.corpus.extraction.press_patterns import LONGEST
from tui.corpus.extraction.text_blocks import SHORTEST_PROSE, SURE_PROSE, TextBlock
from tui.model.text import fold

#: A paragraph that introduces the story has so many characters at most.
_STANDFIRST = 250
#: One sentence or two of another article have so many characters at most.
_TEASER = 350
#: What stands behind a title, perhaps a paper's name.
_SITE = re.compile(r"(?<=\S)\s[|•]\s([^|•]{2,40})$")
#: What parts a line above the title: «French.news.cn | 2024-03-13».
_PARTED = re.compile(r"\s[|•·]\s|\t")
#: The rules for lines that say when something was published.
_DATED = ("published", "modified", "date", "place and day")
#: How many units below the story may stand before a lone name that signs it.
_SIGNED_WITHIN = 4


class StoryExtractor:
    """The units of a page, while story and noise are parted."""

    def __init__(self, units: list[TextBlock], credits: BylineCollector) -> None:
        self.units = units
        self.credits = credits
        self.title: str | None = None
        self.publisher: str | None = None
        #: The units that are prose that no rule knows.
        self._prose = [index for index, unit in enumerate(units) if unit.is_prose() and not unit.seen]

    def extract(self) -> list[str]:
        """Cut all noise; the paragraphs of the story."""
        title = self._find_title()
        start = title + 1 if title is not None else 0
        self._end_of_page(start)
        first, last = self._bounds(start)
        if title is not None:
            self._above_title(title)
            self._repeated_titles(start)
        first = self._below_standfirst(first)
        self._clean_above(start, first)
        self._clean_inside(first, last)
        self._clean_below(last)
        self._biographies()
        return self._paragraphs(last)

    def _find_title(self) -> int | None:
        """Set the title apart from the story; where it stands."""
        heading = HeadlineFinder(self.units)
        index = heading.find()
        if index is not None:
            unit = self.units[index]
            self.title, self.publisher = unit.text, heading.publisher
            unit.is_cut = True
            if unit.seen and unit.seen.rule.name in ISSUED:
                self.credits.add_match(unit.text, unit.seen)
            self._without_site()
        return index

    def _without_site(self) -> None:
        """Take the paper's name off the title: «Titre | La Tribune du Sahel»."""
        assert self.title is not None
        found = _SITE.search(self.title)
        if found and (name := match_masthead(found[1])):
            self.publisher = self.publisher or name
            self.credits.add_removed(found[0], "site")
            self.title = self.title[: found.start()]

    def remove_line(self, unit: TextBlock, rule: str) -> None:
        """Leave a unit out, and say by which rule."""
        if not unit.is_cut:
            unit.is_cut = True
            self.credits.add_removed(unit.text, rule)

    def _take(self, unit: TextBlock, seen: RuleMatch) -> None:
        """Leave out a unit that a rule knows, with what it gives."""
        if not unit.is_cut:
            self.credits.add_match(unit.text, seen)
            self.remove_line(unit, seen.rule.name)

    def _above_title(self, title: int) -> None:
        for index, unit in enumerate(self.units[:title]):
            if unit.seen:
                if unit.seen.rule.name == "labels":
                    self.publisher = self.publisher or match_masthead(unit.text)
                self._take(unit, unit.seen)
            elif strip_site(unit.text, self.title or "") or not unit.is_prose():
                for part in _PARTED.split(unit.text):
                    if seen := match_line(part):
                        self.credits.add_match(part, seen)
                self.publisher = self.publisher or match_masthead(unit.text)
                if seen := self._paper(index):
                    given = dict(seen.captures)
                    name = given.pop("publisher")
                    self.publisher = self.publisher or name
                    self.credits.add_match(unit.text, RuleMatch(seen.rule, tuple(given.items())))
                self.remove_line(unit, "above the title")

    def _repeated_titles(self, start: int) -> None:
        """The title again, alone or with the site's name."""
        assert self.title is not None
        for unit in self.units:
            site = strip_site(unit.text, self.title)
            if site:
                self.publisher = self.publisher or site
            if not unit.is_cut and (
                site or is_alike(unit.text, self.title) or strip_section(unit.text, self.title)
            ):
                self.remove_line(unit, "title again")

    # -- the end of the page -------------------------------------------------------------------

    def _end_of_page(self, start: int) -> None:
        """Comments and other articles below the story: nothing from there on belongs to it."""
        lengths = [unit.prose_length for unit in self.units[start:]]
        before, total = 0, sum(lengths)
        only_teasers = self._only_teasers() if any(unit.begins_box for unit in self.units) else []
        for index, length in enumerate(lengths, start):
            unit = self.units[index]
            if before and unit.begins_comments and total - before - length <= before:
                return self._cut_all(index, COMMENTS.name)
            if before and unit.begins_box and not unit.begins_comments and only_teasers[index + 1]:
                return self._cut_all(index, RELATED.name)
            before += length
        return None

    def _cut_all(self, index: int, rule: str) -> None:
        for unit in self.units[index:]:
            if unit.seen and unit.seen.rule.name in CREDITED:
                self._take(unit, unit.seen)
            self.remove_line(unit, rule)

    def _only_teasers(self) -> list[bool]:
        """Whether from each unit on prose comes only below titles: one sentence or two of another article."""
        answers = [True]
        title = prose = len(self.units)  # the next ones
        is_fine = True  # the prose behind the next
        for index in range(len(self.units) - 1, -1, -1):
            unit = self.units[index]
            if not unit.seen and not unit.begins_box:
                if unit.is_prose():
                    is_fine, prose = answers[-1], index
                else:
                    title = index
            is_last = prose == len(self.units)
            is_teaser = is_last or (title < prose and len(self.units[prose].text) <= _TEASER)
            answers.append(is_fine and is_teaser)
        return answers[::-1]

    # -- above, inside and below the story -----------------------------------------------------

    def _bounds(self, start: int) -> tuple[int, int]:
        """The first and the last unit of the story's prose; (end, end) where there is none."""
        story = [i for i in range(start, len(self.units)) if self._is_story(i)]
        if not story:
            rest = [
                i
                for i in range(start, len(self.units))
                if not self.units[i].is_cut and not self.units[i].seen
            ]
            return (rest[0], rest[-1]) if rest else (len(self.units), len(self.units))
        sure = [i for i in story if not self.units[i].seen]
        return (sure or story)[0], story[-1]

    def _below_standfirst(self, first: int) -> int:
        """Where the story begins if dates and names stand below a paragraph that introduces it."""
        below: list[TextBlock] = []
        for index, unit in enumerate(self.units[first + 1 : first + 10], first + 1):
            if self._is_story(index) and not unit.seen:
                names = {unit.seen.rule.name for unit in below if unit.seen}
                signed = any(match_signature(unit.text) for unit in below)
                dated = "date" in names or "day without a year" in names
                is_credited = names & {"published", "modified", "byline", "byline of nobody"}
                is_short = len(self.units[first].text) <= min(_STANDFIRST, len(unit.text) / 2)
                is_alone = len(below) == 1 and signed and is_short
                return index if is_credited or (signed and dated) or is_alone else first
            below.append(unit)
        return first

    def _is_story(self, index: int) -> bool:
        """Whether a unit is prose that no rule knows, or knows only by what is glued to its end."""
        unit = self.units[index]
        if unit.is_cut or unit.begins_box:
            return False
        if unit.seen and not unit.seen.rule.at_ends:
            glued = match_trailing(unit.text) if unit.seen.rule.name == "photo" else None
            return bool(glued and unit.is_prose(unit.text[: glued[0]]) and self._is_inside(index, glued[1]))
        if not SHORTEST_PROSE <= len(unit.text) < SURE_PROSE + LONGEST:  # whatever is glued to its end
            return unit.is_prose()
        found = match_trailing(unit.text)
        return unit.is_prose(unit.text[: found[0]] if found else None)

    def _is_inside(self, index: int, glued: RuleMatch) -> bool:
        """Whether a paragraph that ends like a photo's caption is a story's: none stands before the story."""
        prose = [i for i in self._prose if not self.units[i].is_cut]
        before, after = (prose[0] < index, prose[-1] > index) if prose else (False, False)
        return not after or (before and glued.rule.name == "agency")

    def _clean_above(self, start: int, first: int) -> None:
        """Between the title and the story: dates, names, sections, captions; a standfirst is story."""
        directly, boxed = True, False
        for index, unit in enumerate(self.units[start:first], start):
            if unit.is_cut or (unit.is_prose() and not unit.seen):
                directly = directly and unit.is_cut
                continue
            seen = unit.seen
            if seen and seen.rule.name == "photo" and directly:
                seen = self._paper(index) or seen  # «L’Écho de Bamako (AFP)»
            if seen:
                boxed = False
                self._take(unit, seen)
            elif unit.begins_box or boxed:
                boxed = True
                self.remove_line(unit, "box")
            elif seen := (directly and self._paper(index)) or match_signature(unit.text):
                self._take(unit, seen)
            elif directly and _is_section(unit.text):
                self.remove_line(unit, "section")
            else:
                directly = False

    def _clean_inside(self, first: int, last: int) -> None:
        """Inside the story only what cannot be story is cut."""
        boxed = False
        for index in range(first, last + 1):
            if index >= len(self.units):
                return
            unit = self.units[index]
            if unit.is_cut or self._is_story(index):
                boxed = False
            elif unit.begins_box:
                boxed = True
                self.remove_line(unit, "box")
            elif unit.seen and not unit.seen.rule.at_ends:
                self._take(unit, unit.seen)
            elif boxed and not unit.is_prose():
                boxed = not unit.after_blank
                self.remove_line(unit, "box")

    def _clean_below(self, last: int) -> None:
        """Below the story: signatures, sources, buttons, boxes."""
        boxed = False
        below = self.units[last + 1 :]
        for unit in below:
            if unit.is_cut:
                continue
            if unit.seen:
                self._take(unit, unit.seen)
            elif unit.begins_box:
                boxed = True
                self.remove_line(unit, "box")
            elif boxed and not unit.is_prose():
                self.remove_line(unit, "box")
        left = [index for index, unit in enumerate(below, last + 1) if not unit.is_cut]
        for index in left[-_SIGNED_WITHIN:]:
            unit = self.units[index]
            if seen := self._paper(index) or match_signature(unit.text):
                self._take(unit, seen)

    def _paper(self, index: int) -> RuleMatch | None:
        """The paper that a lone line names; one with an article alone, only beside a date."""
        near = [one.seen for one in self.units[max(0, index - 1) : index + 2] if one.seen]
        return match_newspaper(self.units[index].text, any(seen.rule.name in _DATED for seen in near))

    def _biographies(self) -> None:
        """Who the author is, below the story."""
        for unit in [unit for unit in self.units if not unit.is_cut][-2:]:
            name = is_biography(unit.text)
            if name and fold(name) in map(fold, self.credits.authors):
                self.remove_line(unit, BIOGRAPHY.name)

    def _paragraphs(self, last: int) -> list[str]:
        """What is left, with what is glued to the last paragraphs cut off."""
        kept = [(index, unit) for index, unit in enumerate(self.units) if not unit.is_cut]
        for index, unit in kept[-2:]:
            while (found := match_trailing(unit.text)) and found[0] > 0 and index >= last - 1:
                at, seen = found
                self.credits.add_match(unit.text, seen)
                self.credits.add_removed(unit.text[at:].strip(), seen.rule.name)
                unit.text = unit.text[:at].rstrip()
        return [unit.text for _, unit in kept if unit.text]


def _is_section(text: str) -> bool:
    """Whether a line under the title is a section's name."""
    return len(text.split()) <= 2 and len(text) <= SECTION_LENGTH and text[-1] not in ".!?…»:"
