"""The words around an office: its article, a name in apposition; around a name: what denies who it means."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.name_boundaries import CapitalizedRun
from tui.annotate.office import OfficePhrase
from tui.languages.language import Language
from tui.languages.lexicon import Lexicon
from tui.languages.offices import OfficeTable

#: No more titles stand in a row before a name; without a limit a text of titles alone takes quadratic time.
_MAX_TITLES = 8
#: At most this many words continue a phrase before the name: «et de la Communauté nationale à l’étranger, X».
_MAX_WORDS_OF_PLACE = 12
#: The end of a quotation is searched this many tokens behind a phrase, and the speaker this many behind it.
_MAX_WORDS_OF_QUOTATION = 80
_MAX_WORDS_BEFORE_SPEAKER = 6
#: The verb of saying stands at most this many tokens behind a quotation: «», lui avait».
_MAX_WORDS_BEFORE_VERB = 4
_BEFORE_APPOSITION = (",", "(")


class NamePlace(NamedTuple):
    """Where a name in apposition would begin behind a phrase, and what stands between."""

    first: int
    is_adjacent: bool  # no comma
    has_title: bool = False  # a rank, or an office without an article, precedes the name
    is_listed: bool = False  # another office with an article stands between
    is_chained: bool = False  # another office without an article stands between


def name_after(analyzed: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> NamePlace:
    """Return where a name in apposition would begin behind a phrase.

    «le ministre, le général Modi», «le ministre d’État, ministre de la Défense, Modi».
    """
    i = phrase.last
    is_adjacent = analyzed.word(i) not in _BEFORE_APPOSITION
    has_title = is_listed = is_chained = False
    for _ in range(_MAX_TITLES):
        first = i + (analyzed.word(i) in _BEFORE_APPOSITION)
        has_article = analyzed.word(first) in articles
        title = analyzed.phrase_at(first + has_article)
        if title is None:
            return NamePlace(first + has_article, is_adjacent, has_title, is_listed, is_chained)
        is_adjacent = is_adjacent and first == i
        is_listed = is_listed or (has_article and not title.is_rank)
        is_chained = is_chained or not (has_article or title.is_rank)
        has_title = True
        i = title.last
    return NamePlace(i, is_adjacent, has_title, is_listed, is_chained)


def name_behind_place(
    analyzed: AnalyzedText, phrase: OfficePhrase, articles: Container[str], language: Language
) -> NamePlace | None:
    """Return where a name would begin behind words that continue a phrase: «le chef russe en Ukraine, X».

    None if no such words stand between.
    """
    i = phrase.last
    if analyzed.word(i) in language.lexicon.conjunctions:
        i += 1
    if (
        analyzed.word(i) not in language.lexicon.of
        and analyzed.surface(i) not in language.offices.continued_by
    ):
        return None
    for k in range(i + 1, i + _MAX_WORDS_OF_PLACE):
        if analyzed.word(k) in _BEFORE_APPOSITION:
            return name_after(analyzed, OfficePhrase(phrase.first, k, phrase.office), articles)
        if not analyzed.word(k)[:1].isalnum():
            return None
    return None


def closes_apposition(analyzed: AnalyzedText, last: int) -> bool:
    """Return whether a mark follows a name, and so closes the apposition that it is."""
    return not analyzed.word(last)[:1].isalnum()


def end_of_name_before(analyzed: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> int:
    """Return where a name in apposition would end before a phrase; -1 if no comma precedes.

    «Modi, ministre de la Défense».
    """
    i = phrase.first
    i -= analyzed.word(i - 1) in articles
    return i - 1 if analyzed.word(i - 1) == "," else -1


def is_excluded(analyzed: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether the words before a phrase deny the office: «l'ancien ministre», «Cabinet du ministre».

    A house counts only with a capital.
    """
    if analyzed.word(phrase.first - 1) in table.barred_before:
        return True
    if _is_of_the_past(analyzed, phrase, table):
        return True
    i = phrase.first - 2
    if analyzed.word(i) in table.late and analyzed.word(i + 1) in table.definite:
        return True
    return analyzed.word(i) in table.houses and i > 0 and analyzed.tokenized.is_capital[i]


