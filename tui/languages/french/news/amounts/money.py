"""Money in French sentences, in one currency: CFA francs."""

from __future__ import annotations

import re
from datetime import date

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
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

_FCFA = (
    r"(?:de |d')?(?:nos |leurs |bons )?(?:f(?:rancs?)? ?cfa\b|fcfa\b|francs? (?:de la )?cfa\b|francs\b|f\b)"
)
_EURO = r"(?:d'|de )?(?:euros?\b|€)"
#: Other currencies, in which sums are compared as they are.
_OTHER_CURRENCIES = (
    r"(?:de |d')?(?:nairas?|cedis|dalasis|ouguiyas?|dirhams|dinars|rands|shillings|roubles|yuans|leones"
    r"|nafkas"
    r"|francs? (?:guineens?|congolais|rwandais|burundais|suisses)|livres (?:sterling|soudanaises"
    r"|egyptiennes))\b"
)
_DOLLAR = r"(?:de )?(?:dollars?\b|usd\b|\$)"
_CURRENCY = re.compile(rf"\s?(?:(?P<xof>{_FCFA})|(?P<eur>{_EURO})|(?P<usd>{_DOLLAR}))")
_CURRENCY_BEHIND = re.compile(rf"\s?(?P<name>{_OTHER_CURRENCIES})")
_SYMBOL_BEFORE = re.compile(r"(?:(?P<usd>\$|usd)|(?P<eur>€|eur)) ?\Z")
#: Millions and milliards as headlines write them: «90 M$», «1,2 Md€».
_SHORT_UNIT = re.compile(r"\s?(?:(?P<milliard>mds?|mrds?)|(?P<million>m))(?=\s?(?:[$€]|fcfa|f ?cfa))")
#: Behind a sum, that it is how much more or less is paid.
_MORE_OR_LESS = re.compile(r" de (?:plus|moins)\b|\s?(?:supplementaires|en moins|en plus)\b")
#: The same in front of it: «soit une hausse de 120 milliards».
_CHANGE_OF = re.compile(
    r"\b(?:hausse|augmentation|baisse|diminution|reduction|rallonge|ecart) (?:\w+ )?d(?:e |')\Z"
)
#: What may stand behind a number: a word that is counted.
_WORD_BEHIND = re.compile(
    r" (?!(?:aux?|a|pour|sur|en|dans|par|afin|contre|destine\w*|selon|lors|et|ont|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|sera|seront)\b)(?:d[e']|\w)"
)
#: A whole of which the amount is a part, a debt: not the amount of the event.
_OTHER_MONEY = re.compile(
    r"budget (?:national|de l'etat)|chiffre d'affaires|\bdette|\bpar an\b"
    r"|\bpar mois\b|le reste|caution|\ble (?:baril|billet)\b|\bnegoci(?!ateur)|\bse vend"
    r"|engagements|au total (?:depuis|en)|est a\b"
)
#: Kinds of sums that are never compared with each other, by the words in front of them, or behind.
_KINDS = {
    "ransom": (
        r"rancon|pour (?:liberer|racheter|obtenir (?:leur|sa) (?:liber|remise)|(?:la|leur|sa) liberation"
        r"|(?:les |le |la )?(?:relacher|laisser (?:re)?partir))"
        r"|(?:contre|en echange de) (?:l[ae] |leur |sa )"
        r"(?:liberation\b|liberte\b|remise\b|otages?\b|captifs?\b|retour d|vie (?:sauve|d(?!e la\b|ans\b)))"
        r"|\b(?:ravisseurs|kidnappeurs|geoliers|preneurs d'otages)\b"
        r"|\b(?:bandits|malfaiteurs|malfrats|assaillants|hommes armes|interlocuteur|inconnu)s?\b[^.;:]{0,60}"
        r"\b(?:exig|reclam|demand|accept)\w*"
    ),
    "fine": r"amendes?\b|penalites?\b|sanctions? (?:pecuniaire|financiere)s?\b",
    "damages": r"dommages|reparations?\b|dedommag|indemnis",
    "embezzled": r"detourn|malversation|escroqu|deficit de caisse|\btrou d[e']|manque a gagner|prejudice",
    "damage": r"degats|pertes?\b|dommages materiels",
    "stolen": r"butin|voleurs|braqu|derob|\bvole|emport|pille|cambriol",
    "cost": r"cout\b|couts\b|\bcout(?:e|ent|era|eront|ant|ait)\b|budget\b",
    "investment": r"investissement",
    "price": r"\bprix\b|\ble (?:litre|kilo|sac|super|gasoil|bidon)\b|\bla (?:tonne|baguette)\b|\blitre\b"
    "|\btarif",
    "bail": r"cautionnement",
    "salary": r"\bsalaire|\bsmig\b|\bprime\b",
    "money": (
        r"\bprets?\b|credit|\bdons?\b|financ|enveloppe|appui|subvention|\baide\b|emprunt|decaiss|octroy"
        r"|accord"
        r"|\bappel de fonds\b|\boffr|\bdebloqu"
    ),
}
_KIND = FilteredAlternatives("|".join(f"(?P<{name}>{words})" for name, words in _KINDS.items()))
#: What was given, in front of what it is estimated at: «un lot de vivres estimé à …».
_GIVEN = re.compile(
    r"\b(?:dons?|lots?|vivres|appui|aide|assistance|donation|secours|kits?|materiel\w{0,2}|cheque)\b"
    r"[^.;]{0,90}\Z"
)
_ESTIMATED = re.compile(r"\b(?:evalu|estim|chiffr)ee?s? a\b")
#: What is signed for a sum.
_DEAL = re.compile(r"\b(?:contrat|marche|commande|transaction)\b")
#: Kinds of sums that are told in millions without a currency.
_OF_LESS = frozenset({"ransom", "fine", "damages", "embezzled", "stolen"})
#: In front of a number of millions, that they are of money.
_SUM_OF = re.compile(r"\b(?:enveloppe|somme|cheque|montant|pactole|rallonge)(?: \w+)? d(?:e |')\Z")
#: How far around an amount its kind is told.
_CHARS_BEFORE, _CHARS_BEHIND = 90, 40


