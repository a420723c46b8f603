"""Shares, weights, powers, lengths and terms of prison in French sentences, in one unit each."""

from __future__ import annotations

import math
import re

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_POWER = re.compile(
    r"\s?(?:de )?(?P<kw>kilowatts?\b|kw\b)|\s?(?:de )?(?P<mw>megawatts?\b|mw\b|mwc\b)"
    r"|\s?(?:de )?(?P<gw>gigawatts?\b|gw\b)"
)
_WEIGHT = re.compile(
    r"\s?(?:de )?(?:(?P<kg>kilos?|kilogrammes?|kg)|(?P<t>tonnes?|t)|(?P<g>grammes?|g))\b(?: (?:de "
    r"|d')(?:(?:resine|poudre|lingots?|barres?|herbe|feuilles|minerai|concentre|pate|graines|semences)"
    r" (?:de |d'))?(?P<what>\w+))?"
)
_WEIGHT_BEFORE = re.compile(
    r"(?:de l'|du |de la |de |d')(?P<what>or|cannabis|drogue|cocaine|resine|uranium|ivoire), \Z"
)
#: What makes a power one of several: «deux réacteurs de 1 000 mégawatts chacun».
_EACH = re.compile(r" (?:chacune?|par (?:unite|reacteur|tranche))\b")
#: What is given to eat, in whatever words.
_FOOD = frozenset({"vivres", "nourriture", "denrees", "aliments", "provisions", "victuailles"})
_ALSO_CALLED = {
    "chanvre": "cannabis",
    "haschich": "cannabis",
    "marijuana": "cannabis",
    "stupefiants": "drogue",
}
_IN_KG = {"kg": 1.0, "t": 1000.0, "g": 0.001}
_PERCENT = re.compile(r"\s?(?:%|pour cent|p\. ?100)")
#: What a share of a company is a share of.
_OF_CAPITAL = re.compile(
    r"\bcapital\b|\bparticipation (?:de l'etat|publique|du (?:mali|niger|burkina|tchad|senegal))"
    r"|\bpart (?:de l'etat|du (?:mali|niger|burkina))|% (?:de la (?:mine|societe|compagnie|raffinerie)"
    r"|du (?:projet|permis|gisement))"
    r"|\bdes actions\b|\bparts sociales\b|\bactionnaire"
)
_TURNOUT = re.compile(
    r"participation|se sont deplaces|ont vote|taux de (?:vote|participation)|electeurs|inscrits|aux urnes"
    r"|votants|affluence|bulletin dans l'urne"
)
_VOTES = re.compile(
    r"voix|suffrages|des votes|en tete|score|l'emporte|remport|elu|vainqueur|gagne|obtient|obtenu|recueill"
    r"|credite|devanc|distanc|s'est impose|s'impose|victoire|totalis|decroch"
)
#: Who joined a strike; where the share is of one town alone.
_STRIKE = re.compile(
    r"suivi|cesse (?:le|toute?) \w+|croise les bras|\bobservee?\b|\bgrev|grevist|mot d'ordre|debray"
    r"|arret de travail|\brepondu[^.;]{0,24} a l'appel"
)
_IN_ONE_TOWN = re.compile(
    r"\W{0,3}(?:a (?!l'|la |le )[\w-]+(?: et (?:a )?[\w-]+)?,|(?:dans|a|en) [^,;.]{0,40}\b(?:province|region"
    r"|departement|district|commune|cercle|circonscription|diaspora|etranger)\b)"
)
#: Who did not join.
_AT_WORK = FilteredPattern(
    r"\ben (?:classe|poste)\b|\bpresents?\b|\btravaill(?:e|ent|aient)\b|\b(?:au|leur) poste\b|\bouvert"
    r"|\bhausse"
    r"|\baugment|\bsalair"
)
#: In front of a share, that no place has one like it.
_NO_PLACE_WITH = re.compile(r"\b(?:aucune?|respectivement)\b")
#: Behind a share, what makes it one of those who voted, not of those who could.
_OF_VOTES = re.compile(
    r"\s?(?:%|pour cent) (?:des votants|(?:des |de )?(?:leurs )?(?:voix|suffrages|votes|bulletins))\b"
)
#: Voters who are told of by whom they voted for.
_CHOSEN = re.compile(
    r"(?:electeurs|votants|inscrits|d'entre eux)\b[^.;:]{0,50}? (?:ont|aient|auraient) (?:[\w-]+ ){0,2}?"
    r"(?:choisi|prefere|plebiscite|vote (?:\w+ )?(?:pour|en faveur)\b|accorde [^.;:]{0,20}(?:confiance"
    r"|suffrages)"
    r"|elu\b|porte [^.;:]{0,20}choix)"
    r"|(?:choisi|prefere|plebiscite|elu|designe)e? par [^.;:]{0,20}%"
)
#: Between a part and its whole, of whom both are: «cinquante-deux électeurs sur cent».
_VOTERS_OF = re.compile(r"\b(?:electeurs?|inscrits?|electrices|votants)\b")
_OF_VOTERS = re.compile(r"\s?(?:%|pour cent) de (?:votants|participation)\b")
_LENGTH = re.compile(r"\s?(?:de )?(?:km|kilometres?)\b")
_METRES = re.compile(r"\s?(?:de )?(?:metres|m)\b(?! (?:carres?|cubes?|d'altitude))")
_BUILT = FilteredPattern(
    r"\bponts?\b|\btunnel|\bdigue|\bbarrage|\bquai|\bmur\b|\blongueur|\bpasserelle|\bcanal"
)
_LITRES = re.compile(
    r"\s?(?:de )?(?:litres?|l)\b(?!')"
    r"(?: (?:de |d')(?:(?:gas[- ]?oil|gazole|essence|carburants?|petrole|kerosene"
    r"|hydrocarbures|super|diesel|fioul|produits petroliers)\b|(?P<what>\w{3,20})))?"
)
#: In front of a number, the strength of an earthquake.
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|intensite) (?:\w+ )?(?:de |d')?\Z|\b(?:mesur|evalu|estim)ee? (?:\w+ )?a \Z"
)
_QUAKE = FilteredPattern(r"seisme|secousse|tremblement|magnitude|richter")
#: What rises or falls by so many per cent, or is so many per cent.
_CHANGE = re.compile(
    r"(?P<rise>hausse|augment|progress|croissance|bond|accrois|croi(?:t|tra|trait)\b)|(?P<fall>baisse"
    r"|recul|chut|diminu|repli"
    r"|reduc)"
    r"|(?P<inflation>inflation)|(?P<success>reussite|admis|admission|succes)|(?P<coverage>couverture)"
    r"|(?P<capacity>remplissage)|(?P<completion>execution|realisation|avancement)"
)
_LONG = re.compile(
    r"\b(?:long|fibre|cable|canalis|route|piste|troncon|bitum|pipeline|oleoduc|gazoduc|ligne|voie|axe"
    r"|autoroute|rail|chaussee"
    r"|seront (?:repris|bitumes|construits|amenages)|reli)"
)
#: In front of a length, what makes it a distance.
_DISTANCE = re.compile(
    r"\b(?:a(?! \w+[eio]r[e]? )|situe\w*|distant\w*|rayon d[e']|profondeur|carres?) (?:\w+ )?\Z"
)
_PRISON = re.compile(
    r" (?P<unit>ans?|annees|mois) (?:fermes?\b|(?:de |d')(?:prison|emprisonnement|reclusion|detention"
    r"|travaux forces)|derriere les barreaux)"
)
#: In front of a term of prison, who asked for it, or what may come or is over.
_NO_SENTENCE = re.compile(
    r"(?:requi|reclam|demand|encour|risqu|passible|(?<!devra )(?<!devront )purg(?!era)|apres"
    r"|bout de|depuis|jusqu'a|maximum"
    r"|dont)(?:(?!condamn|ecop|inflig|prononc)[^.;]){0,50}\Z"
)
#: In front of years without a word for prison, what makes them a sentence: «à une peine de six ans».
_PENALTY = re.compile(r"\b(?:peines?|reclusion|detention|emprisonnement) (?:\w+ )?d(?:e |')\Z")
#: The same of what a court decided: «le verdict est tombé : quinze ans pour le chef de la bande».
_VERDICT = re.compile(r"\b(?:verdict|sentence|jugement|peines?|tribunal|cour|juges)\b[^.;]{0,90}[:,] ?\Z")
_FOR_THEM = re.compile(r" (?P<unit>ans?|mois) (?:pour|contre|a l'encontre d[e'u]\w*) ")
_UNIT = re.compile(r" (?P<unit>ans?|annees|mois)\b")
#: What is taken off a price.
_REBATE = re.compile(
    r"\b(?:remise|abattement|rabais|ristourne|reduction|exoneration) (?:d'environ |de |d')\Z"
)
#: Wages that are owed: «quatre mois d’arriérés», «les arriérés … portent sur deux mois».
_ARREARS = re.compile(
    r" mois (?:d'arrieres|d'impayes"
    r"|de (?:salaires?|pecules?|solde|primes?|loyers?)(?: (?:impayes?|en souffrance|dus))?)\b"
)
_OF_ARREARS = re.compile(
    r"\b(?:arrieres|impayes)\b[^.;]{0,90}?\b(?:port\w{1,6} sur|atteign\w{1,6}|s'elev\w{1,6} a) [^.;]{0,24}\Z"
)
#: In front of months, that they are paid or will be, which may be fewer than are owed; that they are claimed.
_PAID = re.compile(
    r"\b(?:regl|vers|pay|sold|apur|epong|liquid|honor)(?:er|era|eront|erait|eraient|e|ent|ait|aient|ant)"
    r" (?:[\w'-]+ ){0,3}?\Z"
)
_CLAIMED = FilteredPattern(
    r"\breclam|\bexig|\bdemand|\brevendiqu|\bobten|\battend|\brefus|\bn'a pas\b|\bsomm"
)
_AGED, _YEARS_OLD = re.compile(r"\bagee? d(?:e |')\Z"), re.compile(r" ans(?:,|\Z)")
_MIN_AGE, _MAX_AGE = 18, 110
#: What «almost N» is at least of N; shares of which «almost» says that they are rounded to the next ten.
_ALMOST, _ROUND = 0.9, 5
_OPPONENT = re.compile(r"(?:contre|face a|devant|a son rival)\s?\Z")


