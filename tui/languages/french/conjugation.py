"""The forms of French verbs that press texts use: third persons, infinitive and participles.

Verbs in -er and in -ir (second group) are regular; others follow a model by their ending: recevoir,
concevoir. Source: the conjugation tables of any grammar; only what a verb looks like matters here, so that
forms which no verb has («fallu» in the plural) do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.languages.event_words import VerbTense

#: By the longest ending of an infinitive: third persons singular and plural of the present, the stems of the
#: imperfect and of the future, and the masculine past participle; `-` stands for what comes before the
#: ending.
_MODELS = {
    "venir": "-vient -viennent -ven -viendr -venu",
    "tenir": "-tient -tiennent -ten -tiendr -tenu",
    "partir": "-part -partent -part -partir -parti",
    "sortir": "-sort -sortent -sort -sortir -sorti",
    "mentir": "-ment -mentent -ment -mentir -menti",
    "sentir": "-sent -sentent -sent -sentir -senti",
    "servir": "-sert -servent -serv -servir -servi",
    "quérir": "-quiert -quièrent -quér -querr -quis",
    "mourir": "-meurt -meurent -mour -mourr -mort",
    "courir": "-court -courent -cour -courr -couru",
    "vrir": "-vre -vrent -vr -vrir -vert",
    "frir": "-fre -frent -fr -frir -fert",
    "cueillir": "-cueille -cueillent -cueill -cueiller -cueilli",
    "cevoir": "-çoit -çoivent -cev -cevr -çu",
    "mouvoir": "-meut -meuvent -mouv -mouvr -mu",
    "voir": "-voit -voient -voy -verr -vu",
    "vouloir": "-veut -veulent -voul -voudr -voulu",
    "devoir": "-doit -doivent -dev -devr -dû",
    "pouvoir": "-peut -peuvent -pouv -pourr -pu",
    "dre": "-d -dent -d -dr -du",
    "prendre": "-prend -prennent -pren -prendr -pris",
    "indre": "-int -ignent -ign -indr -int",
    "mettre": "-met -mettent -mett -mettr -mis",
    "battre": "-bat -battent -batt -battr -battu",
    "rompre": "-rompt -rompent -romp -rompr -rompu",
    "suivre": "-suit -suivent -suiv -suivr -suivi",
    "clure": "-clut -cluent -clu -clur -clu",
    "dire": "-dit -disent -dis -dir -dit",
    "lire": "-lit -lisent -lis -lir -lu",
    "uire": "-uit -uisent -uis -uir -uit",
    "crire": "-crit -crivent -criv -crir -crit",
    "naître": "-naît -naissent -naiss -naîtr -nu",
    "faire": "-fait -font -fais -fer -fait",
    "vaincre": "-vainc -vainquent -vainqu -vaincr -vaincu",
    "envoyer": "-envoie -envoient -envoy -enverr -envoyé",
    "ir": "-it -issent -iss -ir -i",
}
#: By the end of a past participle: the stem of the past historic, where it is another.
_PAST_HISTORIC = {
    **{"venu": "vin", "tenu": "tin", "ert": "ri", "mort": "mouru", "vaincu": "vainqui"},
    **{"du": "di", "tu": "ti", "pu": "pi", "it": "i"},
}
_DOUBLED = ("eler", "eter")
_GRAVE = {"e": "è", "é": "è"}


def conjugate(infinitive: str) -> Iterator[tuple[str, VerbTense]]:
    """Yield the forms of a French verb in lower case with accents, each with its tense or mood."""
    yield infinitive, "infinitive"
    ending = max((end for end in _MODELS if infinitive.endswith(end)), key=len, default="")
    if not ending:
        forms = _regular(infinitive)
    else:
        before = infinitive.removesuffix(ending)
        forms = [f"{before}{part[1:]}" for part in _MODELS[ending].split()]
    singular, plural, imperfect, future, participle = forms
    yield from ((form, "present") for form in (singular, plural, f"{imperfect}ons"))
    soft = _soften(imperfect)
    yield from ((f"{soft}{end}", "imperfect") for end in ("ait", "aient"))
    yield f"{soft}ant", "present participle"
    yield from ((f"{future}{end}", "future") for end in ("a", "ont"))
    yield from ((f"{future}{end}", "conditional") for end in ("ait", "aient"))
    base = participle.replace("û", "u") if participle.endswith("û") else participle
    yield participle, "past participle"
    for form in dict.fromkeys((base, f"{base}e", base if base.endswith("s") else f"{base}s", f"{base}es")):
        if form != participle:
            yield form, "past participle"
    yield from ((form, "past historic") for form in _past_historic(infinitive, soft, base))


def _regular(infinitive: str) -> list[str]:
    """Return the parts of a verb in -er, as the models give them, with the accent that changes."""
    stem = infinitive.removesuffix("er")
    spoken = stem
    if infinitive.endswith(_DOUBLED) and stem[-2] == "e" and not infinitive.endswith(("cheter", "geler")):
        spoken = f"{stem}{stem[-1]}"
    elif len(stem) > 1 and stem[-2] in _GRAVE and stem[-1] not in "aeiouéèxy":
        spoken = f"{stem[:-2]}{_GRAVE[stem[-2]]}{stem[-1]}"
    elif stem.endswith(("oy", "uy")):
        spoken = f"{stem[:-1]}i"
    future = f"{stem}er" if stem[-2:-1] == "é" else f"{spoken}er"
    return [f"{spoken}e", f"{spoken}ent", stem, future, f"{stem}é"]


def _soften(stem: str) -> str:
    """Return a stem as it is written before an a: «annonç», «engage»."""
    return f"{stem[:-1]}ç" if stem.endswith("c") else f"{stem}e" if stem.endswith("g") else stem


def _past_historic(infinitive: str, soft: str, participle: str) -> Iterator[str]:
    """Yield the third persons of the past historic."""
    if infinitive.endswith("er"):
        yield from (f"{soft}a", f"{infinitive.removesuffix('er')}èrent")
        return
    ending = max((end for end in _PAST_HISTORIC if participle.endswith(end)), key=len, default="")
    stem = participle.removesuffix(ending) + _PAST_HISTORIC.get(ending, "") if ending else participle
    if infinitive.endswith(("mettre", "prendre", "quérir")):
        stem = participle.removesuffix("s")
    elif infinitive.endswith("uire"):
        stem = f"{participle.removesuffix('t')}si"
    elif infinitive.endswith("indre"):
        stem = f"{participle.removesuffix('nt')}gni"
    yield from (f"{stem}t", f"{stem}rent")
