"""The words of French reports for what came of an event: adopted or rejected, kept up or called off."""

from __future__ import annotations

from typing import NamedTuple

from tui.languages.patterns.filtered_pattern import FilteredPattern

_AUX = r"(?:a ete|ont ete|est|sont|a|ont|avait ete|aurait ete|sera|seront)"
_TEXT = (
    r"(?:lois?|textes?|budget|constitution|code|motion|resolution|amendements?|ordonnances?|traite|accord"
    r"|reforme|projet|proposition)"
)
_HELD = (
    r"(?:marche|manifestation|greve|meeting|rassemblement|mouvement|sit-in|visite|voyage|sommet|reunion"
    r"|ceremonie|election|scrutin|vote|rencontre|mot d'ordre|debrayage|concert|rentree|conference"
    r"|inauguration|investiture|lancement|audience|session|referendum|festival|congres|dialogue|proces"
    r"|prestation de serment|pourparlers|negociations|discussions)"
)
_DEAL = r"(?:accord|compromis|protocole|consensus|terrain d'entente|entente|texte commun)"
_TALKS = r"(?:negociations|pourparlers|discussions|dialogue|mediation|concertations?|entretiens)"
#: What stands or falls, whole or not.
_WORK = (
    r"(?:oleoduc|pipeline|gazoduc|conduite|ouvrage|pont|pylones?|antennes?|barrage|centrale"
    r"|lignes? electrique"
    r"|ligne a haute tension|cables?|installations?|infrastructures?|raffinerie|depot|reservoirs?|avion"
    r"|appareil"
    r"|aeronef|helicoptere|base|camp|caserne|batiments?|mosquee|eglise|ecole|hopital|cathedrale|piste|radar"
    r"|station)"
)
_BETWEEN = r"[^.;:]{0,60}?"


class Course(NamedTuple):
    """How something may have come out, by the words for each value; of which kinds of events it is told."""

    of: str
    families: frozenset[str]
    values: dict[str, FilteredPattern]
    words: tuple[str, ...]  # of which a sentence that tells has one
    beside: FilteredPattern | None = None  # what is told of others, or of a part


