"""The context of a French date expression: the words around, the tense of the clause, earlier dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from tui.languages.french.dates.story import verbs
from tui.languages.french.dates.story.frame import StoryFrame
from tui.model.dates.ranges import DateRange
from tui.model.text import TokenTable

Tense = Literal["back", "ahead", ""]

# What makes a date the complement of a noun.
_OF_NOUN = re.compile(r"(?:\bd[ue] |\bd'|\bdes )\Z")
# What stands between one date and another of the same year.
_COORDINATED = re.compile(r",? (?:et|puis) (?:(?:les?|en|du|au|a la) )?|, (?:les?|en|du) ")
# What stands between a year and a day of it.
_SPECIFYING = re.compile(r" ?[,:(–][ \n](?:d'abord )?(?:(?:les?|en|du|au|des le|a la) )?|, d'")
_CLAUSE_END = re.compile(r"[.;!?:«»“”]|\n\s*\n")
#: Verbs are searched for this far before and after an expression.
_MAX_CLAUSE_CHARS = 120
# The end of a paragraph, also where no blank line follows; and of a sentence in it.
_PARAGRAPH_END = re.compile(r"\n[ ]?\n\s*|(?<=[.!?»”\"])[ ]?\n")
_SENTENCE_END = re.compile(r"[.!?][ ]?[»”\"]?\s+(?=[«“\"]?[ ]?[A-ZÀ-Þ])")
_MAX_PARAGRAPH_CHARS = 1_500
#: A longer paragraph is no heading.
_MAX_HEADING_CHARS = 120
_MARKS_OF_SENTENCES = tuple(".!?…:;»”")
#: EDTF of a month or a day has at least so many characters.
_MONTH_CHARS = 7
#: This many earlier dates are remembered for expressions that refer to them.
_MAX_REMEMBERED_DATES = 8


class DateContext:
    """One text in which date expressions are read, with its day of publication (None: unknown)."""

    def __init__(self, text: str, tokens: TokenTable, anchor: date | None) -> None:
        self.text = text
        self.tokens = tokens
        self.folded = tokens.folded
        self.anchor = anchor
        # The latest closed dates in order, to which «la veille» can refer, each with its offset.
        self.earlier_dates: list[tuple[int, DateRange]] = []
        # The latest date, also an open one, with its start and end.
        self.mentioned: tuple[int, int, DateRange] | None = None
        self._specified = -1  # the start of the latest date whose year was named directly before it
        self.frame = StoryFrame(self.folded)
        self.tense: Tense | None = None  # a tense that overrides the verbs of the clause
        self.sentence_year = (0, 0)  # a year that begins a sentence («En 2021, …»), and the offset of its end
        self.preposition = ""  # the kind of preposition before the expression: «by» for «d’ici»

    def match_before(self, start: int, words: re.Pattern[str], width: int = 40) -> re.Match[str] | None:
        """Return the match of `words`, a pattern that ends in `\\Z`, directly before an offset."""
        return words.search(self.folded[max(0, start - width) : start])

    def antecedent(self, longest: int, start: int, until: date = date.max) -> DateRange | None:
        """Return the latest date of at most `longest` days to which an expression at `start` can refer.

        A date after `until` does not count.

        From the second sentence of a paragraph on, that is a date of the same paragraph.
        """
        first = self._start_of_reach(start) if self.earlier_dates else 0
        paragraph = self.text.rfind("\n\n", 0, start)
        earlier = (
            (at, date)
            for at, date in reversed(self.earlier_dates)
            # What began in another paragraph and goes on («depuis lundi») is no day of this one.
            if at >= first
            and (date.first or until) <= until
            and not (at < paragraph and date.edtf.endswith("/.."))
        )
        return next((date for _at, date in earlier if date.days <= longest), None)

    def last_closed_date(self, longest: int, until: date) -> DateRange | None:
        """Return the latest date of at most `longest` days, wherever it stands, that ends by a day."""
        ended = (date for _at, date in reversed(self.earlier_dates) if date.first and date.last)
        return next((date for date in ended if date.days <= longest and (date.last or until) <= until), None)

    def month_of_sentence(self, start: int) -> tuple[int, int] | None:
        """Return the year and month of the latest date before an offset in its sentence, or None."""
        is_here = self.mentioned is not None and not _SENTENCE_END.search(self.text, self.mentioned[0], start)
        return self.month_of_paragraph(start) if is_here else None

    def month_of_paragraph(self, start: int) -> tuple[int, int] | None:
        """Return the year and month of the latest date before an offset in its paragraph, or None."""
        if self.mentioned is None or "\n\n" in self.text[self.mentioned[0] : start]:
            return None
        reading = self.mentioned[2]
        day = reading.first or reading.last
        is_one_month = len(reading.edtf.replace("../", "").replace("/..", "")) >= _MONTH_CHARS
        return (day.year, day.month) if day is not None and is_one_month else None

    def year_directly_before(self, start: int) -> int | None:
        """Return the year that an expression specifies: «deux putschs en 2022, [le 24 janvier] et …»."""
        if self.mentioned is None or not self.mentioned[2].first:
            return None
        first, end, reading = self.mentioned
        year = self.mentioned[2].first.year
        if first <= self._specified < end:
            is_next = _COORDINATED.fullmatch(self.folded, end, start)
        else:
            is_next = _SPECIFYING.fullmatch(self.folded, end, start) if reading.edtf == f"{year:04}" else None
        if is_next is None:
            return None
        self._specified = start
        return year

    def _start_of_reach(self, start: int) -> int:
        """Return where the text begins to which an expression at `start` can refer."""
        before = self.text[max(0, start - _MAX_PARAGRAPH_CHARS) : start]
        ends = list(_PARAGRAPH_END.finditer(before))
        if not ends:
            return 0
        paragraph = ends[-1].end()
        is_first_sentence = _SENTENCE_END.search(before, paragraph) is None
        return 0 if is_first_sentence else start - len(before) + paragraph

    def year_of_sentence(self, start: int) -> int | None:
        """Return the year with which the sentence around an offset begins; None: it begins otherwise."""
        year, end = self.sentence_year
        return year if year and not _CLAUSE_END.search(self.folded, end, start) else None

    def is_adverbial(self, start: int) -> bool:
        """Return whether an expression dates its clause, and is no complement as in «l’accord du 3 mai»."""
        is_said_since = self.folded.startswith(("depuis", "avant", "apres"), start)
        return not is_said_since and _OF_NOUN.search(self.folded[max(0, start - 4) : start]) is None

    def remember(self, reading: DateRange, start: int, end: int) -> None:
        """Remember a closed date for later expressions that refer to it."""
        self.frame.open(reading, start, end)
        self.earlier_dates.append((start, reading))
        del self.earlier_dates[:-_MAX_REMEMBERED_DATES]
        preceding = self.folded[max(0, start - 3) : start].strip(" ")
        begins_sentence = start == 0 or preceding[-1:] in (".", "!", "?", "\n", "«")
        if begins_sentence and reading.first and reading.edtf == f"{reading.first.year:04}":
            self.sentence_year = (reading.first.year, end)

    def tense_of_clause(self, start: int, end: int) -> Tense:
        """Return whether the clause around an expression is about the time before or after publication.

        The nearest verb before the expression in its clause decides, else the first verb after it. Empty:
        no verb decides.
        """
        if self.tense is not None:
            return self.tense
        left = self._clause_before(start)
        left_start = start - len(left)
        if tense := self._tense_of_phrase(left, left_start, start):
            return tense
        future = self._end_of_last_verb(verbs.FUTURE_VERBS, left, left_start)
        past = self._end_of_last_verb(verbs.PAST_VERBS, left, left_start)
        is_right = future < 0 and past < 0
        if is_right and (
            verbs.PARTICIPLE.search(self.text[max(0, start - 40) : start])
            or self._opens_with_participle(left_start, start, end)
        ):
            return "back"
        if future < 0 and past < 0:
            right = self._clause_behind(end)
            future = -self._start_of_first_verb(verbs.FUTURE_VERBS, right, end)
            past = -self._start_of_first_verb(verbs.PAST_VERBS, right, end)
        elif self._end_of_last_verb(verbs.OPEN_VERBS, left, left_start) > max(future, past):
            return "ahead" if future > past else ""
        if future == past:  # also «est attendue», which begins like a past tense
            return "ahead" if -_MAX_CLAUSE_CHARS < future < 0 and is_right else ""
        return "ahead" if future > past else "back"

    def _tense_of_phrase(self, left: str, left_start: int, start: int) -> Tense:
        """Return the tense that a phrase before an expression gives, whatever the verbs, if any."""
        if verbs.AFTER_EVENT.search(left) or self._stands_in_participle_clause(left_start, start):
            return "back"
        is_ahead = verbs.PLANNED.search(left) or self.match_before(start, verbs.NEXT_IS)
        return "ahead" if is_ahead else ""

    def _opens_with_participle(self, clause_start: int, start: int, end: int) -> bool:
        """Return whether a participle opens a clause, without a plain future: «Élu [le 3 mai], il a …»."""
        if not verbs.OPENING_PARTICIPLE.match(self.text[clause_start:start].lstrip()):
            return False
        if "," not in self.text[clause_start:start]:
            return True
        future = verbs.FUTURE_VERBS.search(self._clause_behind(end))
        return future is None or future[0] in ("aura", "auront")

    def _stands_in_participle_clause(self, clause_start: int, start: int) -> bool:
        """Return whether an offset is told of by a participle alone: «le gardien, touché [dimanche], …»."""
        match = verbs.PARTICIPLE_CLAUSE.search(self.text, max(clause_start, start - 100), start)
        if match is None:
            return False
        rest = self.folded[match.start("rest") : start]
        return not any(
            pattern.search(rest) for pattern in (verbs.FUTURE_VERBS, verbs.OPEN_VERBS, verbs.UNTIL_THEN)
        )

    def is_requested(self, start: int) -> bool:
        """Return whether the clause before an expression has asked for something, as «a demandé à voir»."""
        return verbs.REQUEST.search(self._clause_before(start)) is not None

    def is_called_for(self, start: int) -> bool:
        """Return whether the clause before an expression asks for something now: «appelle à marcher»."""
        return verbs.CALL.search(self._clause_before(start)) is not None

    def _clause_before(self, start: int) -> str:
        """Return the folded words of the clause before an offset."""
        return _CLAUSE_END.split(self.folded[max(0, start - _MAX_CLAUSE_CHARS) : start])[-1]

    def _clause_behind(self, end: int) -> str:
        """Return the folded words of the clause behind an offset."""
        last = end + _MAX_CLAUSE_CHARS
        clause_end = _CLAUSE_END.search(self.folded, end, last)
        return self.folded[end : clause_end.start() if clause_end else last]

    def clause_around(self, start: int, end: int) -> str:
        """Return the folded words of the clause around an expression."""
        return f"{self._clause_before(start)}{self.folded[start:end]}{self._clause_behind(end)}"

    def has_lasted(self, start: int) -> bool:
        """Return whether the clause before an expression tells of something that lasted till then."""
        return verbs.LASTED.search(self._clause_before(start)) is not None

    def heading(self, start: int) -> str:
        """Return the short paragraph around an offset if no mark ends it, as a heading's; else empty."""
        first = self.folded.rfind("\n\n", max(0, start - _MAX_HEADING_CHARS), start)
        last = self.folded.find("\n\n", start, start + _MAX_HEADING_CHARS)
        if last < 0 or (first < 0 and start > _MAX_HEADING_CHARS):
            return ""
        paragraph = self.text[first + 2 if first >= 0 else 0 : last].strip()
        is_heading = len(paragraph) <= _MAX_HEADING_CHARS and paragraph[-1:] not in _MARKS_OF_SENTENCES
        return paragraph if is_heading else ""

    def _end_of_last_verb(self, verbs: re.Pattern[str], clause: str, clause_start: int) -> int:
        """Return where in a clause its last verb ends; -1 without one."""
        ends = [match.end() for match in verbs.finditer(clause) if self._is_verb(match, clause_start)]
        return ends[-1] if ends else -1

    def _start_of_first_verb(self, verbs: re.Pattern[str], clause: str, clause_start: int) -> int:
        """Return where in a clause its first verb starts; `_MAX_CLAUSE_CHARS` without one."""
        starts = (match.start() for match in verbs.finditer(clause) if self._is_verb(match, clause_start))
        return next(starts, _MAX_CLAUSE_CHARS)

    def _is_verb(self, match: re.Match[str], clause_start: int) -> bool:
        """Return whether a match is a verb: «a», not the preposition «à» and not a name such as «Accra»."""
        first_letter = self.text[clause_start + match.start()]
        if match[0].startswith("rendez-vous"):
            return True
        first_word = match[0].partition(" ")[0]
        last_letter = self.text[clause_start + match.start() + len(first_word) - 1]
        if first_word in verbs.PRESENT_FORMS and last_letter == "é":
            return False  # «a débuté», «entré en vigueur»
        if " " in match[0]:
            return self.text[clause_start + match.start() + match[0].rindex(" ") + 1].islower()
        return first_letter.islower() and first_letter != "à"