def _named_share(folded: str, figure: Figure) -> str:
    """Return what a share is of that is neither of votes nor of strikers; empty where no word says so."""
    if _OF_CAPITAL.search(folded, max(0, figure.start - 90), figure.end + 40):
        return "share of the capital"
    return "rebate" if _REBATE.search(folded, max(0, figure.start - 30), figure.start) else ""


def _narrow(share: Figure) -> Figure:
    """Return «près de 53 %» as at most a point below: who has it from 48 % says «près de 50 %»."""
    is_almost = not share.is_exact and math.isclose(share.low, _ALMOST * share.high)
    if not is_almost or share.high % _ROUND == 0:
        return share
    return structs.replace(share, low=share.high - 1)


def read_share(folded: str, figure: Figure) -> Amount | None:
    """Return a share of votes or of strikers, a turnout, a rebate or a change in per cent."""
    is_opponent = _OPPONENT.search(folded[max(0, figure.start - 12) : figure.start])
    if not _PERCENT.match(folded, figure.end) or is_opponent:
        return None
    figure = _narrow(figure)
    if named := _named_share(folded, figure):
        return Amount(named, figure.loosened())
    if _IN_ONE_TOWN.match(folded) or _NO_PLACE_WITH.search(folded, max(0, figure.start - 60), figure.start):
        return None
    near = folded[max(0, figure.start - 70) : figure.end + 50]
    of_votes = _OF_VOTES.match(folded, figure.end) is not None
    loose = figure.loosened()
    of_voters = _OF_VOTERS.match(folded, figure.end) is not None
    if not (of_votes or of_voters) and "abstention" in near and "participation" not in near:
        return Amount(
            "turnout", Figure(loose.start, loose.end, 100 - loose.high, 100 - loose.low, loose.step)
        )
    is_for_one = _CHOSEN.search(folded, max(0, figure.start - 70), figure.end + 120) is not None
    of = _share_by_words(near, of_votes or is_for_one)
    return Amount(of, loose) if of else None