def _kind_of(folded: str, figure: Figure) -> str:
    """Return what kind of sum an amount is by the words nearest to it, those in front first."""
    start = max(folded.rfind(mark, 0, figure.start) for mark in ".;:") + 1
    start = max(start, figure.start - _CHARS_BEFORE)
    before = [match.lastgroup or "" for match in _KIND.finditer(folded, start, figure.start)]
    behind = _KIND.search(folded, figure.end, figure.end + _CHARS_BEHIND)
    if before and before[-1] == "cost" and "price" in before:
        before.append("price")  # «le litre coûte»
    kind = before[-1] if before else (behind.lastgroup or "") if behind else ""
    if kind in ("cost", "investment", "damage", "") and _GIVEN.search(folded, 0, figure.start):
        return "money"
    if _DEAL.search(folded, start, figure.start) and kind in ("cost", "investment", ""):
        return "money"
    is_estimate = _ESTIMATED.search(folded, start, figure.start) is not None
    return kind or ("cost" if is_estimate else "money")


def read_money(folded: str, figure: Figure, day: date | None) -> Amount | None:
    """Return an amount of money in CFA francs; a number of milliards without a currency is one too.

    `day`: of publication, for the rate of the dollar.
    """
    if (short := _SHORT_UNIT.match(folded, figure.end)) is not None:
        figure = structs.replace(figure.times(1e9 if short["milliard"] else 1e6), end=short.end())
    other_currency = _CURRENCY_BEHIND.match(folded, figure.end)
    if other_currency is not None:
        name = other_currency["name"].removeprefix("de ").removeprefix("d'")
        return Amount(f"{_kind_of(folded, figure)} {name}", figure.loosened())
    currency = _CURRENCY.match(folded, figure.end) or _SYMBOL_BEFORE.search(
        folded[max(0, figure.start - 4) : figure.start]
    )
    if currency and currency.start() >= figure.end and _MORE_OR_LESS.match(folded, currency.end()):
        return None
    kind = currency.lastgroup if currency else None
    if (
        kind is None
        and figure.step >= 1e5
        and (
            figure.low >= 1e8
            or _kind_of(folded, figure) in _OF_LESS
            or _SUM_OF.search(folded, max(0, figure.start - 30), figure.start)
        )
        and not _WORD_BEHIND.match(folded, figure.end)
    ):
        kind = "xof"
    first, last = max(0, figure.start - 60), min(len(folded), figure.end + 30)
    of = _kind_of(folded, figure) if kind else ""
    is_less = figure.high < 1000 and of != "price"
    if kind is None or is_less or _OTHER_MONEY.search(folded, first, last):
        return None
    if _CHANGE_OF.search(folded, max(0, figure.start - 30), figure.start):
        of = "change"
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
