"""Where a name begins and ends: «Radio France» is not France, but «AIB Niger :» is Niger."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from tui.annotate.gazetteer import EntrySpan
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.lexicon import Lexicon
from tui.model.records import Actor

#: Between two words, a hyphen with spaces is a token of its own, so that these are the marks of pairs.

_PAIR_MARKS = ("/", "–", "-")
_TERRITORIES = frozenset(("country", "place"))
#: The letters of a country's teams: «le Mali B».
_TEAMS = ("a", "b", "u17", "u18", "u20", "u21", "u23")


class CapitalizedRun(Struct, frozen=True):
    """Successive capitalized words that no known name covers: tokens `first` up to `last` (exclusive)."""

    first: int
    last: int


class NameBoundaries:
    """Judges by the words around a known name whether it is part of another name."""

    def __init__(
        self,
        tokenized: TokenizedText,
        actors: Sequence[Actor],
        lexicon: Lexicon,
        is_title: bool,
        is_foreign: bool,
    ) -> None:
        self._tokenized = tokenized
        self._words, self._count = tokenized.words, len(tokenized.words)
        self._actors = actors
        self._lexicon = lexicon
        self._is_title = is_title
        self._is_foreign = is_foreign

    def is_plausible(self, span: EntrySpan) -> bool:
        """Return whether the word before allows a name its meaning: not «fleuve Niger», «nord-coréen»."""
        if span.first == 0:
            return True
        i = span.first - 1
        if span.entries[0].kind == "demonym" and all(entry.kind == "demonym" for entry in span.entries):
            word = self._word(i)
            if self._tokenized.between(i) == "-":
                return word not in self._lexicon.other_peoples
            while i > 0 and word in self._lexicon.before_languages:
                i -= 1
                word = self._word(i)
            return word not in self._lexicon.languages or self._tokenized.is_capital[span.first]
        types = self._types(span)
        is_territory = not types.isdisjoint(_TERRITORIES)
        if is_territory and self._is_in_other_name(span):
            return False
        return not (is_territory or "person" in types) or not self._is_named_after(span.first)

    def is_one_word_place(self, span: EntrySpan) -> bool:
        """Return whether a single word, with a capital, can mean only countries and places."""
        is_single = span.last - span.first == 1 and self._tokenized.is_capital[span.first]
        return is_single and self._types(span) <= _TERRITORIES

    def is_within_longer_name(
        self,
        span: EntrySpan,
        runs_by_last: Mapping[int, CapitalizedRun],
        runs_by_first: Mapping[int, CapitalizedRun],
        surnames: Collection[str],
    ) -> bool:
        """Return whether a name is part of a longer name without a record: «Radio France», «Karamoko X».

        `surnames`: of persons whom the text names in full; one that follows is a name of its own.
        """
        if self._tokenized.is_all_caps[span.first] or span.entries[0].kind == "demonym":
            return False
        left, right = runs_by_last.get(span.first), runs_by_first.get(span.last)
        if right is not None and right.last - right.first == 1 and self._word(right.first) in surnames:
            right = None
        if left is not None and (self._is_foreign_title(span) or self._is_label(left, span)):
            left = None
        types = self._types(span)
        if "person" in types:
            if right is not None and self._word(right.first) in self._lexicon.after_persons:
                right = None
            return right is not None or (left is not None and not self._has_determiner(left))
        if types <= _TERRITORIES:
            has_head = self._is_head(left, span, is_country=True)
            return has_head or self._has_number(span) or self._is_continued(right, span)
        if span.last - span.first > 1:
            return False
        if self._is_foreign and self._is_capitals(span.first):
            return False  # «ECOWAS Commission», by the order of English words
        return self._is_continued(right, span) or self._word(span.last) == "&" or self._is_head(left, span)

    def _word(self, i: int) -> str:
        return self._words[i] if 0 <= i < self._count else ""

    def _types(self, span: EntrySpan) -> set[str]:
        return {self._actors[entry.actor].type for entry in span.entries}

    def _is_in_other_name(self, span: EntrySpan) -> bool:
        """Return whether a country's name is part of another name: «fleuve Niger», «Journal du Mali»."""
        i = span.first - 1
        while i > 0 and self._word(i) in self._lexicon.before_complements:
            i -= 1
        has_preposition = i < span.first - 1
        if has_preposition and self._word(i) in self._lexicon.streets:
            return True
        if has_preposition and self._tokenized.is_capital[i]:
            if self._word(i) in self._lexicon.heads_of_names:
                return True
            if all(self._is_region(actor) for actor in span.actors) and not self._tokenized.starts_sentence(
                i
            ):
                return True
        has_adjective = has_preposition and self._word(i) in self._lexicon.water_adjectives
        return self._word(i - has_adjective) in self._lexicon.waters

    def _is_named_after(self, first: int) -> bool:
        """Return whether a name is that of a street or house: «université Abdou Moumouni», «hôtel X»."""
        is_apart = self._tokenized.between(first - 1).strip() != ""
        return not is_apart and self._word(first - 1) in self._lexicon.institutions

    def _is_region(self, actor: int) -> bool:
        """Return whether an actor is a place of no single country, as in «États du Sahel»."""
        return self._actors[actor].type == "place" and not self._actors[actor].of

    def _has_number(self, span: EntrySpan) -> bool:
        """Return whether a number belongs to a name: «Paris 8», but not the day in «Niamey 28 juillet»."""
        return (
            self._word(span.last).isdecimal()
            and self._tokenized.between(span.last - 1).isspace()
            and self._word(span.last + 1) not in self._lexicon.after_days
        )

    def _has_determiner(self, run: CapitalizedRun) -> bool:
        """Return whether a determiner precedes a run, so that the run is no given name.

        «le ministre de la Défense Salifou Modi».
        """
        return self._word(run.first - 1) in self._lexicon.determiners

    def _is_label(self, run: CapitalizedRun, span: EntrySpan) -> bool:
        """Return whether the run before a name is a heading or an agency: «EXCLUSIF X», «AIB Niger :»."""
        if self._is_capitals(span.first) or not all(self._is_capitals(i) for i in range(run.first, run.last)):
            return False
        if "person" in self._types(span):
            return True
        is_acronym = run.last - run.first == 1 and self._word(run.first) not in self._lexicon.name_heads
        return is_acronym and self._tokenized.starts_sentence(run.first) and self._word(span.last) == ":"

    def _is_foreign_title(self, span: EntrySpan) -> bool:
        """Return whether words before a person's full name are a title in a language we do not know."""
        return self._is_foreign and span.last - span.first > 1 and "person" in self._types(span)

    def _is_capitals(self, i: int) -> bool:
        """Return whether a token is a word of several capitals."""
        word = self._tokenized.exact_text(i, i + 1)
        return len(word) > 1 and word.isupper()

    def _is_head(self, run: CapitalizedRun | None, span: EntrySpan, is_country: bool = False) -> bool:
        """Return whether the run before belongs to a name: «Radio France»; not in «Crise Niger-Bénin»."""
        if run is None or "-" in self._tokenized.between(span.first - 1):
            return False
        is_paired = "-" in self._tokenized.between(span.last - 1) or self._word(span.last) in _PAIR_MARKS
        begins_sentence = self._tokenized.starts_sentence(run.first) and run.last - run.first == 1
        if begins_sentence and self._lexicon.is_infinitive(self._word(run.first)):
            return False  # «Appeler Paris à l’aide»
        is_noun = is_paired or (begins_sentence and (not is_country or self._is_title))
        return not is_noun or self._word(run.first) in self._lexicon.name_heads

    def _is_continued(self, run: CapitalizedRun | None, span: EntrySpan) -> bool:
        """Return whether the run behind belongs to a name: «Niger Express».

        Two or more words are a person that follows: «le ministre du Niger Sadio Camara».
        """
        if run is None or "-" in self._tokenized.between(span.last - 1):
            return False
        if run.last - run.first == 1 and self._word(run.first) in _TEAMS:
            return False
        return not any(self._tokenized.between(i).isspace() for i in range(run.first, run.last - 1))