def read_share_of_ten(folded: str, figure: Figure, whole: Figure, is_strike: bool) -> Amount | None:
    """Return a share of strikers, or a turnout, told as so many of ten: «neuf enseignants sur dix»."""
    near = folded[max(0, figure.start - 70) : whole.end + 50]
    percent = structs.replace(figure.times(100 / whole.high), end=whole.end)
    if _VOTERS_OF.search(folded, figure.end, whole.start) and not _CHOSEN.search(folded):
        return Amount("turnout", percent)
    return Amount("share on strike", percent) if is_strike and _STRIKE.search(near) else None


def read_share_of_strikers(folded: str, figure: Figure) -> Amount | None:
    """Return a share in a report of a strike, where its sentence tells anywhere of who joined."""
    is_told = _PERCENT.match(folded, figure.end) and _STRIKE.search(folded)
    return Amount("share on strike", figure.loosened()) if is_told and not _AT_WORK.search(folded) else None


def _share_by_words(near: str, of_votes: bool) -> str:
    """Return what a share is of by the words around it; empty where none says so."""
    if _TURNOUT.search(near) and not of_votes:
        return "turnout"
    if of_votes or _VOTES.search(near):
        return "share of the votes"
    if _STRIKE.search(near):
        return "share on strike"
    changes = [match.lastgroup for match in _CHANGE.finditer(near)]
    return f"percent {changes[-1]}" if changes else ""


