"""What a rule for a French date may ask of the text around it: the words, the tense, the dates before."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from tui.model.date_readings import Reading
from tui.model.text import Tokens

Looks = Literal["back", "ahead", ""]

# Verb forms that say where a clause stands in time, in folded text; of several, the nearest decides.
_AHEAD = re.compile(
    r"\b(?!(?:af)?front\b|opera\b|camera\b|cholera\b|extra\b|ultra\b|infra\b|kora\b|mantra\b|para\b|hydra\b)"
    r"(?:\w+(?:ra|ront|rons|rez)|doit|doivent|va|vont|devrait|devraient|pourrait|pourraient"
    r"|expire(?:nt)?|entre(?:nt)? en vigueur|prend fin|prennent fin|arrive(?:nt)? a (?:echeance|terme)"
    r"|(?:est|sont) (?:prevue?s?|attendue?s?|programmee?s?|annoncee?s?)"
    r"|prochaine?s? (?:rendez-vous|reunions?|etapes?|audiences?|sessions?|sommets?|echeances?|rencontres?"
    r"|elections?|visites?)"
    r"|a (?:quelques|\w+) (?:jours|semaines|mois) (?:de la|de l'|du|des)(?= )"
    r"|(?:report|report(?:er?|ee?|ees?|es)|repouss(?:er?|ee?|ees?|es)|ajourn(?:er?|ee?|ees?|es)|renvoy(?:er|ee?s?|es)"
    r"|prolong(?:er?|ee?s?|es)|prorog(?:er?|ee?s?|es))\b[^.]{0,40}?\b(?:au|jusqu'au))\b"
)
_BACK = re.compile(
    r"\b(?:a|ont|avais|avait|avaient|etait|etaient|est|sont|fut|furent|eut|eurent|\w+erent|\w+aient|\w+irent)\b"
)
_SENTENCE_END = re.compile(r"[.;!?:«»“”]|\n\s*\n")
_CLAUSE = 120  # how many characters around an expression are looked at


class Context:
    """One text being read, with its reference day, or None where it has none."""

    def __init__(self, text: str, tokens: Tokens, anchor: date | None) -> None:
        self.text = text
        self.tokens = tokens
        self.folded = tokens.folded
        self.anchor = anchor
        self.said: list[Reading] = []  # closed dates so far, latest last: what «la veille» leans on
        self.tense: Looks | None = None  # where the expression itself settles it
        self.frame = (0, 0)  # a year that opens a sentence («En 2021, …»), and where it ends
        self.bound = ""  # the word before the expression that opens it on one side

    def before(self, start: int, words: re.Pattern[str], width: int = 40) -> re.Match[str] | None:
        """What `words`, a pattern that ends in `\\Z`, finds directly before an offset."""
        return words.search(self.folded[max(0, start - width) : start])

    def antecedent(self, longest: int) -> Reading | None:
        """The latest date said that spans at most so many days."""
        return next((said for said in reversed(self.said) if said.days <= longest), None)

    def framed(self, start: int) -> int | None:
        """The year that the sentence around an offset began with."""
        year, end = self.frame
        return year if year and not _SENTENCE_END.search(self.folded, end, start) else None

    def say(self, reading: Reading, start: int, end: int) -> None:
        """Note a closed date for what leans on it."""
        self.said.append(reading)
        del self.said[:-8]
        before = self.folded[max(0, start - 3) : start].strip(" ")
        opens = start == 0 or before[-1:] in (".", "!", "?", "\n", "«")
        if opens and reading.first and reading.edtf == f"{reading.first.year:04}":
            self.frame = (reading.first.year, end)

    def looks(self, start: int, end: int) -> Looks:
        """Whether the clause around an expression is about the time before or after publication.

        The nearest verb before it in its sentence decides, else the first one after it.
        """
        if self.tense is not None:
            return self.tense
        left = _SENTENCE_END.split(self.folded[max(0, start - _CLAUSE) : start])[-1]
        offset = start - len(left)
        ahead = self._last(_AHEAD, left, offset)
        back = self._last(_BACK, left, offset)
        if ahead < 0 and back < 0:
            right = _SENTENCE_END.split(self.folded[end : end + _CLAUSE], maxsplit=1)[0]
            ahead = -self._first(_AHEAD, right, end)
            back = -self._first(_BACK, right, end)
        if ahead == back:
            return ""
        return "ahead" if ahead > back else "back"

    def _last(self, verbs: re.Pattern[str], clause: str, offset: int) -> int:
        ends = [m.end() for m in verbs.finditer(clause) if self._is_verb(m, offset)]
        return ends[-1] if ends else -1

    def _first(self, verbs: re.Pattern[str], clause: str, offset: int) -> int:
        starts = (m.start() for m in verbs.finditer(clause) if self._is_verb(m, offset))
        return next(starts, _CLAUSE)

    def _is_verb(self, match: re.Match[str], offset: int) -> bool:
        """«a» is a verb and «à» is not; «Accra» is a name; several words are neither."""
        written = self.text[offset + match.start()]
        return " " in match[0] or (written.islower() and written != "à")
