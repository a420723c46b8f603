"""Which line of a page is its title, among slogans, sections and letterheads above the story."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import is_biography, match_masthead, match_signature
from tui.corpus.extraction.text_blocks import TextBlock, ends_sentence
from tui.model.text import fold, split_words

#: How many units a title may be away from the top; longer titles, in characters, are none.
MAX_HEAD_LINES, _LONGEST_TITLE = 40, 250
#: A section's name alone under or above a title: at most so many words and characters.
_SECTION_WORDS, SECTION_LENGTH = 3, 32
#: How a line of a ticker or a list begins: «00:21 …», «- …», «1. …».
_LISTED = re.compile(r"\d{1,2}[:hH]\d\d\b|[-•*>·–]|\d{1,2}[.)]? ")
#: A title has so many words of its story, where a line above it has none.
_SHARED_WORDS = 2
#: The rules that say who published, wrote or dated something.
CREDITED = ("source", "byline", "credit", "modified", "published")
#: The rules that know a paper and a day; where a page has no other title, it is that.
ISSUED = ("paper", "issue of a paper")
#: What `_SITE` fits has so many characters at most.
_SITE_LENGTH = 43
_SITE = re.compile(r"\s[|•·«»–—-]\s(?P<site>[^|•·–—]{2,40}+)\Z")


class HeadlineFinder:
    """Finds the title of a page; `publisher`: the site that the lines above it name, if one was seen."""

    def __init__(self, units: list[TextBlock]) -> None:
        self.units = units
        self.publisher: str | None = None

    def find(self) -> int | None:
        """The unit that is the title; None where the page has none."""
        candidates = self._candidates()
        if not candidates:
            return self._section_as_title()
        chosen = self._repeated(candidates)
        if chosen is None:
            story = self._story_words(candidates)
            candidates = self._below_mastheads(candidates, story)
            candidates = self._of_the_story(self._below_letterhead(candidates, story), story)
            chosen = candidates[0]
            if len(candidates) > 1 and self._is_kicker(chosen, candidates[1]):
                chosen = candidates[1]
        return chosen

    def _candidates(self) -> list[int]:
        """The units that may be the title: those above the story that no rule knows."""
        found: list[int] = []
        boxed = False
        for index, unit in enumerate(self.units[:MAX_HEAD_LINES]):
            if unit.heading:
                return [index]
            boxed = unit.begins_box or (boxed and bool(_LISTED.match(unit.text)))
            if (unit.seen and unit.seen.rule.name != "other media") or boxed:
                continue
            if len(unit.text) > _LONGEST_TITLE or (unit.is_prose() and unit.text[-1] == "."):
                break
            found.append(index)
            if unit.is_prose():
                break
        return found

    def _section_as_title(self) -> int | None:
        """The first line of a page that has nothing better, unless it is the story's."""
        for index, unit in enumerate(self.units[:MAX_HEAD_LINES]):
            if unit.seen and unit.seen.rule.name in ("section", *ISSUED) and len(self.units) > index + 1:
                if (self.units[index + 1].is_prose()) and "|" not in unit.text and ">" not in unit.text:
                    return index
            elif not unit.seen:
                return None
        return None

    def _repeated(self, candidates: list[int]) -> int | None:
        """A candidate that stands again on the page; without the site's name where one has it."""
        for index in candidates:
            text = self.units[index].text
            if len(text.split()) < 3:
                continue
            for other in candidates:
                long = self.units[other].text
                if other != index and (strip_site(long, text) or strip_section(long, text)):
                    return index
            again = [unit for unit in self.units[index + 1 : index + 16] if is_alike(unit.text, text)]
            if again:
                return index
        return None

    def _of_the_story(self, candidates: list[int], story: set[str]) -> list[int]:
        """The candidates from the first on that has a word of the story: a slogan and a menu have none."""
        for at, index in enumerate(candidates):
            text = self.units[index].text
            rest = [i for i in candidates[at + 1 :] if self._says(i, story) >= _SHARED_WORDS]
            rest = [i for i in rest if not match_signature(self.units[i].text)]
            if not rest or (self._says(index, story) and text[-1] != "."):
                return candidates[at:]
        return candidates

    def _below_mastheads(self, candidates: list[int], story: set[str]) -> list[int]:
        """The candidates without the names of papers; a line with more of the story than the others stays."""
        others = [i for i in candidates if not match_masthead(self.units[i].text)]
        most = max((self._says(i, story) for i in others), default=-1)
        kept = [i for i in candidates if i in others or self._says(i, story) > max(most, _SHARED_WORDS)]
        return kept or candidates

    def _below_letterhead(self, candidates: list[int], story: set[str]) -> list[int]:
        """The candidates below a first paragraph that is a site’s name and slogan, or a letterhead."""
        head = [unit for unit in self.units[: candidates[-1]] if unit.block == self.units[0].block]
        below = [i for i in candidates if i >= len(head)]
        unknown = [unit for unit in head if not unit.seen]
        signed = any(unit.seen and unit.seen.rule.name in CREDITED for unit in head) and len(unknown) < 2
        if len(head) < 2 or not below or signed:
            return candidates
        most = max((self._says(i, story) for i in candidates if i < len(head)), default=0)
        if max(self._says(i, story) for i in below) < max(_SHARED_WORDS, most + 1):
            return candidates
        name = head[0].text
        if not head[0].seen and len(name.split()) <= _SECTION_WORDS and not name.isupper():
            self.publisher = self.publisher or name
        return below

    def _story_words(self, candidates: list[int]) -> set[str]:
        """The words that carry a meaning in the story below the candidates."""
        below = [unit.text for unit in self.units[candidates[-1] + 1 :][:MAX_HEAD_LINES] if unit.prose_length]
        return {word for text in below if not is_biography(text) for word in _long_words(text)}

    def _says(self, index: int, story: set[str]) -> int:
        """How many of the story's words a unit has."""
        return len(_long_words(self.units[index].text) & story)

    def _is_kicker(self, index: int, following: int) -> bool:
        """Whether a short line is what stands over a title: «Crise au Sahel», «LE GOLFE EN BREF»."""
        over, title = self.units[index].text, self.units[following].text
        is_loud = over.isupper() and not title.isupper()
        return (
            (is_loud or len(over.split()) <= _SECTION_WORDS)
            and len(over) <= SECTION_LENGTH
            and not ends_sentence(over)
            and title[-1] != "."
            and following + 1 < len(self.units)
            and len(title.split()) > max(3, len(over.split()))
            and not self.units[following].is_prose()
            and all(unit.seen and unit.seen.rule.at_ends for unit in self.units[index + 1 : following])
        )


def _long_words(text: str) -> set[str]:
    """The words that carry a meaning."""
    return {word for word in split_words(text[: _LONGEST_TITLE * 4]) if len(word) > 3}


def is_alike(text: str, title: str) -> bool:
    """Whether two texts are the same but for capitals and accents."""
    return len(text) == len(title) and fold(text) == fold(title)


def strip_section(text: str, title: str) -> bool:
    """Whether `text` is the title behind a section's name: «ENQUÊTE. Titre», «Niger | Titre»."""
    return (
        3 <= len(text) - len(title) <= SECTION_LENGTH
        and len(title.split()) > 3
        and fold(text).endswith(fold(title))
        and text[: -len(title)].rstrip()[-1:] in set(".:|-–—/•>»]")
    )


def strip_site(text: str, title: str) -> str | None:
    """The site's name where `text` is the title with it: «Titre | Sahel Quotidien»."""
    if not 0 < len(text) - len(title) <= _SITE_LENGTH:
        return None
    found = _SITE.match(text, len(title))
    return found["site"].strip() if found and is_alike(text[: len(title)], title) else None
