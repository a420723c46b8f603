"""The context of a French date expression: the words around, the tense of the clause, earlier dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from tui.model.dates.ranges import DateRange
from tui.model.text import TokenTable

Tense = Literal["back", "ahead", ""]

# Verb forms, in folded text, of clauses about the time after publication. Of several verbs the nearest
# decides.
_FUTURE_VERBS = re.compile(
    r"\b(?!(?:af)?front\b|opera\b|camera\b|cholera\b|extra\b|ultra\b|infra\b|kora\b|mantra\b|para\b|hydra\b)"
    r"(?:\w+(?:ra|ront|rons|rez)|(?!vrai\b|minerai\b|frai\b)\w+rai|doit|doivent|va|vont|devrait|devraient|pourrait|pourraient"
    r"|expire(?:nt)?|entre(?:nt)? en vigueur|prend fin|prennent fin|arrive(?:nt)? a (?:echeance|terme)"
    r"|s'ouvre(?:nt)?|debute(?:nt)?|demarre(?:nt)?|se reuni(?:t|ssent)|se tien(?:t|nent)|affronte(?:nt)?"
    r"|tien(?:t|nent) (?:une |un |sa |son |leur )(?:reunion|session|sommet|conference|congres|meeting)"
    r"|(?:est|sont)(?: \w{3,9}){0,2}"
    r" (?:annoncee?s?|convoquee?s?|conviee?s?|attendue?s?|prevue?s?|programmee?s?)"
    r"|(?<!etait )(?<!etaient )(?<!initialement )(?<!ete )(?<!d'abord )"
    r"(?:prevue?s?|attendue?s?|programmee?s?)"
    r"|(?:on|il|elle|ils|elles|qui) attend(?:ent)? (?:une?|le|la|les|des|son|sa|ses)"
    r"|(?<!\ble )(?<!\bdu )(?<!\bun )rendez-vous(?= (?:(?:ce|des|le) )?\Z)"
    r"|prochaine?s? (?:rendez-vous|reunions?|etapes?|audiences?|sessions?|sommets?|echeances?|rencontres?"
    r"|elections?|visites?)"
    r"|a (?:quelques|\w+) (?:jours|semaines|mois) (?:de la|de l'|du|des)(?= )"
    r"|(?:report|report(?:er?|ee?|ees?|es)|repouss(?:er?|ee?|ees?|es)|ajourn(?:er?|ee?|ees?|es)|renvoy(?:er|ee?s?|es)"
    r"|prolong(?:er?|ee?s?|es)|prorog(?:er?|ee?s?|es))\b[^.]{0,40}?\b(?:au|jusqu'au))\b"
)
# Verb forms, in folded text, of clauses about the time before publication.
_PAST_VERBS = re.compile(
    r"\b(?:a|ont|avais|avait|avaient|etait|etaient|est|sont|fut|furent|eut|eurent|\w+erent|\w+aient|\w+irent)\b"
)
# Verb forms, in folded text, that leave the time to the expression: «aurait lieu», «promet de voter».
_OPEN_VERBS = re.compile(
    r"\b(?:\w+(?:rait|raient)|(?:a|de|d'|pour) ?(?:s'|se |y )?"
    r"(?!hiver\b|venir\b|avenir\b)\w{1,15}(?:[^i\W]er|ir|faire|dire|lire|crire|uire|endre|ondre|ettre|attre|ivre))\b"
)
# A participle without an auxiliary, unfolded: «le communiqué diffusé [lundi]».
_PARTICIPLE = re.compile(
    r"\b(?:\w{2,20}(?:é|ée|és|ées)|tenue?s?|rendue?s?|parue?s?|survenue?s?|reçue?s?|venue?s?|conclue?s?"
    r"|ouverte?s?|prise?s?|mise?s?|faite?s?|morte?s?|commise?s?|émise?s?)"
    r"(?: (?:dans la nuit (?:de|du)|ce|le))? \Z"
)
# A verb of lasting in the past, or of a state then: «a duré jusqu’à lundi».
_LASTED = re.compile(
    r"\b(?:etait|etaient|avait|avaient|\w{3,}aient|(?:a|ont|est|sont|s'est|se sont) (?:dure|tenu"
    r"|poursuivie?s?|restee?s?|continue|travaille|combattu|attendu))\b"
)
# What is asked for now: «appelle à marcher [vendredi]», «devait s'y rendre [mardi]».
_INFINITIVE = (
    r" (?:\w+ ){0,3}(?:(?:a|de|d'|se) ?)?(?:se |s'|y )?"
    r"\w{1,15}(?:er|ir|oir|faire|dire|lire|crire|uire|endre|ondre|ettre|attre|ivre)\b[^,]{0,40}\Z"
)
_CALL = re.compile(
    r"\b(?:appelle(?:nt)?|invite(?:nt)?|convie(?:nt)?|prie(?:nt)?|somme(?:nt)?|exige(?:nt)?|espere(?:nt)?|compte(?:nt)?"
    r"|souhaite(?:nt)?|veut|veulent|entend(?:ent)?|prevoi(?:t|ent)|propose(?:nt)?)" + _INFINITIVE
)
# What is asked for or planned, up to the expression: «a demandé à voir les captifs [jeudi]».
_REQUEST = re.compile(
    r"\b(?:demandee?s?|appelee?s?|invitee?s?|conviee?s?|priee?s?|sommee?s?|exigee?s?|convoquee?s?|promis|esperee?s?"
    r"|devait)" + _INFINITIVE
)
# An event that is over, dated by the expression behind it: «après la mort du président, le [23 août]».
_AFTER_EVENT = re.compile(
    r"\b(?:apres|depuis|suite a|a la suite de) (?:la |le |les |l'|son |sa |un |une )"
    r"(?:mort|deces|chute|coup|putsch|assassinat|renversement|attaque|attentat|arrestation|enlevement"
    r"|disparition|prise d'otages?|crash)\b[^,]{0,60},? (?:le |du |de |survenue? le )?\Z"
)
_CLAUSE_END = re.compile(r"[.;!?:«»“”]|\n\s*\n")
#: Verbs are searched for this far before and after an expression.
_MAX_CLAUSE_CHARS = 120
#: Verbs in the present tense whose participle is folded to the same letters.
_PRESENT_FORMS = ("debute", "demarre", "expire")
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
        # The latest date, also an open one, with its offset.
        self.mentioned: tuple[int, DateRange] | None = None
        self.tense: Tense | None = None  # a tense that overrides the verbs of the clause
        self.sentence_year = (0, 0)  # a year that begins a sentence («En 2021, …»), and the offset of its end
        self.preposition = ""  # the kind of preposition before the expression: «by» for «d’ici»

    def match_before(self, start: int, words: re.Pattern[str], width: int = 40) -> re.Match[str] | None:
        """Return the match of `words`, a pattern that ends in `\\Z`, directly before an offset."""
        return words.search(self.folded[max(0, start - width) : start])

    def antecedent(self, longest: int, start: int) -> DateRange | None:
        """Return the latest date of at most `longest` days to which an expression at `start` can refer.

        From the second sentence of a paragraph on, that is a date of the same paragraph.
        """
        first = self._start_of_reach(start) if self.earlier_dates else 0
        paragraph = self.text.rfind("\n\n", 0, start)
        earlier = (
            (at, date)
            for at, date in reversed(self.earlier_dates)
            # What began in another paragraph and goes on («depuis lundi») is no day of this one.
            if at >= first and not (at < paragraph and date.edtf.endswith("/.."))
        )
        return next((date for _at, date in earlier if date.days <= longest), None)

    def month_of_sentence(self, start: int) -> tuple[int, int] | None:
        """Return the year and month of the latest date before an offset in its sentence, or None."""
        is_here = self.mentioned is not None and not _SENTENCE_END.search(self.text, self.mentioned[0], start)
        return self.month_of_paragraph(start) if is_here else None

    def month_of_paragraph(self, start: int) -> tuple[int, int] | None:
        """Return the year and month of the latest date before an offset in its paragraph, or None."""
        if self.mentioned is None or "\n\n" in self.text[self.mentioned[0] : start]:
            return None
        reading = self.mentioned[1]
        day = reading.first or reading.last
        is_one_month = len(reading.edtf.replace("../", "").replace("/..", "")) >= _MONTH_CHARS
        return (day.year, day.month) if day is not None and is_one_month else None

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

    def remember(self, reading: DateRange, start: int, end: int) -> None:
        """Remember a closed date for later expressions that refer to it."""
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
        left = _CLAUSE_END.split(self.folded[max(0, start - _MAX_CLAUSE_CHARS) : start])[-1]
        if _AFTER_EVENT.search(left):
            return "back"
        left_start = start - len(left)
        future = self._end_of_last_verb(_FUTURE_VERBS, left, left_start)
        past = self._end_of_last_verb(_PAST_VERBS, left, left_start)
        is_right = future < 0 and past < 0
        if future < 0 and past < 0 and _PARTICIPLE.search(self.text[max(0, start - 40) : start]):
            return "back"
        if future < 0 and past < 0:
            right = _CLAUSE_END.split(self.folded[end : end + _MAX_CLAUSE_CHARS], maxsplit=1)[0]
            future = -self._start_of_first_verb(_FUTURE_VERBS, right, end)
            past = -self._start_of_first_verb(_PAST_VERBS, right, end)
        elif self._end_of_last_verb(_OPEN_VERBS, left, left_start) > max(future, past):
            return "ahead" if future > past else ""
        if future == past:  # also «est attendue», which begins like a past tense
            return "ahead" if -_MAX_CLAUSE_CHARS < future < 0 and is_right else ""
        return "ahead" if future > past else "back"

    def is_requested(self, start: int) -> bool:
        """Return whether the clause before an expression has asked for something, as «a demandé à voir»."""
        return _REQUEST.search(self._clause_before(start)) is not None

    def is_called_for(self, start: int) -> bool:
        """Return whether the clause before an expression asks for something now: «appelle à marcher»."""
        return _CALL.search(self._clause_before(start)) is not None

    def _clause_before(self, start: int) -> str:
        """Return the folded words of the clause before an offset."""
        return _CLAUSE_END.split(self.folded[max(0, start - _MAX_CLAUSE_CHARS) : start])[-1]

    def has_lasted(self, start: int) -> bool:
        """Return whether the clause before an expression tells of something that lasted till then."""
        return _LASTED.search(self._clause_before(start)) is not None

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
        if match[0] in _PRESENT_FORMS and self.text[clause_start + match.end() - 1] == "é":
            return False  # «a débuté»
        if " " in match[0]:
            return self.text[clause_start + match.start() + match[0].rindex(" ") + 1].islower()
        return first_letter.islower() and first_letter != "à"
