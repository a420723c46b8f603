"""Money in French sentences, in one currency: CFA francs."""

from __future__ import annotations

import re
from datetime import date

from tui.languages.french.news.amounts.amount import Amount
from tui.model.figures import Figure

#: CFA francs for a euro: fixed since 1999.
XOF_PER_EURO = 655.957
#: Dollars for a euro, the mean of each year, then of each month (reference rates of the European Central
#: Bank).
_DOLLARS_OF_YEAR = {
    2010: 1.326, 2011: 1.392, 2012: 1.285, 2013: 1.328, 2014: 1.329, 2015: 1.110, 2016: 1.107, 2017: 1.130,
    2018: 1.181, 2019: 1.120,
}  # fmt: skip
_DOLLARS_OF_MONTH = {
    2020: (1.110, 1.091, 1.106, 1.086, 1.090, 1.126, 1.146, 1.183, 1.179, 1.178, 1.184, 1.217),
    2021: (1.217, 1.210, 1.190, 1.198, 1.215, 1.205, 1.182, 1.177, 1.177, 1.160, 1.141, 1.130),
    2022: (1.131, 1.134, 1.102, 1.082, 1.058, 1.057, 1.018, 1.013, 0.990, 0.983, 1.020, 1.059),
    2023: (1.077, 1.072, 1.071, 1.097, 1.087, 1.084, 1.106, 1.091, 1.068, 1.056, 1.081, 1.090),
    2024: (1.091, 1.080, 1.087, 1.073, 1.081, 1.076, 1.084, 1.101, 1.111, 1.090, 1.063, 1.048),
    2025: (1.035, 1.041, 1.081, 1.121, 1.128, 1.152, 1.168, 1.163, 1.173, 1.164, 1.156, 1.170),
}  # fmt: skip
_LAST_YEAR = max(_DOLLARS_OF_MONTH)
#: How far days lie from the mean of their month, of their year, and from that of an earlier year.
_MONTH_SPREAD, _YEAR_SPREAD, _LATER_SPREAD = 0.03, 0.08, 0.12

_FCFA = r"(?:de |d')?(?:f(?:rancs?)? ?cfa\b|fcfa\b|francs? (?:de la )?cfa\b|francs\b|f\b)"
_EURO = r"(?:d'|de )?(?:euros?\b|€)"
_DOLLAR = r"(?:de )?(?:dollars?\b|usd\b|\$)"
_CURRENCY = re.compile(rf"\s?(?:(?P<xof>{_FCFA})|(?P<eur>{_EURO})|(?P<usd>{_DOLLAR}))")
_SYMBOL_BEFORE = re.compile(r"(?:(?P<usd>\$|usd)|(?P<eur>€|eur)) ?\Z")
#: What may stand behind a number: a word that is counted.
_WORD_BEHIND = re.compile(r" (?:d[e']|\w)")
#: A whole of which the amount is a part, a price, a debt: not the amount of the event.
_OTHER_MONEY = re.compile(
    r"cout (?:total|global)|\bcoute|est(?:imee?)? a|budget (?:national|de l'etat)|chiffre d'affaires"
    r"|\bdette|\bpar an\b"
    r"|\bpar mois\b|le reste|caution|\bprix\b|\ble (?:sac|baril|litre|kilo|billet)\b|\bnegoci|\bse vend"
    r"|engagements|au total (?:depuis|en)|rancon"
)
#: What was given, in front of what it is estimated at: «un lot de vivres estimé à …».
_GIVEN = re.compile(
    r"\b(?:dons?|lots?|vivres|appui|aide|assistance|donation|secours|kits?|materiel\w{0,2}|cheque)\b"
    r"[^.;]{0,90}\Z"
)
_FINE = re.compile(r"\bamendes?\b")


def read_money(folded: str, figure: Figure, day: date | None) -> Amount | None:
    """Return an amount of money in CFA francs; a number of milliards without a currency is one too.

    `day`: of publication, for the rate of the dollar.
    """
    currency = _CURRENCY.match(folded, figure.end) or _SYMBOL_BEFORE.search(
        folded[max(0, figure.start - 4) : figure.start]
    )
    kind = currency.lastgroup if currency else None
    if (
        kind is None
        and figure.step >= 1e5
        and figure.low >= 1e8
        and not _WORD_BEHIND.match(folded, figure.end)
    ):
        kind = "xof"
    first, last = max(0, figure.start - 60), min(len(folded), figure.end + 30)
    if kind is None or figure.high < 1000:
        return None
    other = _OTHER_MONEY.search(folded, first, last)
    is_gift = other and other.group().startswith("est") and _GIVEN.search(folded, 0, other.start())
    if other is not None and not is_gift:
        return None
    of = "fine" if _FINE.search(folded, first, last) else "money"
    exact = figure.loosened()
    # Of money, «almost N» may also be a little more: what was converted is rounded.
    is_almost = not figure.is_exact and folded.startswith(("pres", "presque"), figure.start)
    if is_almost:
        exact = Figure(figure.start, figure.end, exact.low, exact.high * 1.05, figure.step)
    if kind == "eur":
        return Amount(of, exact.times(XOF_PER_EURO))
    if kind == "usd":
        rate, spread = _francs_per_dollar(day)
        return Amount(of, exact.times(rate, spread, kind)) if rate else None
    return Amount(of, exact)


def _francs_per_dollar(day: date | None) -> tuple[float, float]:
    """Return the CFA francs for a dollar on about a day, and how far off they may be; 0: no rate is known."""
    if day is None:
        return 0.0, 0.0
    months = _DOLLARS_OF_MONTH.get(day.year)
    if months is not None:
        return XOF_PER_EURO / months[day.month - 1], _MONTH_SPREAD
    if day.year > _LAST_YEAR:
        return XOF_PER_EURO / _DOLLARS_OF_MONTH[_LAST_YEAR][-1], _LATER_SPREAD
    dollars = _DOLLARS_OF_YEAR.get(day.year)
    return (XOF_PER_EURO / dollars, _YEAR_SPREAD) if dollars else (0.0, 0.0)
