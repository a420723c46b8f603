"""Words around the days of a French report that its start and its end have in common."""

from __future__ import annotations

import re

#: Days on each of which something was, not one of them: «mardi et mercredi», «du 3 au 5 mai».
SEVERAL_DAYS = re.compile(r"(?<!\bil y)(?<=\w) (?:et|au|a) (?:le )?\w")
DAYS_OF_WEEK = 7
END_VERB = re.compile(
    r"(?:acheve|referme(?:e?s)?|s'acheve|s'est achevee?|se sont acheve(?:e?s)?|s'achevent|s'est terminee?"
    r"|se termine|pris fin|prend fin|prendra fin|regagne|regagnera|quitte(?:ra|ront)?|prendre fin"
    r"|prendront fin|s'achever|pris l'avion|repris l'avion|s'est envolee?|pris conge|plie bagage"
    r"|cloturee?|close?|rentree?|retour|reparti|repartira|mis fin"
    r"|s'acheve(?:ra|nt)?|expire(?:ra)?|terminera|leve[er]?)"
    r"(?: [\w’'-]+){0,4},? ?\Z"
)
SINCE, BETWEEN = ("depuis", "des "), "entre "
