"""The words around a name that deny that it means one known person: «un autre X», «son père, X»."""

from __future__ import annotations

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.name_boundaries import CapitalizedRun
from tui.languages.lexicon import Lexicon


def is_not_one_person(analyzed: AnalyzedText, run: CapitalizedRun, has_title: bool, lexicon: Lexicon) -> bool:
    """Return whether the context denies that a name means a known person: «un autre X», «son père, X»."""
    previous = analyzed.word(run.first - 1)
    if not has_title and _is_noun(analyzed, run, lexicon):
        return True
    if (
        run.last - run.first > 1
        and previous in lexicon.bare_of
        and analyzed.word(run.first - 2) in lexicon.kin
    ):
        return True  # «le fils d’Idriss X»: the parent shares most of the name
    if analyzed.word(run.last) == "," and analyzed.word(run.last + 2) in lexicon.kin:
        return True
    if previous == ",":
        return analyzed.word(run.first - 2) in lexicon.kin
    return previous in lexicon.kin or (not has_title and previous in lexicon.determiners)


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
        and analyzed.word(i + 1) not in lexicon.function_words | lexicon.states
    )
