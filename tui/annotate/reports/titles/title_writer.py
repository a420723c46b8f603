"""Titles of events out of the sentences that report them: with subject and verb, and never cut short."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from tui.annotate.reports.report import Report
from tui.annotate.reports.titles.title_words import (
    ENDS,
    TitleWord,
    balance_quotations,
    without_dateline,
    words_of,
)
from tui.languages.event_words import VerbTense
from tui.languages.language import Language
from tui.languages.phrase_table import PhraseTable
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
#: So many words before the agent the auxiliary of a passive may stand: «a été tué samedi par».
_MAX_WORDS_TO_AGENT = 4
#: Words of a conjunction at most: «à l’issue», «de sorte que».
_MAX_BREAK_WORDS = 4
#: A sentence is read so far, in code points.
_MAX_READ_CHARS = 600
_BRACKETS = re.compile(r" ?\([^()]{0,80}\)")
_QUOTED_ASIDE = re.compile(r", (?:« ?[^«»,]{1,60} ?»|“[^“”,]{1,60}”),")


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
        self._conditions = context.conditions
        self._breaks: PhraseTable[None] = PhraseTable()
        for phrase, _words in context.breaks.phrases():
            self._breaks.add(phrase, None)
            if phrase[-1] in context.complementizers:  # it may be elided
                for last in context.complementizers:
                    self._breaks.add((*phrase[:-1], last), None)
        self._articles = (words.articles | words.determiners) - words.of
        #: Suggestions are listed anew after each change, and most of their titles are the same.
        self._write_once = lru_cache(2_000)(self._write)

    def title_of(self, body: str, report: Report) -> str:
        """Return a title for what a report of an article tells: its clause, with whom it is about."""
        first, start, end = report.sentence[0], report.start, report.end
        if report.is_nominal:
            noun = body[report.trigger[0] : end]
            if len(noun.split()) >= _MIN_NOUN_WORDS and not self._verb_at(words_of(noun)):
                return self.write(noun)
        act = body[slice(*report.trigger)]
        clause = words_of(body[start:end])
        lacks_subject = start >= report.trigger[0] or any(one.text in self._openers for one in clause[:1])
        before = words_of(body[first:start])
        follows_opener = any(one.text in self._relatives for one in before[-1:])
        has_verb = any(self._is_verb(before, index) for index in range(len(before)))
        is_whole = lacks_subject or follows_opener or report.is_nominal or not has_verb
        is_short = len(body[report.trigger[1] : end].split()) < _WORDS_OF_VERB - 1
        return self.write(body[first if is_whole else start : report.sentence[1] if is_short else end], act)

    def write(self, sentence: str, act: str = "") -> str:
        """Return a sentence as a title: without a dateline; up to where it can stop, its verb in it.

        `act`: the words that tell what was done, which are in the title, too.
        """
        return self._write_once(sentence[:_MAX_READ_CHARS], act)

    def _write(self, sentence: str, act: str) -> str:
        text = self._what_is_said(without_dateline(" ".join(sentence.split())))
        if len(text) > GOOD_CHARS:
            text = _QUOTED_ASIDE.sub("", _BRACKETS.sub("", text))
        if len(text) > GOOD_CHARS:
            is_behind_other = self._begins_with_break(words_of(text))
            text = self._without_asides(self._main_clause(text) if is_behind_other else text)
        if len(text) > GOOD_CHARS:
            act = " ".join(act.split())
            title = self._without_end(text[: self._stop_of(text, act)])
            if not self._has_main_verb(words_of(title)) and (clause := self._main_clause(text)) != text:
                title = self._without_end(clause[: self._stop_of(clause, act)])
            text = title
        text = balance_quotations(text).strip(ENDS)
        return text[:1].upper() + text[1:]

    def _what_is_said(self, text: str) -> str:
        """Return what stands behind «a confirmé que», if it says whom it is about."""
        words = words_of(text)
        complementizers = self._lexicon.context.complementizers
        for index, word in enumerate(words[:-_MIN_SAID_WORDS]):
            if word.text not in complementizers:
                continue
            before = words[max(0, index - _MAX_SPEECH_WORDS) : index]
            is_said = any(one.text in self._lexicon.reporting for one in before)
            said = words[index + 1]
            return text[said.start :] if is_said and self._is_whole(said.text) else text
        return text

    def _is_whole(self, word: str) -> bool:
        """Return whether a clause that begins with a word says whom it is about, as no pronoun does."""
        return word in self._before_nouns - self._lexicon.context.pronouns

    def _stop_of(self, text: str, act: str) -> int:
        """Return where a text can stop: at a mark or before a relative, else before a preposition.

        It is behind the verb, and behind the words of the act, where the text has them.
        """
        words = words_of(text)
        behind_act = text.find(act) + len(act) if act in text[:MAX_CHARS] else 0
        first = max(_MIN_CHARS, max(self._verb_at(words), behind_act) + 1)
        strong, weak, faint = list[int](), list[int](), list[int]()
        behind_break = 0  # up to which word a conjunction of several goes on
        for index, word in enumerate(words):
            length = self._break_at(words, index)
            if index < behind_break:
                continue
            behind_break = index + length
            if word.start < first:
                continue
            if word.is_marked or length or self._begins_relative(words, index):
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

    def _may_end_before(self, words: Sequence[TitleWord], index: int) -> bool:
        """Return whether a text may end before a word: a preposition behind which no object is to come."""
        context, word, before = self._lexicon.context, words[index].text, words[index - 1].text
        if word not in self._prepositions - context.agents or before in context.attributed:
            return False
        links = self._before_nouns | self._prepositions
        for at in range(index + 2, min(len(words), index + 1 + _OBJECT_WORDS)):
            if words[at].is_marked or words[at].text in self._relatives:
                break
            if words[at].text in self._articles and words[at - 1].text not in links:
                return False
        return True

    def _is_agent_of_participle(self, words: Sequence[TitleWord], index: int) -> bool:
        """Return whether a word links a participle with what it needs: «conduite [par]», «attribuée [à]»."""
        context, before = self._lexicon.context, words[index - 1].text
        if words[index].text in context.agents:
            near = (one.text for one in words[max(0, index - _MAX_WORDS_TO_AGENT) : index - 1])
            return context.passive_auxiliaries.isdisjoint(near)
        return words[index].text in self._prepositions and before in context.attributed

    def _without_end(self, text: str) -> str:
        """Return a text without words at its end that others would have to follow."""
        words = list(words_of(text))
        while len(words) > 1 and self._needs_more(words):
            words.pop()
        return text[: words[-1].end] if words and words[-1].end < len(text.rstrip(ENDS)) - 1 else text

    def _needs_more(self, words: Sequence[TitleWord]) -> bool:
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

    def _is_verb(self, words: Sequence[TitleWord], index: int) -> bool:
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

    def _verb_at(self, words: Sequence[TitleWord]) -> int:
        """Return where the first verb of some words ends, with what must follow it; 0 without one."""
        for index, word in enumerate(words):
            if self._is_verb(words, index):
                needed = _WORDS_OF_VERB if word.text in self._auxiliaries else 1
                following = takewhile(lambda one: not one.is_marked, words[index + 1 : index + 1 + needed])
                return max((one.end for one in following), default=word.end)
        return 0

    def _begins_relative(self, words: Sequence[TitleWord], index: int) -> bool:
        """Return whether a word begins a clause that can be left out, as what is said or accepted cannot."""
        word = words[index].text
        if word not in self._lexicon.context.complementizers:
            return word in self._relatives
        verb = next((at for at in range(index - 1, -1, -1) if self._is_verb(words, at)), index)
        return any(one.text in self._before_nouns for one in words[verb + 1 : index])

    def _break_at(self, words: Sequence[TitleWord], index: int) -> int:
        """Return how many words from one on begin another clause or event: «alors que», «lors»; or 0."""
        match = self._breaks.longest([one.text for one in words[index : index + _MAX_BREAK_WORDS]], 0)
        return match[0] if match else 0

    def _begins_with_break(self, words: Sequence[TitleWord]) -> bool:
        """Return whether words begin with a clause that is not their main one: «Alors que …, »."""
        return bool(words) and (bool(self._break_at(words, 0)) or words[0].text in self._conditions)

    def _main_clause(self, text: str) -> str:
        """Return a sentence from the first mark behind which a subject and a verb stand; else all of it."""
        words = words_of(text)
        for index, word in enumerate(words):
            if word.is_marked and self._is_whole(word.text) and self._has_main_verb(words[index:]):
                return text[word.start :]
        return text

    def _has_main_verb(self, words: Sequence[TitleWord]) -> bool:
        """Return whether words have a verb that is not of a relative clause."""
        is_relative = False
        for index, word in enumerate(words):
            is_relative = word.text in self._relatives or (is_relative and not word.is_marked)
            if not is_relative and self._is_verb(words, index):
                return True
        return False

    def _without_asides(self, text: str) -> str:
        """Return a text without what it says between commas in front of its verb, and before its subject."""
        all_words = words_of(text)
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
        words = words_of(clause)
        word = words[0].text if words else ""
        context = self._lexicon.context
        has_object = word in self._articles and len(words) > 1 and self._is_verb(words, 1)  # «l’a reçu»
        if has_object or word in self._auxiliaries | context.reflexives | context.negations:
            return f"{max(parts[:index], key=self._rank_subject)} {clause}"
        is_name = clause[:1].isupper()
        return clause if is_name or (word in self._before_nouns and word not in self._of) else text

    def _rank_subject(self, part: str) -> tuple[bool, int]:
        """Return how likely a part of a sentence is its subject: with an article or a name, and long."""
        words = [one.text for one in words_of(part)]
        is_named = all(word[:1].isupper() for word in part.split()[:2]) and len(words) > 1
        return is_named or any(word in self._articles for word in words[:1]), len(part)


@cache
def title_writer(lang: str | None) -> TitleWriter:
    """Return the writer of titles for texts of a language."""
    return TitleWriter(find_language(lang))
