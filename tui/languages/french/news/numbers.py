"""Numbers of French prose as figures: «dix-sept», «30 milliards», «une dizaine», «au moins 12».

The folded text is read token by token; each number takes the words that belong to it, so that time grows
linearly with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from tui.languages.french.news.numerals.hedges import apply_hedges
from tui.languages.french.news.numerals.years import is_year
from tui.model.figures import Figure

_UNITS = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
         "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
#: The value of each simple numeral.
_SMALL = {word: value for value, word in enumerate(_UNITS.split())} | {"une": 1, "quatres": 4} | _TENS
_MULTIPLIERS = {
    "mille": 1e3, "mil": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
    "millier": 1e3, "milliers": 1e3,
}  # fmt: skip
#: Collective numerals, with the range of what they mean.
_COLLECTIVES = {
    "demi-douzaine": (5, 7), "demi-dizaine": (4, 6), "huitaine": (7, 9), "dizaine": (8, 12),
    "douzaine": (10, 14), "quinzaine": (12, 18), "vingtaine": (16, 24), "trentaine": (25, 35),
    "quarantaine": (35, 45), "cinquantaine": (45, 55), "soixantaine": (54, 66), "centaine": (80, 120),
    "millier": (800, 1200), "demi-million": (450_000, 550_000), "demi-milliard": (4.5e8, 5.5e8),
}  # fmt: skip
#: Their plurals: «des centaines», and what one of them counts: «trois centaines».
_PLURALS = {
    "dizaines": (20, 99, 10), "douzaines": (24, 99, 12), "vingtaines": (40, 99, 20),
    "centaines": (200, 999, 100), "milliers": (2_000, 9_999, 1_000), "millions": (2e6, 9.99e8, 1e6),
    "milliards": (2e9, 9.99e11, 1e9),
}  # fmt: skip
_THOUSAND, _MILLION = 1e3, 1e6
_INDEFINITE = frozenset(["des", "plusieurs", "quelques", "les", "ces"])

#: Words with which a number may begin, and what every text with a number has.
_BEGINNINGS = {*_SMALL, *_MULTIPLIERS, *_COLLECTIVES, *_PLURALS, *_INDEFINITE, "cent", "cents"}
_NUMERALS = frozenset({*_SMALL, *_COLLECTIVES, *_PLURALS, "cent", "mille", "dix", "demi"})
_MAX_KEPT_WORDS = 20_000
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_TOKEN = re.compile(r"(\d+(?:[ .']\d{3}(?!\d))*(?:,\d+)?(?![\w,]\d)|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s])")
#: A comma as English has it, between thousands, unless what follows may have three decimals.
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMAL_BEHIND = re.compile(r" (?:de )?(?:mill|pour cent|%)|%")
_MEASURE_BEHIND = re.compile(
    r" ?(?:[a-z]{1,3}\b|[€$]|\w{0,9}(?:tonne|litre|metre|gramme|watt|kilo|hectare|euro|dollar|franc))"
)
#: Joined to a number in front or behind, so that it is none: «15h30», «G5», «n° 4», «4x4», «M23», «22 mai».
_NO_NUMBER_BEFORE = re.compile(r"(?:[\w-]|\d[.,:/]|n[o°] ?|\d ?h )\Z")
_NO_NUMBER_AFTER = re.compile(
    r"(?:e|er|ere|eme|emes|h|x| h)\b|[:/]\d|[\w-]|[.,]\d"
    r"|(?: au \d{1,2}(?:er)?)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre)\b"
)

#: What joins the two numbers of a range: «entre 20 et 30», «de dix à douze», «20 à 30», «dix, voire douze».
_RANGE_JOIN = re.compile(r" (?:et|a) |,? voire (?:meme )?|-")
#: In front of a number, what makes it that of before, and what stands between it and that of now: «est
#: passé de
#: 16 à 19», «est passé de 540 francs à 499».
_CHANGED_FROM = re.compile(
    r"\b(?:pass(?:e|ent|er|era|ant)|mont(?:e|ent)|grimp\w{1,3}|bond\w{1,3}|chut\w{1,3}|tomb(?:e|ent|er)"
    r"|recul\w{1,3}|relev\w{1,3}|ramen\w{1,3}|revue?|port(?:e|ee|ent)) (?:[\w']+ ){0,7}de \Z"
)
_CHANGED_TO = re.compile(r"(?: [\w%'-]+){0,4} a ")


def _split_compound(word: str) -> list[str] | None:
    """Return the numerals of a compound such as «vingt-et-un»; None where a part is no numeral."""
    if word in _SMALL or word in ("cent", "cents") or word in _COLLECTIVES:
        return [word]
    parts = [part for part in word.split("-") if part != "et"]
    known = all(
        part in _SMALL or part in ("cent", "cents", "vingts") or part in _MULTIPLIERS for part in parts
    )
    return parts if known and len(parts) > 1 else None


def _value_of(words: Sequence[str]) -> float | None:
    """Return the value of a sequence of numerals below a million: «deux cent quarante mille»."""
    total, current = 0.0, 0.0
    for word in words:
        if word in ("cent", "cents"):
            current = max(1.0, current) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76  # quatre-vingt
        elif word in ("mille", "mil"):
            total, current = total + max(1.0, current) * 1000, 0.0
        elif word in _SMALL:
            current += _SMALL[word]
        else:
            return None
    return total + current


@lru_cache(maxsize=64)
def find_numbers(folded: str) -> tuple[Figure, ...]:
    """Return the numbers of a folded text, in order; ranges and limits are read with them."""
    if not _DIGIT.search(folded) and _NUMERALS.isdisjoint(_LETTERS.findall(folded)):
        return ()
    pieces = _TOKEN.split(folded)  # gaps and tokens by turns: faster than a match for each token
    offsets = list(accumulate(map(len, pieces)))
    tokens = list(zip(pieces[1::2], offsets[:-1:2], offsets[1::2], strict=True))
    joined: list[Figure] = []
    for figure in _plain_numbers(folded, tokens):
        previous = joined[-1] if joined else None
        if previous is not None and _is_changed(folded, previous, figure):
            joined[-1] = figure
        elif previous is not None and _is_range(folded, previous, figure):
            # «2 à 3 millions»: the multiplier is of both.
            factor = figure.step if figure.step >= _MILLION and previous.high < _THOUSAND else 1.0
            low = previous.low * factor
            joined[-1] = Figure(previous.start, figure.end, low, figure.high, figure.step)
        elif previous is not None and _is_rest(folded, previous, figure):
            sum_of = previous.plus(figure)
            joined[-1] = Figure(previous.start, figure.end, sum_of.low, sum_of.high, sum_of.step)
        elif previous is not None and _is_repeated(folded, previous, figure):
            joined[-1] = Figure(previous.start, figure.end + 1, previous.low, previous.high, previous.step)
        else:
            joined.append(figure)
    return tuple(apply_hedges(folded, figure) for figure in joined)


def _is_changed(folded: str, left: Figure, right: Figure) -> bool:
    """Return whether a number has become another: «est passé de 16 à 19»."""
    return (
        _CHANGED_TO.fullmatch(folded, left.end, right.start) is not None
        and _CHANGED_FROM.search(folded, max(0, left.start - 60), left.start) is not None
    )


def _is_rest(folded: str, left: Figure, right: Figure) -> bool:
    """Return whether a number is what stands behind the millions of another: «un million deux cent mille»."""
    is_whole = left.is_exact and right.is_exact and left.step >= _MILLION and left.low % left.step == 0
    return is_whole and _THOUSAND <= right.high < left.step and folded[left.end : right.start] == " "


def _is_repeated(folded: str, left: Figure, right: Figure) -> bool:
    """Return whether a number is the one before it in digits, as officials write: «dix-sept (17)»."""
    is_in_brackets = folded[left.end : right.start] == " (" and folded.startswith(")", right.end)
    return is_in_brackets and left.low == right.low and left.high == right.high


def _is_range(folded: str, left: Figure, right: Figure) -> bool:
    """Return whether two numbers are the ends of one range."""
    join = _RANGE_JOIN.fullmatch(folded, left.end, right.start)
    if join is None or not left.is_exact or left.high >= right.low:
        return False
    right_low = right.low / right.step if right.step >= _MILLION and left.high < _THOUSAND else right.low
    if not left.high < right_low <= 4 * left.high:
        return False
    before = folded[max(0, left.start - 6) : left.start]
    if join.group() == " et ":
        return before.endswith("entre ")
    return True


@lru_cache(maxsize=_MAX_KEPT_WORDS)
def _may_begin(word: str) -> bool:
    """Return whether a number may begin with a token; most tokens recur."""
    return word in _BEGINNINGS or word[0].isdigit() or ("-" in word and _split_compound(word) is not None)


def _plain_numbers(folded: str, tokens: Sequence[tuple[str, int, int]]) -> Iterator[Figure]:
    """Yield the numbers of a text without the words that limit them."""
    beginnings = [i for i, (word, _start, _end) in enumerate(tokens) if _may_begin(word)]
    end = 0
    for i in beginnings:
        if i >= end and (number := _number_at(folded, tokens, i)) is not None:
            end, figure = number
            yield figure


def _number_at(folded: str, tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[int, Figure] | None:
    """Return the number that begins at a token, with the index behind it; None without one."""
    word, start, end = tokens[i]
    follower = tokens[i + 1][0] if i + 1 < len(tokens) else ""
    if word in _INDEFINITE and follower in _PLURALS:
        low, high, _one = _PLURALS[follower]
        return _scaled(tokens, i + 2, Figure(start, tokens[i + 1][2], low, high, 1.0))
    if word in _PLURALS and _PLURALS[word][2] < 1e6:
        return _scaled(tokens, i + 1, Figure(start, end, _PLURALS[word][0], _PLURALS[word][1], 1.0))
    if word in ("un", "une"):
        i_next = i + 1
        if follower in ("bonne", "petite", "bon", "petit") and i + 2 < len(tokens):
            i_next = i + 2
        if i_next < len(tokens) and tokens[i_next][0] in _COLLECTIVES:
            low, high = _COLLECTIVES[tokens[i_next][0]]
            return _scaled(tokens, i_next + 1, Figure(start, tokens[i_next][2], low, high, 1.0))
    if word in _COLLECTIVES:
        low, high = _COLLECTIVES[word]
        return _scaled(tokens, i + 1, Figure(start, end, low, high, 1.0))
    if word[0].isdigit():
        return _digits_at(folded, tokens, i)
    return _words_at(folded, tokens, i)


def _digits_at(folded: str, tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[int, Figure] | None:
    """Return the number in digits at a token; None where it is part of a word, a time or an ordinal."""
    word, start, end = tokens[i]
    if _NO_NUMBER_BEFORE.search(folded, max(0, start - 4), start) or _NO_NUMBER_AFTER.match(folded, end):
        return None
    if is_year(folded, start, end):
        return None
    digits = word.replace(" ", "").replace(".", "").replace("'", "")  # «15'000», as Swiss papers write
    if _THOUSANDS.fullmatch(word) and not _DECIMAL_BEHIND.match(folded, end):
        if not word.endswith("000") and _MEASURE_BEHIND.match(folded, end):
            return None  # «2,750 tonnes» are two or two thousand
        digits = digits.replace(",", "")
    if len(digits) > 15:
        return None
    decimals = len(digits.partition(",")[2])
    value, step = float(digits.replace(",", ".")), 10.0**-decimals
    return _scaled(tokens, i + 1, Figure(start, end, value, value, step))


def _words_at(folded: str, tokens: Sequence[tuple[str, int, int]], i: int) -> tuple[int, Figure] | None:
    """Return the number in words at a token; None where no numeral stands."""
    numerals: list[str] = []
    index = i
    while index < len(tokens) and len(numerals) < 12:
        word = tokens[index][0]
        parts = _split_compound(word)
        if parts is None and word == "et" and numerals and index + 1 < len(tokens):
            is_unit = tokens[index + 1][0] in ("un", "une", "onze") and numerals[-1] in _TENS
            parts = [] if is_unit else None
        if parts is None and word in ("mille", "mil"):
            parts = [word]
        if parts is None:
            break
        if index > i and folded[tokens[index - 1][2] : tokens[index][1]].strip():
            break
        numerals += parts
        index += 1
    if not numerals:
        return None
    value = _value_of(numerals)
    if value is None:
        return None
    return _scaled(tokens, index, Figure(tokens[i][1], tokens[index - 1][2], value, value, 1.0))


def _scaled(tokens: Sequence[tuple[str, int, int]], i: int, figure: Figure) -> tuple[int, Figure]:
    """Return a number with the multipliers behind it: «30 milliards», «des centaines de milliers»."""
    while i < len(tokens):
        word = tokens[i][0]
        if word in ("de", "d") and i + 1 < len(tokens) and tokens[i + 1][0] in _MULTIPLIERS:
            i += 1
            continue
        if word in ("centaine", "centaines") and figure.is_exact:
            factor = 100.0
        elif word in ("dizaine", "dizaines") and figure.is_exact:
            factor = 10.0
        elif word in ("douzaine", "douzaines") and figure.is_exact:
            factor = 12.0
        elif word in _MULTIPLIERS:
            factor = _MULTIPLIERS[word]
        else:
            break
        figure = Figure(
            figure.start, tokens[i][2], figure.low * factor, figure.high * factor, figure.step * factor
        )
        i += 1
        if [word for word, _start, _end in tokens[i : i + 2]] == ["et", "demi"]:
            half = factor / 2
            end, step = tokens[i + 1][2], figure.step / 2
            figure, i = Figure(figure.start, end, figure.low + half, figure.high + half, step), i + 2
    return i, figure
