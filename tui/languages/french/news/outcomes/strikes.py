"""Whether a strike was kept or not, by a French report: whole («totale», «tout est à l’arrêt») or in part."""

from __future__ import annotations

from tui.languages.french.news.outcomes.course_kinds import Course
from tui.languages.patterns.filtered_pattern import FilteredPattern

_STRIKE = r"(?:greve|mouvement|debrayage|mot d'ordre|arret de travail)"
_CALL = rf"(?:{_STRIKE}|mobilisation|adhesion|participation|appel|operation|ville morte)"
_KEPT_BY = r"\b(?:suivi|observe|respecte)e?s? (?:[^.;:,]{0,30} )?(?:a|par)"
_IS = (
    r"(?:est|etait|a ete|reste|demeure|se voulait|fut|aura ete|n'est|n'etait|n'a ete|n'aura ete)"
    r"(?: (?:restee?|demeuree?|consideree? comme|jugee?|qualifiee? de|quasi|presque|quasiment"
    r"|pratiquement))?"
)
_NOT_OF_TIME = r"(?! (?:aux?|a|dans le temps|sur|de)\b)"
#: Who and what keeps still in a strike, or does not.
_WORK = (
    r"(?:banques|ecoles|classes|lycees|cours|hopitaux|services|guichets|bureaux|boutiques|commerces"
    r"|magasins|marches?|stations?|trains|bus|taxis|avions|vols|conteneurs?|camions|terminaux|grues"
    r"|usines?|agences|tribunaux|audiences|urgences|pharmacies|boulangeries|ateliers|chantiers?|navires"
    r"|administrations?|etablissements|echoppes|liaisons|rotations|dockers|enseignants|agents|travailleurs"
    r"|salaries|employes|medecins|infirmiers|magistrats|greffiers|chauffeurs|cheminots|professeurs"
    r"|maitres|ouvriers|mineurs|commercants|transporteurs|routiers|boulangers|etudiants|fonctionnaires"
    r"|journalistes|douaniers|pilotes|juges|avocats|secretaires|aiguilleurs)"
)
_ONE = _WORK.replace("s|", "|").replace("s)", ")").replace("s?", "")
_MOST = (
    r"(?:la plupart des|la majorite des|l'essentiel des|une bonne partie des|une majorite d(?:e |')"
    r"|presque tou(?:te)?s les|(?:deux|trois|quatre|sept|huit|neuf) (?:[a-z]+ )?sur (?:trois|quatre|cinq"
    r"|dix))"
)
_MOST_OF = (
    rf"(?:{_MOST} (?:[a-z'-]+ ){{0,2}}?{_WORK}"
    rf"|(?:deux|trois|quatre|sept|huit|neuf) {_WORK} sur (?:trois|quatre|cinq|dix))"
)
_WORKED = (
    r"(?:fonctionn\w{1,5}|ouver(?:t|te|ts|tes)|ouvr\w{1,4}|travaill\w{1,5}|circul\w{1,5}|assur\w{1,5}"
    r"|(?:ont|ont eu|avaient) lieu|a(?:ssuraient)? (?:leur|son) poste|accueilli\w{0,3}|rouver\w{1,3}|servi"
    r"|tourn\w{1,5}|a pied d'oeuvre)"
)
_STOPPED = (
    r"(?:(?:ont|avaient|a) (?:cesse le travail|debraye|arrete le travail|croise les bras|repondu|suivi)"
    r"|(?:sont|etaient) en greve|(?:sont |etaient )?(?:reste\w{0,2} )?ferme\w{1,2}|baisse\w{0,2} (?:leurs? )?"
    r"rideaux?|n'ont pas (?:ouvert|travaille|fonctionne|circule|pris (?:leur|le) (?:service|poste|travail)))"
)

