"""Titles of events out of the sentences that report them: with subject and verb, and never cut short."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from tui.annotate.reports.report import Report
from tui.languages.event_words import VerbTense
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.text import fold

#: A title is as short as this where its sentence has a place to stop, and never much longer.
GOOD_CHARS, MAX_CHARS = 90, 130
#: What stands before it is too little for a title.
_MIN_CHARS = 28
#: A noun with so few words is no title: «Retrait».
_MIN_NOUN_WORDS = 4
#: What is said has so many words at least; so many may stand between «annoncé» and «que».
_MIN_SAID_WORDS, _MAX_SPEECH_WORDS = 5, 8
#: Words behind an auxiliary without which it says nothing.
_WORDS_OF_VERB = 3
_FINITE: frozenset[VerbTense | None] = frozenset(
    ("present", "imperfect", "past historic", "future", "conditional")
)
#: So far behind a preposition an object may follow what it introduces: «ont signé à Niamey un accord».
_OBJECT_WORDS = 4
#: A sentence is read so far, in code points.
_MAX_READ_CHARS = 600
_ENDS = " .;,:–—-"
#: The place and the source in front of a dispatch, the mark in front of a line of a list.
_DATELINE = re.compile(
    r"\A(?:[A-ZÀ-Þ][A-ZÀ-Þ’' -]{1,30}(?:,[^()–—\n]{1,30})? ?)?(?:\([^()\n]{2,60}\) ?)?[–—-]+ "
)
_BRACKETS = re.compile(r" ?\([^()]{0,80}\)")
_QUOTED_ASIDE = re.compile(r", (?:« ?[^«»,]{1,60} ?»|“[^“”,]{1,60}”),")
_WORD = re.compile(r"\d+,\d+|\w+")
_MARK = re.compile(r"[,;:–—(]")
#: What stands between most words, and is no mark.
_UNMARKED = frozenset(("", " ", "’", "'", "-"))
_QUOTES = (("«", "»"), ("“", "”"))


class _Word(Struct, frozen=True):
    """A word in lower case, where it begins and ends, and whether a mark stands in front of it."""

    text: str
    start: int
    end: int
    is_marked: bool


class TitleWriter:
    """A writer of titles, by the words of a language."""

    def __init__(self, language: Language) -> None:
        lexicon, words = language.event_lexicon, language.lexicon
        context = lexicon.context
        before_nouns = words.determiners | words.articles | words.of
        self._lexicon, self._before_nouns = lexicon, before_nouns
        self._before_places = language.candidate_lexicon.before_places
        self._of = words.of
        self._relatives = context.relatives | context.complementizers
        self._prepositions = (context.prepositions | context.agents) - before_nouns
        self._auxiliaries = {
            word
            for table in (lexicon.auxiliaries, lexicon.modals)
            for word, tenses in table.items()
            if not _FINITE.isdisjoint(tenses)
        }
        self._directions = context.parts_of_countries
        self._openers = self._relatives | context.conjunctions
        self._articles = (words.articles | words.determiners) - words.of

    def title_of(self, body: str, report: Report) -> str:
        """Return a title for what a report of an article tells: its clause, with whom it is about."""
        first, start, end = report.sentence[0], report.start, report.end
        if report.is_nominal:
            noun = body[report.trigger[0] : end]
            if len(noun.split()) >= _MIN_NOUN_WORDS and not self._verb_at(_words_of(noun)):
                return self.write(noun)
        act = body[slice(*report.trigger)]
        clause = _words_of(body[start:end])
        lacks_subject = start >= report.trigger[0] or any(one.text in self._openers for one in clause[:1])
        before = _words_of(body[first:start])
        follows_opener = any(one.text in self._relatives for one in before[-1:])
        has_verb = any(self._is_verb(before, index) for index in range(len(before)))
        is_whole = lacks_subject or follows_opener or report.is_nominal or not has_verb
        is_short = len(body[report.trigger[1] : end].split()) < _WORDS_OF_VERB - 1
        return self.write(body[first if is_whole else start : report.sentence[1] if is_short else end], act)

    def write(self, sentence: str, act: str = "") -> str:
        """Return a sentence as a title: without a dateline; up to where it can stop, its verb in it.

        `act`: the words that tell what was done, which are in the title, too.
        """
        text = " ".join(sentence[:_MAX_READ_CHARS].split()).strip(_ENDS)
        text = _DATELINE.sub("", text).strip(_ENDS)
        text = self._what_is_said(text)
        if len(text) > GOOD_CHARS:
            text = _QUOTED_ASIDE.sub("", _BRACKETS.sub("", text))
        if len(text) > GOOD_CHARS:
            text = self._without_asides(text)
        if len(text) > GOOD_CHARS:
            text = self._without_end(text[: self._stop_of(text, " ".join(act.split()))])
        text = _balanced(text).strip(_ENDS)
        return text[:1].upper() + text[1:]

    def _what_is_said(self, text: str) -> str:
        """Return what stands behind «a confirmé que», if it says whom it is about."""
        words = _words_of(text)
        complementizers = self._lexicon.context.complementizers
        for index, word in enumerate(words[:-_MIN_SAID_WORDS]):
            if word.text not in complementizers:
                continue
            before = (one.text for one in words[max(0, index - _MAX_SPEECH_WORDS) : index])
            is_said = any(one in self._lexicon.reporting for one in before)
            return (
                text[words[index + 1].start :] if is_said and self._is_whole(words[index + 1].text) else text
            )
        return text

    def _is_whole(self, word: str) -> bool:
        """Return whether a clause that begins with a word says whom it is about, as no pronoun does."""
        return word not in self._lexicon.context.pronouns and word in self._before_nouns

    def _stop_of(self, text: str, act: str) -> int:
        """Return where a text can stop: at a mark or before a relative, else before a preposition.

        It is behind the verb, and behind the words of the act, where the text has them.
        """
        words = _words_of(text)
        behind_act = text.find(act) + len(act) if act in text[:MAX_CHARS] else 0
        first = max(_MIN_CHARS, max(self._verb_at(words), behind_act) + 1)
        strong: list[int] = []
        weak: list[int] = []
        faint: list[int] = []
        for index, word in enumerate(words):
            if word.start < first:
                continue
            if word.is_marked or word.text in self._relatives:
                strong.append(word.start)
            elif self._may_end_before(words, index):
                is_behind_noun = words[index - 2].text in self._before_nouns
                (faint if is_behind_noun else weak).append(word.start)
            elif self._is_agent_of_participle(words, index):
                weak.append(words[index - 1].start)
        for stops in (strong, weak):
            if stops and stops[0] <= GOOD_CHARS:
                return stops[bisect_left(stops, GOOD_CHARS + 1) - 1]
        later = min((*strong, *weak), default=len(text))
        if later <= MAX_CHARS or len(text) <= MAX_CHARS:
            return min(later, len(text))
        every = (*reversed(faint), *(word.start for word in reversed(words)))
        return next((start for start in every if start <= MAX_CHARS), MAX_CHARS)

    def _may_end_before(self, words: Sequence[_Word], index: int) -> bool:
        """Return whether a text may end before a word: a preposition behind which no object is to come."""
        if words[index].text not in self._prepositions or self._is_agent_of_participle(words, index):
            return False
        links = self._before_nouns | self._prepositions
        for at in range(index + 2, min(len(words), index + 1 + _OBJECT_WORDS)):
            if words[at].is_marked or words[at].text in self._relatives:
                break
            if words[at].text in self._articles and words[at - 1].text not in links:
                return False
        return True

    def _is_agent_of_participle(self, words: Sequence[_Word], index: int) -> bool:
        """Return whether a word links a participle with what it needs: «conduite [par]», «attribuée [à]»."""
        context, before = self._lexicon.context, words[index - 1].text
        if words[index].text in context.agents:
            return words[index - 2].text not in context.passive_auxiliaries
        return words[index].text in self._prepositions and before in context.attributed

    def _without_end(self, text: str) -> str:
        """Return a text without words at its end that others would have to follow."""
        words = list(_words_of(text))
        while len(words) > 1 and self._needs_more(words):
            words.pop()
        return text[: words[-1].end] if words and words[-1].end < len(text.rstrip(_ENDS)) - 1 else text

    def _needs_more(self, words: Sequence[_Word]) -> bool:
        """Return whether others must follow the last of some words: «près», «en créant»."""
        last, before = words[-1].text, words[-2].text
        if (
            last in self._before_nouns | self._prepositions | self._openers
            or fold(last) in self._before_places
        ):
            return True
        match = self._lexicon.senses.longest((last,), 0)
        is_doing = match is not None and any(sense.tense == "present participle" for sense in match[1])
        return is_doing and before in self._prepositions

    def _is_verb(self, words: Sequence[_Word], index: int) -> bool:
        """Return whether a word is the verb of a clause."""
        word, before = words[index].text, words[index - 1].text if index else ""
        if word in self._auxiliaries:
            return not (
                word in self._directions and (before in self._before_nouns or before in self._directions)
            )
        if word in self._lexicon.context.reflexives:
            return bool(index) and before not in self._before_nouns | self._prepositions
        match = self._lexicon.senses.longest((word,), 0)
        is_finite = match is not None and all(sense.tense in _FINITE for sense in match[1])
        return is_finite and bool(index) and before not in self._before_nouns

    def _verb_at(self, words: Sequence[_Word]) -> int:
        """Return where the first verb of some words ends, with what must follow it; 0 without one."""
        for index, word in enumerate(words):
            if self._is_verb(words, index):
                needed = _WORDS_OF_VERB if word.text in self._auxiliaries else 1
                following = words[index + 1 : index + 1 + needed]
                return following[-1].end if following else word.end
        return 0

    def _without_asides(self, text: str) -> str:
        """Return a text without what it says between commas in front of its verb, and before its subject."""
        all_words = _words_of(text)
        verb = next((one.start for index, one in enumerate(all_words) if self._is_verb(all_words, index)), 0)
        parts = text.split(", ")
        offset, index = 0, 0
        for index, part in enumerate(parts):  # noqa: B007
            offset += len(part) + 2
            if offset > verb:
                break
        if not verb or index < 2:
            return text
        clause = ", ".join(parts[index:])
        words = _words_of(clause)
        word = words[0].text if words else ""
        context = self._lexicon.context
        has_object = word in self._articles and len(words) > 1 and self._is_verb(words, 1)  # «l’a reçu»
        if has_object or word in self._auxiliaries | context.reflexives | context.negations:
            return f"{max(parts[:index], key=self._rank_subject)} {clause}"
        is_name = clause[:1].isupper()
        return clause if is_name or (word in self._before_nouns and word not in self._of) else text

    def _rank_subject(self, part: str) -> tuple[bool, int]:
        """Return how likely a part of a sentence is its subject: with an article or a name, and long."""
        words = [one.text for one in _words_of(part)]
        is_named = all(word[:1].isupper() for word in part.split()[:2]) and len(words) > 1
        return is_named or any(word in self._articles for word in words[:1]), len(part)


@lru_cache(maxsize=16)  # a sentence is read several times until its title is written
def _words_of(text: str) -> tuple[_Word, ...]:
    """Return the words of a text."""
    words = []
    previous = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[previous:start]
        is_marked = between not in _UNMARKED and _MARK.search(between) is not None
        words.append(_Word(text[start:end].lower(), start, end, is_marked))
        previous = end
    return tuple(words)


def _balanced(text: str) -> str:
    """Return a text of whose quotations each has a beginning and an end."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _QUOTES:
        at = text.rfind(opening)
        if at >= 0 and closing not in text[at:]:
            rest = text[at + 1 :].strip(_ENDS)
            is_told = len(rest.split()) > 1
            blank = " " if opening == "«" else ""
            text = f"{text[:at]}{opening}{blank}{rest}{blank}{closing}" if is_told else text[:at]
        if closing in text and opening not in text[: text.find(closing)]:
            text = " ".join(text.replace(closing, "").split())
        inner = text.removeprefix(opening).removesuffix(closing)
        if len(inner) == len(text) - 2 and opening not in inner:
            text = inner
    return text


@cache
def title_writer(lang: str | None) -> TitleWriter:
    """Return the writer of titles for texts of a language."""
    return TitleWriter(find_language(lang))
