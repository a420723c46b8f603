"""Which capitals a text must write for a name to be meant: «les paris» is not Paris."""

from __future__ import annotations

from enum import IntEnum
from itertools import takewhile

from tui.annotate.spelling.written_forms import capitals_of, words_of
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.lexicon import Lexicon

#: With this many words besides articles, the name of a body is no common noun, also in small letters.
_MIN_WORDS_OF_BODY = 3
#: A shorter acronym with one capital may be a word: «Ue».
_MIN_ACRONYM_CHARS = 3
#: A word of a portfolio is so many tokens behind the minister at most.
_MAX_PORTFOLIO_TOKENS = 14
_APOSTROPHES_AND_HYPHENS = {0x2019: "'", 0xB4: "'", 0x60: "'", 0x2032: "'", 0x2010: "-", 0x2011: "-"}


class CaseRule(IntEnum):
    """Which capitals of a name a text must write."""

    AS_SPELLED = 0  # capitals for capitals; small letters may be capitals too
    EXACT = 1  # exactly those of the spelling
    BESIDE_NAME = 2  # as spelled, or in small letters where the text has the name too: «union européenne»
    ANY_LEAD = 3  # as spelled, but the first word may be in small letters: «alliance des États»
    ANY = 4  # small letters too


def case_rule(spelling: str, actor_type: str, is_exact: bool, lexicon: Lexicon) -> CaseRule:
    """Return the rule for a spelling of an actor of a type, which is one of `ActorType`."""
    if is_exact:
        return CaseRule.EXACT
    if " " not in spelling and "-" not in spelling:
        return CaseRule.AS_SPELLED
    words = [word for word in words_of(spelling) if word.isalnum()]
    significant_words = [word for word in words if word not in lexicon.function_words]
    if actor_type == "person":
        has_common_word = any(_is_common(word, lexicon) for word in words)
        return CaseRule.ANY if len(words) > 1 and not has_common_word else CaseRule.AS_SPELLED
    if actor_type in ("country", "place"):
        return CaseRule.AS_SPELLED
    if len(significant_words) >= _MIN_WORDS_OF_BODY:
        return CaseRule.ANY
    return CaseRule.ANY_LEAD if sum(capitals_of(spelling)) > 1 else CaseRule.BESIDE_NAME


def _is_common(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.common_words or word in lexicon.opening_nouns or word in lexicon.function_words


def has_capitals(form: str, rule: CaseRule, tokenized: TokenizedText, first: int, last: int) -> bool:
    """Return whether tokens `first` up to `last` have the capitals that the rule requires of a form."""
    if rule == CaseRule.EXACT:
        return _normalized(tokenized.exact_text(first, last)) == _normalized(form)
    written = tokenized.is_capital[first:last]
    if all(written):
        return True
    lacks = [
        wants and not has and tokenized.is_word(first + k) and not _is_elided(tokenized, first, k)
        for k, (wants, has) in enumerate(zip(capitals_of(form), written, strict=False))
    ]
    if not any(lacks) or (rule == CaseRule.ANY_LEAD and not any(lacks[1:])):
        return True
    return rule == CaseRule.ANY and _has_hyphens(form, tokenized.exact_text(first, last))


def _is_elided(tokenized: TokenizedText, first: int, k: int) -> bool:
    """Return whether a capital letter and an apostrophe begin a word: «N’djamena»."""
    i = first + k - 1
    return k > 0 and tokenized.is_capital[i] and len(tokenized.words[i]) == 1 and tokenized.between(i) != " "


def is_lowered(rule: CaseRule, first: int, last: int) -> bool:
    """Return whether a name in small letters counts beside the name itself: «l’union européenne»."""
    return rule in (CaseRule.BESIDE_NAME, CaseRule.ANY_LEAD) and last - first > 1


def is_spoken_acronym(form: str, tokenized: TokenizedText, i: int, lexicon: Lexicon) -> bool:
    """Return whether token `i` is an acronym written as a name: «l’Onu», «la Cedeao», «l’Union (Onu)»."""
    is_in_brackets = tokenized.words[i - 1 : i] == ["("] and tokenized.words[i + 1 : i + 2] == [")"]
    return (
        len(form) >= _MIN_ACRONYM_CHARS
        and form.isupper()
        and form.capitalize() == tokenized.exact_text(i, i + 1)
        and i > 0
        and (is_in_brackets or tokenized.words[i - 1] in lexicon.singular_articles)
        and tokenized.words[i] not in lexicon.other_peoples
        and not _is_common(tokenized.words[i], lexicon)
    )


def is_of_portfolio(form: str, tokenized: TokenizedText, i: int, lexicon: Lexicon) -> bool:
    """Return whether token `i` is no acronym but a word of a portfolio: «ministre de la Mer et de l’Eau»."""
    if not form.isupper() or len(form) < _MIN_ACRONYM_CHARS or tokenized.exact_text(i, i + 1).isupper():
        return False
    chain = list(
        takewhile(lexicon.before_complements.__contains__, reversed(tokenized.words[max(0, i - 3) : i]))
    )
    if lexicon.of.isdisjoint(chain):
        return False  # «le ministre de la Mer et l’Onu»
    others = 0  # one adjective may be among them: «ministre malienne de l’Énergie»
    for at in range(i - 1, max(-1, i - _MAX_PORTFOLIO_TOKENS), -1):
        word = tokenized.words[at]
        if word in lexicon.heads_of_portfolios:
            return True
        is_joined = word in lexicon.before_complements or word in lexicon.conjunctions or word == ","
        others += not (is_joined or tokenized.is_capital[at])
        if others > 1:
            break
    return False


def _has_hyphens(form: str, text: str) -> bool:
    """Return whether a text has a hyphen wherever the form has: «pays-bas», not «les pays bas»."""
    return "-" not in form or "-" in text.translate(_APOSTROPHES_AND_HYPHENS)


def _normalized(text: str) -> str:
    """Return a text with one kind of apostrophe, and a space for each run of hyphens and white space."""
    return " ".join(text.translate(_APOSTROPHES_AND_HYPHENS).replace("-", " ").split())