COURSES = (
    Course(
        "ballot",
        frozenset({"law", "election", "agreement"}),
        {
            "adopted": FilteredPattern(
                rf"\b(?:adopt|approuv|vot|entérin|enterin|ratifi)(?:e|ee|ent|es"
                rf"|ees)\b(?! contre){_BETWEEN}\b{_TEXT}\b"
                rf"|\b{_TEXT}\b{_BETWEEN}\b{_AUX} (?:\w{{4,14}} )?(?:adopt|approuv|vot|enterin"
                rf"|ratifi)ee?s?\b"
                r"|\badoption (?:de|du|d')"
                r"|\b(?:dit|dis\w{1,4}|vot\w{1,4}) (?:\w{4,12} )?oui (?:\w{4,12} )?(?:a|au|aux)\b"
                rf"|\b(?:donn|accord)\w{{1,4}} (?:\w{{4,12}} )?(?:son|leur) (?:aval|accord|feu vert"
                rf"|assentiment) (?:a|au) {_BETWEEN}\b{_TEXT}\b"
                rf"|\b{_TEXT}\b{_BETWEEN} (?:est |a ete )?(?<! pas )passee? (?:\w{{4,12}} )?"
                r"(?:a|par|avec|de|devant)\b"
            ),
            "rejected": FilteredPattern(
                rf"\b(?:rejet|repouss|retoqu|desapprouv)(?:te|tee?|ent|tent|e|ee|es"
                rf"|ees)\b{_BETWEEN}\b{_TEXT}\b"
                rf"|\b{_TEXT}\b{_BETWEEN}\b{_AUX} (?:\w{{4,14}} )?(?:rejet|repouss|retoqu)ee?s?\b"
                r"|\b(?:dit|dis\w{1,4}|vot\w{1,4}) (?:\w{4,12} )?non (?:\w{4,12} )?(?:a|au|aux)\b"
                rf"|\b{_TEXT}\b{_BETWEEN} (?:a |est )?(?:echou\w{{1,3}}|enterree?|recalee?)\b"
                rf"|\b{_TEXT}\b{_BETWEEN} n'est pas passee?\b"
                r"|\brejet (?:de|du|d')|\bvot\w{1,3} contre\b|\bn'(?:a|ont) pas (?:ete )?(?:adopt|approuv"
                r"|vot)ee?\b"
                rf"|\b{_TEXT}\b{_BETWEEN}\bn'(?:a|ont) pas (?:ete )?(?:adopt|approuv|vot|obtenu|recueilli)"
            ),
        },
        ("adopt", "approuv", "vot", "enterin", "ratifi", "rejet", "repouss", "retoqu", " oui ", " non ",
         "passe", "echou", "enterre", "recale", "feu vert", " aval ", "accord", "assentiment"),
    ),
    Course(
        "battle",
        frozenset({"attack"}),
        {
            "repelled": FilteredPattern(
                r"\b(?:a|ont) (?:\w+ )?(?:reconquis|deloge|repris (?:\w+ )?(?:le controle|la ville"
                r"|la localite))\b"
                r"|\brepouss(?:e|ee|es|ees|ent|ant)\b|\bmise?s? en (?:deroute|fuite|echec)\b|\bdejou(?:e"
                r"|ee|es"
                r"|ent)\b"
                r"|\bneutralise l'(?:attaque|assaut)\b"
                r"|\b(?:garde|gardent|garder|conserve|conservent|conserver|tient|tiennent"
                r"|tenir)\b[^.;:]{0,20}"
                r"\b(?:le controle|la position|la ville|le camp|la localite)\b"
                r"|\b(?:toujours|restee?s?|demeuree?s?|demeurent|restent) sous (?:le )?controle\b"
            ),
            "taken": FilteredPattern(
                r"\b(?:pris|prennent|prendre|prise)\b[^.;:]{0,30}\b(?:le |du )?controle d[e'u]|\bs'(?:est"
                r"|etaient|sont)"
                r" empar|\bempar(?:es|ee|ees)? d[e'u]|\btomb(?:e|ee|es|ees) (?:\w+ )?(?:aux"
                r"|entre les) mains\b"
                r"|\bsous (?:le )?controle des (?:rebelles|djihadistes|insurges|assaillants)"
                r"|\bconquis(?:e|es)?\b|\bla chute (?:de|d')|\bpasse(?:e|es)? (?:\w+ )?aux mains\b"
                r"|\boccup(?:e|ee|ent|es) [^.;]{0,24}\b(?:le camp|la ville|la base|la localite|le poste)\b"
            ),
        },
        ("repouss", "deroute", "fuite", "dejou", "control", "position", "empar", "aux mains", "conquis",
        "chute",
         "neutralise l'", "garde", "tien", "en echec", "occup"),
    ),
    Course(
        "damage",
        frozenset({"attack", "accident", "disaster"}),
        {
            "damaged": FilteredPattern(
                rf"\b{_WORK}\b{_BETWEEN}\b{_AUX} (?:\w{{4,14}} )?(?:perce|endommage|detrui[ts]|eventre"
                rf"|abime"
                r"|sabote|dynamite|sectionne|mis\w{0,2} hors (?:d'usage|service)|touche|atteint"
                r"|incendie)e?s?\b"
                rf"|\b(?:perce|endommag|detrui|eventr|sabot|dynamit"
                rf"|sectionn)\w{{1,3}} (?:\w+ ){{0,2}}{_WORK}\b"
            ),
            "intact": FilteredPattern(
                rf"\b{_WORK}\b[^.;:]{{0,30}}?\bn'(?:a|ont) (?:subi|enregistre|connu) (?:aucun"
                rf"|pas de) (?:dommage"
                rf"|degat)|\b{_WORK}\b[^.;:]{{0,30}}?\bn'(?:a|ont) (?:pas|jamais) ete (?:perce|endommag"
                rf"|detrui"
                rf"|touche|atteint|vise|sabot)|\b{_WORK}\b[^.;:]{{0,24}}?\b(?:est|sont|reste|restent"
                rf"|demeure"
                rf"|demeurent) (?:\w+ )?(?:intact|operationnel)|\baucun (?:degat"
                rf"|dommage) [^.;:]{{0,30}}?\b{_WORK}\b"
            ),
        },
        ("perc", "endommag", "detrui", "eventr", "abim", "sabot", "dynamit", "sectionn", "hors ", "touche",
         "atteint", "incendi", "degat", "dommage", "intact", "operationnel"),
    ),
    Course(
        "talks",
        frozenset({"talks", "visit", "agreement", "truce"}),
        {
            "agreed": FilteredPattern(
                r"\b(?:acheve\w{0,3}|conclue?s?|debouche\w{0,2}|abouti\w{0,2}|soldee?s?|terminee?s?"
                r"|parvenue?s?|clos\w{0,2})\b[^.;:]{0,40}?\b(?:sur|par|a) (?:un|cet|l') ?"
                rf"(?:{_DEAL}|document)\b"
                r"|\b(?:trouve|scelle|arrache|conclu|paraphe|signe) (?:[\w']+ ){0,3}?un (?:document"
                r"|memorandum"
                rf"|{_DEAL})\b|\b(?:un|l') ?{_DEAL} [^.;:]{{0,30}}?\b(?:a|ont) ete (?:\w+ )?(?:trouve"
                rf"|conclu"
                r"|scelle|arrache|signe|paraphe|obtenu)|\btombee?s? d'accord\b|\bfumee blanche\b"
                r"|\b(?:sont|etaient) convenu\w{0,2} d|\bse sont (?:\w{4,14} )?(?:entendu|accorde)\w{0,2}"
                r" (?:[\w']+ ){0,3}?sur\b"
            ),
            "failed": FilteredPattern(
                r"\b(?:ont|a) (?:\w+ )?(?:echoue|capote|tourne court|achoppe)\b|\bsans (?:aucun "
                r"|le moindre )?"
                rf"(?:{_DEAL}|resultat|succes|avancee|rien signer|parvenir|s'entendre|s'accorder"
                rf"|conclure)\b"
                rf"|\b(?:echec|rupture|blocage|suspension) d(?:e|es|u)\b[^.;:]{{0,20}}\b{_TALKS}\b"
                rf"|\b(?:rompu|suspendu|claque la porte)\b[^.;:]{{0,30}}\b{_TALKS}\b"
                rf"|\b{_TALKS}\b[^.;:]{{0,40}}\b(?:par|sur) un (?:constat d')?(?:echec|desaccord)\b"
                r"|\brien n'a (?:ete |pu etre )?(?:sign|conclu|decid|acte|convenu|arrete)\w{0,2}\b"
                r"(?![^.;]{0,24}\b(?:but|objet|prevu|question)\b)"
                r"|\b(?:debouche|abouti)\w{0,2} (?:\w+ )?(?:sur|a) rien\b"
                rf"|\baucun {_DEAL}\b|\bpas (?:de |d'){_DEAL}\b|\bdans l'impasse\b|\bau point mort\b"
                r"|\b(?:n'(?:a|ont)|ne (?:sont|se sont)) (?:pas|guere|jamais"
                r"|toujours pas) (?:\w+ )?(?:abouti"
                r"|reussi a s'(?:entendre|accorder)|pu s'(?:entendre|accorder)|parvenu\w{0,2}"
                r"|rien donne|tombe\w{0,2} d'accord|mis d'accord|entendu\w{0,2})\b|\bdos a dos\b"
                r"|\bchou blanc\b"
                r"|\bcamp(?:e|ent|es)? (?:\w+ )?sur (?:leurs|ses) positions"
            ),
        },
        ("accord", "compromis", "protocole", "entente", "echou", "capot", "court", "achopp", "succes",
        "echec",
         "resultat", "rompu", "rupture", "blocage", "suspen", "claque", "impasse", "sans ", "abouti",
         "point mort", "parvenu", "entend", "dos a dos", "chou blanc", "positions", "rien", "accorde",
         "fumee",
         "convenu", "consensus", "document"),
    ),
    Course(
        "leaving",
        frozenset({"appointment", "coup"}),
        {
            "resigned": FilteredPattern(
                r"\b(?:a|ont|avait) (?:\w{4,14} )?(?:demissionne|rendu (?:sa|leur) (?:demission|tablier)"
                r"|(?:presente|remis|depose|annonce) sa demission)|\bdemissionne(?:nt)?\b"
                r"|\bdemissionnaire\b"
                r"|\b(?:jette l'eponge|rend son tablier)\b|\bdepart volontaire\b"
            ),
            "dismissed": FilteredPattern(
                r"\b(?:limog|revoqu|congedi|destitu|demis|remerci|ecart|debarqu)(?:e|ee|es|ees|is|ise"
                r"|eage)?\b(?!s)"
                r"|\breleve[es]{0,2} de (?:ses|leurs) fonctions\b|\bmis fin (?:a|aux) (?:ses "
                r"|leurs )?fonctions\b"
                r"|\blimogeage\b|\brevocation\b|\bdemis de ses\b"
            ),
        },
        ("demission", "tablier", "eponge", "depart v", "limog", "revo", "congedi", "destitu", "demis",
        "remerci",
         "ecart", "debarqu", "releve", "mis fin"),
    ),
    Course(
        "course",
        frozenset({"protest", "visit", "election", "talks", "celebration", "opening", "appointment"}),
        {
            "called off": FilteredPattern(
                rf"\b{_HELD}\b{_BETWEEN}\b{_AUX} (?:\w{{4,14}} )?(?:annul|suspend|lev|rapport|decommand"
                rf"|revoqu)(?:e|ee|u|ue|es"
                r"|ees|us|ues)\b"
                rf"|\b(?:annul|suspend|lev|decommand)(?:e|ent|ons|u|ant)\b{_BETWEEN}\b{_HELD}\b"
                rf"|\bannulation d[e'u]"
                rf"|\bsuspension d[e'u] ?(?:la |l'|leur )?{_HELD}"
                rf"|\b{_HELD}\b{_BETWEEN}\bn'(?:a|aura|ont) (?:pas|finalement pas|plus) (?:lieu|eu lieu)"
            ),
            "put off": FilteredPattern(
                rf"\b{_HELD}\b{_BETWEEN}\b{_AUX} (?:\w{{4,14}} )?(?:report|repouss|differ|ajourn|decal)(?:e"
                rf"|ee|es|ees)\b"
                rf"|\b(?:report|repouss|ajourn)(?:e|ent)\b{_BETWEEN}\b{_HELD}\b|\breport d[e'u]"
                rf"|\bajournement d[e'u]"
            ),
            "kept up": FilteredPattern(
                rf"\b(?:maintien(?:t|nent)|maintenu|poursui(?:t|vent)|reconduisent|reconduit|durcit"
                rf"|durcissent){_BETWEEN}\b{_HELD}\b"
                rf"|\b{_HELD}\b{_BETWEEN}\b(?:{_AUX} (?:\w{{4,14}} )?(?:maintenu|reconduit)(?:e|es|s)?\b"
                rf"|aura bien lieu"
                r"|se poursui(?:t|vra)|continue)"
            ),
        },
        ("annul", "suspend", "suspens", "leve", "rapporte", "decommand", "revoqu", "lieu", "report",
        "repouss",
         "differ", "ajourn", "decal", "maint", "poursui", "recondui", "durci", "continue"),
    ),
)  # fmt: skip
