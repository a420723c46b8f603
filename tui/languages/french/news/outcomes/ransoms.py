"""Whether those who were held are free for a ransom, by a French report, and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.languages.french.news.outcomes.told_outcomes import Outcome
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_fact, make_figure_fact
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.figures import Figure
from tui.model.news import StatedFact

#: Money, of which none at all was paid.
_COIN = r"(?:franc|centime|sou|euro|naira|dollar|dinar|kopeck)"
_PAID_OUT = r"(?:debours|vers|pay|remis|donn)(?:e|er)?\b"
_NO_RANSOM = FilteredPattern(
    r"\b(?:aucune|sans(?: verser de| payer de| aucune| la moindre)?|pas de|ni) (?:rancon|contrepartie)\b"
    r"|\brancon n'a (?:\w+ )?ete\b"
    rf"|\b(?:aucun|pas un(?: seul)?) {_COIN} n'a (?:\w{{3,12}} )?(?:ete )?{_PAID_OUT}"
    r"|\b(?:rien n'a ete|n'(?:a|ont|avait|avons) rien(?: eu a)?) (?:debours|vers|pay)(?:e|er)\b(?! d)"
    rf"|\bsans qu'un(?: seul)? {_COIN} (?:ait|soit|ne soit) (?:ete )?{_PAID_OUT}"
    rf"|\bsans {_PAID_OUT} un(?: seul)? {_COIN}\b"
)
#: Nobody says whether one was paid.
_UNKNOWN = re.compile(
    r"\b(?:ignor|sav\w{1,3}|sait|sache|dire|precis|preciser|confirm\w{1,4}"
    r"|demand\w{1,3})\w{0,4}(?: pas)? si\b"
    r"[^.;]{0,40}\b(?:rancon|contrepartie)"
)
_NOT_WITHOUT = FilteredPattern(r"\b(?:pas|non) (?:[\w']+ ){0,3}?sans (?:rancon|contrepartie)\b")
_RANSOM = FilteredPattern(
    r"\brancon (?:[\w']+ ){0,6}?(?:a ete|aurait ete|avait ete|fut) (?:payee|versee|remise)"
    r"|\b(?:paye|verse|remis|contre|moyennant|paiement d'|versement d')(?:e|er)? ?"
    r"(?:le paiement d'|le versement d')?"
    r"(?:une |la |leur )?(?:forte )?rancon\b"
)
_MAY_TELL = LiteralFilter("rancon", "contrepartie", "debours", "verse", "paye", "remis", "donne")
#: That a sum was asked for, and that one was paid.
_ASKED = FilteredPattern(r"\b(?:reclam|exig|demand)\w*")
_PAID = FilteredPattern(r"\b(?:vers|pay|remis|recu|regl|debours|empoch|touch)\w*")
#: What the sum of a ransom is called.
RANSOM = "ransom"


def find_ransom(folded: str) -> Outcome | None:
    """Return whether a sentence says that a ransom was paid, or that none was."""
    if not _MAY_TELL.passes(folded):
        return None
    if _UNKNOWN.search(folded):
        return None
    if _NOT_WITHOUT.search(folded):
        return Outcome("ransom", ("paid",), "a ransom")
    if _NO_RANSOM.search(folded):
        return Outcome("ransom", ("none",), "no ransom")
    return Outcome("ransom", ("paid",), "a ransom") if _RANSOM.search(folded) else None


def is_only_asked(folded: str) -> bool:
    """Return whether a sentence tells of a sum that was asked for, and not that one was paid."""
    return _ASKED.search(folded) is not None and _PAID.search(folded) is None


def state_ransom(texts: Sequence[tuple[str, Sentence]]) -> Iterator[StatedFact]:
    """Yield whether a ransom was paid, by the first folded text that says so; none has a sum of 0."""
    told = ((find_ransom(folded), sentence) for folded, sentence in texts)
    for ransom, sentence in told:
        if ransom is not None:
            yield make_fact(sentence, "outcome", ransom.of, ransom.words, ransom.names)
            if ransom.names == ("none",):
                yield make_figure_fact(sentence, "amount", RANSOM, Figure(0, 0, 0, 0))
            return