STRIKES = Course(
    "following",
    frozenset({"protest"}),
    {
        "followed": FilteredPattern(
            r"\b(?:largement|massivement|tres|bien|totalement|unanimement|fortement"
            r"|entierement|integralement|scrupuleusement|a la lettre) (?:ete )?"
            r"(?:suivi|observ|respect)\w{0,3}\b|\b(?:suivi|observe|respecte)e?s? (?:massivement|largement"
            r"|a la lettre|scrupuleusement|unanimement|partout|dans tout)\b"
            r"|(?<!n')\b(?:a|ont) (?:\w{2,14} )?paralys(?:e|ee|es)\b"
            r"|\bparalysee?s? (?:[^.;:,]{0,24} )?(?:par|a cause d'|du fait d')"
            rf"[^.;:]{{0,24}}\b{_STRIKE}\b"
            r"|\bet (?:\w+ment )?paralyse (?:\w+ment )?(?:l[ea]s? |l'|tou(?:t|te|s|tes) )"
            r"|(?<!n')\b(?:a|ont|sont|etaient|ete) (?:\w{2,14} )?(?:mise?s? )?a l'arret\b"
            r"|\b(?:reussite|mobilisation|adhesion|participation) (?:est |a ete )?(?:quasi[ -])?(?:totale"
            r"|massive|eclatante|incontestable|record)\b|\b(?:franche|pleine|belle|grande) reussite\b"
            r"|\bparalyse(?:nt)?\b|\bportes closes\b|\bcours desert"
            r"|\bville morte reussie\b|\b(?:largement|massivement|bien) (?:ete )?entendu\b"
            r"|\b(?:franc|grand|plein) succes\b"
            rf"|{_KEPT_BY} (?:(?:plus|pres) de |quelque )?(?:100|9\d|8\d) %"
            r"(?![^.;]{0,70}\b[1-3]?\d(?:,\d)? %)"
            # «la grève est totale», «un mouvement général»
            rf"|\b{_CALL}\b(?:(?! (?:ne|n'a|n'est)\b)[^.;:»]){{0,60}} {_IS} (?:totale?|generale?"
            rf"|unanime|complete?|massive?)\b{_NOT_OF_TIME}"
            r"|\b(?:arret|blocage|paralysie) (?:total|complet|totale|complete)\b|\bgreve totale\b"
            # «pas un conteneur n’a bougé», «aucun train n’est parti»
            rf"|\b(?:pas une?(?: seule?)?|aucune?) {_ONE}\b[^.;:,]{{0,40}}\bn'(?:a|est|avait|etait)\b"
            r"(?! pas)"
            rf"|\b(?:pas|plus) une? (?:seule? )?{_ONE} (?:ouverte?|en marche|en vue)\b"
            rf"|\b{_MOST_OF} [^.;:]{{0,24}}?\b{_STOPPED}\b"
            rf"|\btou(?:te)?s les {_WORK} [^.;:]{{0,24}}?\b{_STOPPED}\b"
        ),
        "ignored": FilteredPattern(
            r"\b(?:peu|mal|timidement|faiblement|diversement|partiellement|moyennement|guere"
            r"|inegalement|pas) (?:ete )?"
            r"(?:suivi|observ|respect|entendu)\w{0,3}\b|\b(?:fonctionn|ouvert|travaill)\w{0,3}"
            r" (?:presque |quasi |quasiment |a peu pres )?normalement\b"
            r"|\b(?:suivi|observe|respecte|entendu)e?s? (?:que )?(?:en partie|partiellement|timidement"
            r"|diversement|faiblement|mollement|par endroits|par une (?:minorite|poignee|partie))\b"
            r"|\bfaible mobilisation\b|\bmitige\b|\bboud(?:e|ee|ent)\b"
            rf"|\b(?:{_STRIKE}|(?:mobilisation|participation|adhesion)(?: [^.;:,]{{0,40}})??)"
            r" (?:est |etait |a ete |reste )?(?:tres |plutot |assez |bien )?"
            r"(?:limite|faible|marginal|modeste|minoritaire|derisoire|partiel|partielle)e?\b"
            r"(?! (?:aux?|a|dans le temps)\b)"
            rf"|\b{_CALL}\b[^.;:»]{{0,60}} {_IS} (?:que )?(?:tres |plutot |assez |bien )?"
            rf"(?:partiel|partielle|limitee?|marginale?|inegale?|minoritaire|symbolique)\b{_NOT_OF_TIME}"
            rf"|\b{_STRIKE}\b[^.;:»]{{0,40}}\bn'(?:a|ont) (?:pas|guere|nullement|aucunement) "
            r"(?:vraiment )?(?:empeche|perturbe|paralyse|desorganise|affecte|bloque|vide)\b"
            rf"|{_KEPT_BY} (?:(?:moins|pres|plus) de |a peine |quelque )?"
            r"(?:[1-3]\d|\d)(?:,\d)? %"
            r"|\btimide\b|\b(?:flop|fiasco|echec)\b|\bn'(?:a|ont) pas (?:ete )?(?:suivi|mobilis|observ)"
            rf"|\b{_MOST_OF}(?:, [^.;:]{{2,20}},?| [^.;:]{{0,24}}?)? ?\b{_WORKED}\b"
            rf"|\bdans {_MOST_OF},? (?:[^.;:]{{0,24}}? )?{_WORKED}\b"
            rf"|\b(?:cours|services|guichets|vols|audiences|activites) (?:\w+ )?(?:ont|sont|etaient|ont ete) "
            r"(?:pu )?(?:etre )?(?:eu lieu|assur\w{1,4}|tenus?|garanti\w{0,2}|maintenu\w{0,2})"
        ),
    },
    (
        "suivi", "observ", "respect", "entendu", "ville morte", "normalement", "closes", "desert",
        "paralys", "a l'arret", "succes", "reussite", "mobilis", "mitig", "participation", "adhesion",
        "limite", "faible", "marginal", "modeste", "minoritaire", "derisoire", "n'a ", "n'ont ",
        "boud", "timide", "flop", "fiasco", "echec", "total", "general", "unanime", "complet", "massi",
        "partiel", "inegal", "symbolique", "blocage", "paralysie", "n'est ", "n'etait ", " sur ",
        "plupart", "majorite", "essentiel", "partie", "tous les", "toutes les", "pas un", "plus un",
        "eu lieu", "assur", "tenu", "garanti", "maintenu",
    ),
)  # fmt: skip
