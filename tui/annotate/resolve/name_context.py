"""The words around a name that deny that it means one known person: «un autre X», «son père, X»."""

from __future__ import annotations

from tui.annotate.analyzed_text import AnalyzedText, CapitalizedRun
from tui.languages.lexicon import Lexicon


def is_not_one_person(page: AnalyzedText, run: CapitalizedRun, has_title: bool, lexicon: Lexicon) -> bool:
    """Return whether the context denies that a name means a known person: «un autre X», «son père, X»."""
    previous = page.word(run.first - 1)
    if not has_title and _is_noun(page, run, lexicon):
        return True
    if run.last - run.first > 1 and previous in lexicon.bare_of and page.word(run.first - 2) in lexicon.kin:
        return True  # «le fils d’Idriss X»: the parent shares most of the name
    if page.word(run.last) == "," and page.word(run.last + 2) in lexicon.kin:
        return True
    if previous == ",":
        return page.word(run.first - 2) in lexicon.kin
    return previous in lexicon.kin or (not has_title and previous in lexicon.determiners)


def _is_noun(page: AnalyzedText, run: CapitalizedRun, lexicon: Lexicon) -> bool:
    """Return whether a run is a common noun, a product or a place, not a person: «Marchand de X»."""
    i = run.last
    if i - run.first == 1 and page.word(run.first - 1) in lexicon.products:
        return True  # «les drones Bayraktar»
    if (
        page.word(i) == ","
        and page.word(i + 1) in lexicon.before_regions
        and page.word(i + 2)
        and page.reading.is_capital[i + 2]
    ):
        return True  # «à Langley, en Virginie»
    if page.reading.starts_sentence(run.first) and (page.word(i), page.word(i + 1)) == lexicon.or_not:
        return True
    return (
        i - run.first == 1
        and page.reading.starts_sentence(run.first)
        and page.word(i) in lexicon.bare_of
        and i + 1 < len(page.reading)
        and not page.reading.is_capital[i + 1]
        and page.word(i + 1) not in lexicon.function_words | lexicon.states
    )