def read_age(folded: str, figure: Figure) -> Amount | None:
    """Return the age of somebody: «âgé de 54 ans», «Issa Bouba, 54 ans,»."""
    is_told = _AGED.search(folded, max(0, figure.start - 12), figure.start) or (
        folded.endswith(", ", 0, figure.start) and _YEARS_OLD.match(folded, figure.end)
    )
    return Amount("years old", figure) if is_told and _MIN_AGE <= figure.low <= _MAX_AGE else None


def read_term(folded: str, figure: Figure) -> Amount | None:
    """Return a term of prison to which somebody is sentenced, in months."""
    term = _PRISON.match(folded, figure.end)
    if term is None and _PENALTY.search(folded, max(0, figure.start - 40), figure.start):
        term = _UNIT.match(folded, figure.end)
    if term is None and _VERDICT.search(folded, max(0, figure.start - 120), figure.start):
        term = _FOR_THEM.match(folded, figure.end)
    if term is None or _NO_SENTENCE.search(folded, max(0, figure.start - 70), figure.start):
        return None
    return Amount("prison", figure.times(1 if term["unit"] == "mois" else 12))


def read_arrears(folded: str, figure: Figure) -> Amount | None:
    """Return the months for which wages are owed, and not those that are paid or promised."""
    is_told = _ARREARS.match(folded, figure.end) or (
        folded.startswith(" mois", figure.end)
        and _OF_ARREARS.search(folded, max(0, figure.start - 150), figure.start)
    )
    is_paid = _PAID.search(folded, max(0, figure.start - 40), figure.start) and not _CLAIMED.search(folded)
    return Amount("months owed", figure) if is_told and not is_paid else None


def read_measure(folded: str, figure: Figure) -> Amount | None:
    """Return a weight in kilograms, a power in megawatts or the length of a road or line."""
    if (power := _POWER.match(folded, figure.end)) and not _EACH.match(folded, power.end()):
        factor = {"kw": 0.001, "mw": 1.0, "gw": 1000.0}[power.lastgroup or "mw"]
        return Amount("power", figure.loosened().times(factor))
    if _LENGTH.match(folded, figure.end):
        near = folded[max(0, figure.start - 60) : figure.end + 40]
        is_distance = _DISTANCE.search(folded, max(0, figure.start - 40), figure.start)
        return Amount("kilometres", figure) if _LONG.search(near) and not is_distance else None
    return _read_size(folded, figure) or _read_weight(folded, figure)


def _read_size(folded: str, figure: Figure) -> Amount | None:
    """Return the length of something built, the strength of an earthquake or a volume of a liquid."""
    if _METRES.match(folded, figure.end) and _BUILT.search(folded):
        return Amount("metres", figure)
    if _MAGNITUDE.search(folded, max(0, figure.start - 24), figure.start) and _QUAKE.search(folded):
        return Amount("magnitude", figure)
    litres = _LITRES.match(folded, figure.end)
    return Amount(f"litres {litres['what'] or 'of fuel'}", figure) if litres else None


def _read_weight(folded: str, figure: Figure) -> Amount | None:
    """Return a weight of something that is named, in kilograms."""
    weight = _WEIGHT.match(folded, figure.end)
    if weight is None:
        return None
    before = _WEIGHT_BEFORE.search(folded[max(0, figure.start - 24) : figure.start])
    what = weight["what"] or (before["what"] if before else "")
    what = "food" if what in _FOOD else _ALSO_CALLED.get(what, what)
    unit = next(name for name in _IN_KG if weight[name])
    return Amount(f"kg {what}", figure.loosened().times(_IN_KG[unit])) if what else None
