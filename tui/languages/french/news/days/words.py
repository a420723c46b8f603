"""Words around the days of a French report that its start and its end have in common."""

from __future__ import annotations

import re

#: Days on each of which something was, not one of them: «mardi et mercredi», «du 3 au 5 mai».
SEVERAL_DAYS = re.compile(r"(?<!\bil y)(?<=\w) (?:et|au|a) (?:le )?\w")
DAYS_OF_WEEK = 7
#: A report tells of nothing longer before its publication, in days.
MAX_DAYS_BEFORE = 21
#: In front of a day, what ended on it.
END_VERB = re.compile(
    r"(?:(?:s'est|s'etait|se sont|s'etaient) (?:\w{4,12} )?"
    r"(?:acheve|termine|conclu|referme|separe|quitte|clos)e?s?"
    r"|se (?:termine|conclu[te]|conclura|conclue|referme|separe|clot|clora)(?:r|nt|ra|ront)?"
    r"|(?:pris|prend|prendre|prendra|prendront) fin|s'acheve(?:r|ra|nt|ront)?|acheve|referme(?:e?s)?|boucle"
    r"|(?:sera|seront|etre|est|sont) (?:\w{4,12} )?(?:termine|acheve|conclu|clos)e?s?"
    r"|mis (?:fin|un terme)|cloturee?|close?|terminera|expire(?:ra)?|leve[er]?"
    r"|regagn(?:e|era|er|ait)|quitt(?:e|era|eront|er)|repart|(?:ferme|fermera|fermeront) ses portes"
    r"|(?:baisse|tire)(?:ra)? le rideau|pris l'avion|repris l'avion|s'est envolee?|pris conge|plie bagage"
    r"|rentree?|retour|reparti|repartira|(?:arriv(?:e|era)|parvien\w{1,4}|vien\w{1,4}) a (?:echeance|terme"
    r"|expiration))"
    r"(?: [\w’'-]+){0,4},? ?\Z"
)
#: Behind a day, that something ended on it: «c’est vendredi que la réunion a fermé ses portes».
END_BEHIND = re.compile(
    r",?[^.;:]{0,40} que? [^.;:]{0,60}?\b(?:ferme\w{0,2} ses portes|pris fin|a ete clos"
    r"|(?:s'est|se sont) (?:acheve|termine|conclu|referme|separe|quitte))"
)
SINCE, BETWEEN = ("depuis", "des "), "entre "