def _is_of_the_past(analyzed: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether the text says that somebody had an office once: «il fut le ministre, puis le maire»."""
    for _ in range(_MAX_TITLES):
        i = phrase.first - 1 - (analyzed.word(phrase.first - 1) in table.definite)
        if analyzed.word(i) in table.once:
            return True
        earlier = analyzed.titles_before(i) if analyzed.word(i) in table.then else []
        if not earlier:
            return False
        phrase = earlier[0]
    return False


def is_definite(analyzed: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether a definite article precedes a phrase: «le ministre», «le nouveau ministre».

    The article counts for an office that another one continues: «le ministre d’État, ministre de la Défense».
    """
    for _ in range(_MAX_TITLES):
        i = phrase.first - 1
        if analyzed.word(i) in table.between:
            i -= 1
        if analyzed.word(i) in table.definite:
            return True
        earlier = analyzed.titles_before(i) if analyzed.word(i) == "," else []
        if not earlier or earlier[0].is_rank:
            return False
        phrase = earlier[0]
    return False


def is_object(analyzed: AnalyzedText, phrase: OfficePhrase) -> bool:
    """Return whether a phrase stands within its clause: «reçu par le ministre», not «À X, le ministre …»."""
    i = phrase.first - 1
    return not (analyzed.tokenized.starts_sentence(max(i, 0)) or analyzed.word(i - 1) in (",", ";"))


def speaker_behind(
    analyzed: AnalyzedText, phrase: OfficePhrase, persons: Mapping[int, tuple[int, int | None]]
) -> int | None:
    """Return the person whom the text names as the speaker behind a quotation that holds a phrase.

    «… le chef du gouvernement », a dit X. None: no quotation, or nobody known. `persons` as in `collect`.
    """
    quoted = analyzed.tokenized.words[phrase.last : phrase.last + _MAX_WORDS_OF_QUOTATION]
    for i, word in enumerate(quoted, phrase.last):
        if word in ("«", "“") or word[0] == "\n":
            return None
        if word in ("»", "”"):
            names = (persons[k][1] for k in range(i + 1, i + _MAX_WORDS_BEFORE_SPEAKER) if k in persons)
            return next(names, None)
    return None


def is_said_before(analyzed: AnalyzedText, phrase: OfficePhrase, had: Container[str]) -> bool:
    """Return whether a phrase is in a quotation of an earlier time: «Le Premier ministre … », avait dit X.

    `had`: the auxiliaries of the pluperfect.
    """
    quoted = analyzed.tokenized.words[phrase.last : phrase.last + _MAX_WORDS_OF_QUOTATION]
    for i, word in enumerate(quoted, phrase.last):
        if word in ("«", "“") or word[0] == "\n":
            return False
        if word in ("»", "”"):
            return any(analyzed.word(k) in had for k in range(i + 1, i + _MAX_WORDS_BEFORE_VERB))
    return False


def is_not_one_person(analyzed: AnalyzedText, run: CapitalizedRun, has_title: bool, lexicon: Lexicon) -> bool:
    """Return whether the context denies that a name means a known person: «un autre X», «son père, X»."""
    previous = analyzed.word(run.first - 1)
    if previous in lexicon.institutions and analyzed.tokenized.between(run.first - 1).isspace():
        return True  # «la rue X»
    if not has_title and _is_noun(analyzed, run, lexicon):
        return True
    if (
        run.last - run.first > 1
        and previous in lexicon.bare_of
        and analyzed.word(run.first - 2) in lexicon.kin
    ):
        return True  # «le fils d’Idriss X»: the parent shares most of the name
    has_office = any(title.office.key and not title.is_rank for title in analyzed.titles_before(run.first))
    if not has_office and analyzed.word(run.last) == "," and analyzed.word(run.last + 2) in lexicon.kin:
        return True  # but not «le président X, son père»
    if previous == ",":
        return analyzed.word(run.first - 2) in lexicon.kin
    return previous in lexicon.kin or (not has_title and previous in lexicon.determiners)


def _is_in_region(analyzed: AnalyzedText, i: int, lexicon: Lexicon) -> bool:
    """Return whether the words from `i` on say in which region a place is: «Djibo, dans le nord du pays»."""
    return (
        analyzed.word(i) == ","
        and analyzed.word(i + 1) in lexicon.within
        and analyzed.word(i + 2) in lexicon.singular_articles
        and analyzed.word(i + 3) in lexicon.regions
    )


def _is_noun(analyzed: AnalyzedText, run: CapitalizedRun, lexicon: Lexicon) -> bool:
    """Return whether a run is a common noun, a product or a place, not a person: «Marchand de X»."""
    i = run.last
    if i - run.first == 1 and analyzed.word(run.first - 1) in lexicon.products:
        return True  # «les drones Bayraktar»
    if (
        analyzed.word(i) == ","
        and analyzed.word(i + 1) in lexicon.before_regions
        and analyzed.word(i + 2)
        and analyzed.tokenized.is_capital[i + 2]
    ):
        return True  # «à Langley, en Virginie»
    if _is_in_region(analyzed, i, lexicon):
        return True
    if (
        analyzed.tokenized.starts_sentence(run.first)
        and (analyzed.word(i), analyzed.word(i + 1)) == lexicon.or_not
    ):
        return True
    return (
        i - run.first == 1
        and analyzed.tokenized.starts_sentence(run.first)
        and analyzed.word(i) in lexicon.bare_of
        and i + 1 < len(analyzed.tokenized)
        and not analyzed.tokenized.is_capital[i + 1]
        and analyzed.word(i + 1) not in lexicon.function_words
        and analyzed.word(i + 1) not in lexicon.states
    )
