"""The noise of scraped press pages, as a table of rules: what each knows a line by, and what it takes from it.

A rule is a name and a pattern over plain text (see `press`). What a line gives is named by the pattern's
groups: `published`, `modified`, `dated`, `authors`, `source`, `publisher`, `url`. A line that no rule knows
is story.

PIECES make up whole lines, in any order and number: «Niger | Publié le 28 juillet 2023 | Par A. B. | 811 vues».
LINES know a line by how it begins. OPENINGS begin a box of lines or the end of the page. ENDS are glued to
the end of a story's paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.corpus.press import pattern, plain

#: A longer line, in characters, is never looked at whole: no rule knows so long a line.
LONGEST = 400

_BY = (
    "(?i:(?:(?:article|texte|propos|recit|reportage|entretien|interview|analyse|dossier|enquete|correspondance)s? )?"
    "(?:(?:ecrit|redige|publie|poste|propose|realise|recueillis?|mis en ligne)e?s? )?(?:et [a-z]+ )?(?:par|by)"
    "|(?:auteure?s?|texte|redaction|authors?|journaliste|signe) ?(?=:)) ?:? ?"
)
_WITH = (
    "(?i:avec|with) (?:(?i:les agences|agences|agencies)|(?i:l')?(?P<source><AGENCY>(?:(?:<JOIN>)<AGENCY>)*))"
)
_NAMES = r"(?:(?:Dr|Pr|Me|M|Mme|Mlle)\.? )?(?!<MEDIUM>)(?P<authors><NAME>(?:<JOIN><NAME>)*|<INITIALS>(?: <NAME>)?)"
_AFTER = (
    r"(?:,? ?[(–-]? ?(?:<JOB>|(?i:correspondance))[^|•·–—()\d]{0,60}\)?)?(?:,? ?\(?(?i:a|au|en|aux|pour|depuis) [A-Z][\w' -]{2,30}\)?)?"
    rf"(?: ?[(,/–-]? ?(?:{_WITH}|(?P<source><MEDIUM>))\)?)?(?:,? ?\(?@\w+\)?| ?\(?[\w.+-]+@[\w.-]+\)?)*"
)


class Rule(NamedTuple):
    """A kind of noise; `at_ends`: only above the story and below it, where it cannot be story."""

    name: str
    template: str
    at_ends: bool = False


PIECES = (
    Rule("published", r"(?i:(?:article |texte )?(?:publiee?s?|mise? en ligne|postee?|parue?|redigee?|ecrite?|creee?|ajoutee?"
         r"|published|posted|publication|date(?: de (?:publication|parution))?|edition)\b(?: on)?)"
         rf"(?: (?i:par) {_NAMES},?)? ?:? ?(?:<TIME>,? )?(?i:(?:le|on|du|ce)\b)? ?:? ?(?P<published><DAY>)(?:<TIME>)?"),
    Rule("published", r"(?i:publiee?|mise? en ligne|postee?|parue?|published|posted) ?:? ?(?:<AGO>|<PARTIAL>)(?:<TIME>)?"),
    Rule("modified", r"(?i:modifiee?|mise? a jour|derniere (?:mise a jour|modification)|actualisee?|maj|(?:last )?(?:updated|modified)|editee?)\b"
         r"(?: ?:| \(| (?i:le|du|a|on)\b)* ?(?:(?P<modified><DAY>)(?:<TIME>)?|(?:<AGO>|<PARTIAL>)(?:<TIME>)?|<TIME>)"),
    Rule("date", r"(?i:(?:du|date ?:|le) )?(?P<dated><DAY>|<MONTH>)(?:<TIME>)?", at_ends=True),
    Rule("day without a year", r"(?:<PARTIAL>|<AGO>)(?:<TIME>)?", at_ends=True),
    Rule("time", "<TIME>", at_ends=True),
    Rule("byline", rf"{_BY}(?:(?i:notre|nos|de notre) <JOB>[^,:|]{{0,40}}[,:] ?)?{_NAMES}{_AFTER}(?! [a-z])"),
    Rule("byline", rf"(?:(?i:de|avec) )?(?i:notre|nos) <JOB>(?: (?i:a|au|aux|en|dans|regionale?|permanente?|speciale?|particuliere?)\b[^,:|.]{{0,40}})?(?:[,:–-] ?{_NAMES}{_AFTER})?"),
    Rule("byline", rf"{_BY}(?:(?P<publisher><MEDIUM>) {_WITH}|(?P<source><MEDIUM>))"),
    Rule("byline of nobody", rf"{_BY}(?i:(?:la |notre |l')?(?:redaction|redac|equipe(?: de)?)(?: (?!le )(?:de |du |d')?[a-z][\w'.-]*){{0,3}}|admin\w*|webmaster|<JOB>(?: [\w'-]+){{0,3}})"),
    Rule("byline of nobody", "(?i:(?:la )?redaction(?: web| numerique| en ligne)?|l'equipe de redaction|service \\w+)(?: (?i:de|d'|du) ?[A-Z][\\w' -]{1,30}| <MEDIUM>)?(?: (?i:avec) <AGENCY>)?", at_ends=True),
    Rule("agency", rf"\(?(?P<publisher><MEDIUM>)?,? ?{_WITH}\)?"),
    Rule("agency", r"(?:(?i:agence) )?[(\[]?(?P<source><AGENCY>)[)\]]?"),
    Rule("agency", r"\(?(?:(?P<source><AGENCY>)|(?P<source>(?i:afp|anp|reuters|dpa|efe|apa|ats|belga|pana|xinhua|tass)))\)?(?:(?:[/-]| - )[A-Za-z]{2,4})*(?!\w)"),
    Rule("agency", r"[A-Z]{2,4}(?:/[A-Z]{2,4})*/(?P<source>ANP|AMAP|AIB|APS|AIP|AGP|ATOP)\b[- /]*(?:\d{1,5}\b ?)?(?:<DAY>|<MONTH>|<PARTIAL>|[a-z]+)?"),
    Rule("source", r"(?i:d'apres|selon|via|source|sources|avec) (?P<source><MEDIUM>(?:<JOIN><MEDIUM>)*)"),
    Rule("medium", "(?P<publisher><MEDIUM>)", at_ends=True),
    Rule("views", r"(?i:(?:lu|vu|consulte|partage)e? )?\d[\d .,]*[kK]? ?(?i:vues?|views?|lectures?|visites?|clics?|fois|partages?|shares?"
         r"|commentaires?|comments?|reactions?|j'aime|likes?|mots|telechargements|abonnes)(?!\w)"),
    Rule("views", r"(?i:vues?|lectures?|nombre de (?:lectures|vues|visites)|partages|visites|post views|hits|affichages|views|shares) ?: ?\d[\d .,]*[kK]?"),
    Rule("number", r"\d{1,6}(?![\w%])", at_ends=True),
    Rule("reading time", r"(?i:(?:temps|duree) (?:de lecture|estimee?)(?: estimee?)? ?:? ?(?:environ |moins d'|~|<)? ?(?:\d+|une) ?(?:minutes?|mins?|mn|m|'|secondes?|sec|s)?(?: \d+ ?s\w*)?"
         r"|(?:lecture|ecoute) ?:? ?(?:de )?\d+ ?(?:minutes?|mins?|mn)|reading time ?:? ?\d+ ?min\w*(?: read)?|\d+ ?(?:minutes?|mins?|mn)\.? (?:de lecture|d'ecoute|read)|\d+ ?min(?:utes?)?\.?(?: \d+ ?s\w*)?)(?!\w)"),
    Rule("audio", r"(?i:(?:audio|ecouter|ecoute|podcast|video|duree)) ?:?[ -]*\d{1,2}:\d\d"),
    Rule("buttons", r"(?i:partage[rz]?|envoyer|suivez-nous|suivre|rejoignez-nous|abonnez-vous|retrouvez-nous|share|follow us)(?: (?i:cet? article|cette page|ceci|l'article|la page|le|nous|this|nous aussi))?"
         r" ?(?i:sur|par|via|on|avec|by|with|a)(?: (?i:(?:vos|nos) reseaux(?: sociaux)?|les reseaux sociaux|un ami|vos amis|<BUTTON>))"),
    Rule("buttons", r"(?i:partage[rz]? (?:cet article|cette page|l'article|ceci|la publication|sur|avec)|ajouter a (?:vos selections|mes favoris)|(?:reutiliser|signaler|sauvegarder|imprimer|telecharger) (?:ce contenu|cet article|l'article)|j'aime ca|j'aime chargement|chargement|reseaux sociaux)"),
    Rule("buttons", r"(?i:cliquez? pour (?:partager|envoyer|imprimer|agrandir)[^.|]{0,60}(?:\(ouvre dans une nouvelle fenetre\))?)"),
    Rule("buttons", "<BUTTON>"),
    Rule("buttons", "(?i:ok|top|haut|plus|retour|like|don|fermer|ouvrir|lien|langues?|archives|contacts?|ecouter|suivre)(?!\\w)", at_ends=True),
    Rule("section", r"(?:(?i:dans|in|rubrique ?:?|categorie ?:?) )?<RUBRIC>", at_ends=True),
    Rule("place and day", r"<PLACE>, ?(?i:le )?(?P<dated><DAY>)(?:<TIME>)?", at_ends=True),
    Rule("photo", r"(?i:photos?|images?|video|illustrations?) ?(?::|(?i:par|de)\b) ?(?:<NAME>|<MEDIUM>|DR\b)"),
    Rule("translation", r"(?i:version francaise|traduction|traduit|edite|edition|adaptation)(?: ?:| (?i:par|de|d'))* ?<NAME>(?:<JOIN><NAME>)*"),
    Rule("hashtags", r"#[\w-]+"),
    Rule("address", r"(?P<url>https?://[^\s|<>\]]+)"),
    Rule("address", r"www\.[^\s|]+|[\w.+-]+@[\w-]+\.[\w.-]+"),
    Rule("credit", r"(?:©|\([cC]\)(?= ?(?:19|20)\d\d)|(?i:copyright)) ?(?:©)? ?(?:<DAY>|(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?)? ?(?P<rights>[\w'/ -]{0,50})(?: (?:19|20)\d\d)?"),
    Rule("rights", r"(?i:(?:tous )?(?:les )?droits (?:de reproduction |de traduction )*(?:reserves?)(?: (?:a|pour) [\w' .]{2,40})?|all rights reserved|reproduction (?:interdite|autorisee)[^|]{0,80}|droits? reserves?)"),
    Rule("signature", rf"{_NAMES}{_AFTER}(?! [a-z])", at_ends=True),
)  # fmt: skip

LINES = (
    Rule("see also", r"(?i:[^\w«“\"]*(?:a |-> ?)?\(?(?:lire|re\)?lire|voir|ecouter|regarder|decouvrir|revoir|read|watch)\)?(?: ou (?:re)?(?:lire|ecouter|voir))? ?(?:(?:aussi|egalement|also) ?[:>|→►\]].*|(?:aussi|egalement|also|d'autres)\b[^.]{0,200}|[\]:>|→►].*))"),
    Rule("see also", r"(?i:[^\w«“\"]*(?:sur le meme (?:sujet|theme)|a ne pas (?:manquer|rater)|notre (?:dossier|article|decryptage|reportage|enquete)|nos (?:articles|dossiers)|related|read more|pour (?:aller plus loin|en savoir plus)) ?[:>|→►].*)"),
    Rule("see also", r"(?i:[^\w«“\"]*(?:lire|voir|regarder|regardez|ecouter|ecoutez|retrouvez|consultez|decouvrez|relire|relisez|lisez) (?:aussi |egalement |ici )?(?:notre|nos) (?:videos?|dossiers?|articles?|reportages?|diaporama|infographies?|direct|enquetes?|podcasts?|analyses?|decryptages?|interviews?|entretiens?|chronologie|cartes?|editos?)\b.*|(?:lire|retrouvez|consultez|decouvrez) (?:l'integralite de nos|tous nos|toutes nos|l'ensemble de nos|toute l'actualite\b.{0,80}(?:mail|boite|en direct|en continu|application|sur (?:notre|nos|votre))|tous les articles)\b.*)"),
    Rule("other media", r"(?i:[^\w«“\"]*(?:dossier|en video|video|diaporama|podcast|infographie) ?[:>|→►].*)"),
    Rule("read more", r"(?i:[^\w«“\"]*(?:lire|ecouter|voir|continuer|poursuivre|retrouver?z?)(?: la)? (?:suite|l'article|l'original|lecture|l'integralite|cet article)\b(?:.{0,40}?\b(?:sur|dans|chez) )?)(?:(?P<source><MEDIUM>).{0,20}|.{0,120})"),
    Rule("click", r"(?i:(?:\[[^\]]*\])*[^\w«“\"]*cliquez? (?:ici|sur|pour|la)\b.*)"),
    Rule("tags", r"(?i:[^\w«“\"]*(?:tags?|mots?[ -]cles?|etiquettes?|etiquete|themes?|thematiques?|categories?|rubriques?|classe dans|filed under|tagged(?: with)?|dans|keywords) ?: ?.{0,250})"),
    Rule("tags", r"(?i:(?:etiquettes?|tags?|mots-cles) (?=[A-Z#])).{0,120}"),
    Rule("breadcrumb", r"(?:(?i:vous etes ici) ?:? ?)?(?:(?i:accueil|home)(?: ?[>»›→]| (?:[/|]|::|-)) .{1,250}|<RUBRIC>(?: ?[>›→] ?<RUBRIC>)* ?[>›→] .{1,250})", at_ends=True),
    Rule("breadcrumb", r"(?i:vous etes ici ?[:>].*)"),
    Rule("photo", r"(?i:[\[(]?(?:photos?|images?|illustrations?|legende|visuel|credits?(?: ?/? ?(?:photos?|images?|video))?|ph|iconographie|(?:photo|image)s? (?:d'illustration|d'archives?|a la une)|(?:photo|image)s? (?:AFP|Reuters|DR|AP)\)?)\b\.? ?(?:[:/©|].{0,250}| ?[(–-] ?[A-Z].{0,80}|d'illustration.{0,80}|d'archives?.{0,80}|$))"),
    Rule("photo", r".{0,250}?(?:©|(?:^|[.|–-] )(?i:copyright ))[^©]{0,70}"),
    Rule("photo", r".{8,250}?(?:[(\[/|–—-] ?|[.!?»] )(?i:photos?|credits?(?: photos?)?|image|ph)\.? ?(?i::|/|d'illustration|d'archives?|archives?|by )[^.]{0,60}[.)\]]*"),
    Rule("photo", r".{8,250}?[ (\[.,|–—-]{1,3}(?:AFP|REUTERS|Reuters|AP|EPA|EFE|SIPA|G(?:ETTY|etty)(?: I(?:MAGES|mages))?|ANADOLU|XINHUA|ABACA|MAXPPP|RFI) ?(?:PHOTO|(?:/|(?<! [-–—] )(?<=[-–—/])| [-–—] )) ?[A-Z][\w '/-]{2,50}[)\]]*"),
    Rule("photo", r".{8,250}?(?:[.,|–—-] ?|\()(?i:AP|AFP|EPA|REUTERS|DR|D\.R\.?|Getty(?: Images)?|Photo DR)(?: [Pp]hoto)?\)?"),
    Rule("photo", "DR|D\\.R\\.?|AFP PHOTO|REUTERS", at_ends=False),
    Rule("source", r"(?i:[^\w«“\"]*(?:sources?|via|origine|provenance|lien(?: vers l'article)?(?: original)?|article original)) ?: ?(?:(?P<url>https?://\S+)|(?P<source>[^|]{1,80}))"),
    Rule("source", r"(?i:(?:cet )?article (?:a ete )?(?:initialement |d'abord |originellement )?(?:paru|publie|republie|repris|tire)\b[^.]{0,40}?(?:sur|dans|par|de|a partir de) )(?:(?i:le site (?:de |d'|du )?))?(?P<source>[A-Z][^.,]{1,50}).{0,100}"),
    Rule("subscription", r"(?i:(?:(?:cet )?article (?:est )?(?:reserve|accessible)|deja abonnee?|il vous reste (?:\d+ ?%|.{0,40}(?:de cet article|a lire))|reserve aux abonnes|pour lire la suite|contenu reserve|abonnez-vous|s'abonner|je m'abonne|soutenez (?:nous|notre|votre|la presse|le journalisme)|faites un don).{0,200})"),
    Rule("newsletter", r"(?i:[^\w«“\"]*(?:newsletters?|lettre d'(?:information|actualites?)|infolettre|inscrivez-vous|je m'inscris|recev(?:ez|oir) (?:nos|notre|les? (?:alertes?|newsletter)|chaque|toute|gratuitement|par (?:e-?mail|mail)|l'(?:actu|essentiel|info)\w*)|ne (?:ratez|manquez) (?:rien|plus|aucun)|chaque (?:matin|semaine|soir), (?:recevez|retrouvez)|toute l'actualite\b.{0,80}(?:mail|boite|en direct|en continu|application|sur (?:notre|nos|votre))|restez (?:informe|connecte)|votre (?:adresse )?e-?mail|adresse e-?mail)\b.{0,200})"),
    Rule("follow us", r"(?i:[^\w«“\"]*(?:suivez|rejoignez|retrouvez|abonnez|likez|telechargez|ajoutez|follow|join)\b.{0,200}\b(?:facebook|twitter|whats ?app|telegram|youtube|instagram|google|chaine|application|appli|reseaux sociaux|notifications?|compte|page|canal|x)\b.{0,80})"),
    Rule("cookies", r"(?i:(?=.*\b(?:cookies?|traceurs)\b)(?=.*\b(?:utilis\w+|accept\w+|consent\w+|parametr\w+|navigation|experience|politique|site|preferences?|refuser)\b).*)"),
    Rule("cookies", r"(?i:(?:nous respectons votre vie privee|gerer (?:le consentement|mes choix|les cookies)|continuer sans accepter|en poursuivant votre navigation).{0,250})"),
    Rule("advertisement", r"(?i:[^\w«“\"]*(?:publicite|la suite apres (?:cette|la) (?:publicite|annonce)|(?:l'article|la lecture) (?:continue|se poursuit)[^.]{0,30} apres .{0,40}|advertisement|article sponsorise|contenu partenaire|annonce|pub)\W*)"),
    Rule("disclaimer", r"(?i:(?:les (?:opinions|propos|points? de vue|avis|idees)|cette tribune|ce(?:t)? (?:article|texte|point de vue))\b.{0,150}(?:n'engage|ne reflet|la responsabilite de|pas necessairement).{0,150})"),
    Rule("site", r"(?i:(?:fiere?ment propulse par|propulse par|powered by|theme ?:|concu par|copyright|mentions legales|conditions generales|votre navigateur|veuillez activer|javascript)\b.{0,150})"),
)  # fmt: skip

#: From these on a page has left its article, however much prose follows.
COMMENTS = Rule(
    "comments",
    r"(?i:[^\w«“\"]*(?:(?:laissez?r?|laisser|ajoutez?r?|ajouter|ecrire|poste[rz]|publie[rz]|deposez?r?) (?:un|votre|une) (?:commentaire|reponse|avis|message)"
    r"|leave a (?:reply|comment)|post a comment|reagi(?:r|ssez)(?:\W*$| a (?:cet article|l'article|cette info\w*))|(?:(?:un|\d+|aucun|pas de) (?:commentaires?|reponses?|reactions?|comments?)|(?:les |vos |voir les |derniers |afficher les )?(?:commentaires|comments)|(?:commentaires?|reponses?|reactions?|comments?) ?[(\[]?\d+[)\]]?)\W*"
    r"|votre adresse e-?mail ne sera|your email address will not|soyez le premier|donnez votre avis|repondre a cet article|vos (?:reactions|avis)|pour commenter|connectez-vous pour|(?:un|\d+) (?:thoughts?|pensees?) (?:on|sur)|moderation a priori|nom \*|commentaire \*)"
    r"(?:(?<!\W)\b.{0,150}|(?<=[a-z0-9*)\]])\W.{0,150}|))",
)
RELATED = Rule(
    "other articles",
    r"(?i:[^\w«“\"]*(?:(?:les )?(?:autres )?articles? (?:similaires?|lies?|connexes?|associes?|recommandes?|recents?|populaires?|en relation|suivants?|precedents?|de la (?:meme )?rubrique|du meme auteur)"
    r"|(?:sur|dans|avec) (?:le|la) meme (?:sujet|theme|rubrique|categorie|tag)|(?:les )?(?:articles )?(?:les )?(?:plus|mieux) (?:lus?|lues|vus?|populaires|partages?|commentes?|consultes?|recents?)"
    r"|a ne pas (?:manquer|rater)|(?:le )?fil (?:d'?actu\w*|info|d'info\w*|infos)|(?:les )?dernieres? (?:minute|infos?|nouvelles?|actus?|actualites?|depeches|breves|publications|videos)|derniers articles|(?:l'actualite|l'info) en (?:continu|direct)|en (?:continu|ce moment)"
    r"|nos (?:dernieres? \w+|recommandations|selections?)|vous (?:aimerez (?:aussi|peut-etre|egalement)|allez aimer|(?:pourriez|devriez) (?:aussi |egalement )?(?:aimer|lire|apprecier|etre interesse)).{0,40}|.{0,30}(?:pourrai(?:en)?t|peut|peuvent|devrai(?:en)?t) (?:aussi |egalement )?vous (?:interesser|plaire)|(?:previous|next|prev) (?:article|post|story)|dans le meme dossier|en relation|(?:a|et) (?:lire|voir|ecouter|decouvrir)(?: aussi| egalement)?|(?:lire|voir) (?:aussi|egalement|plus)|pour aller plus loin|recommande(?:s|e)? (?:pour vous|par .{2,30})"
    r"|related (?:posts?|articles?|stories)|you (?:may|might) also like|plus (?:d'articles|d'actualites|sur le sujet)|(?:a )?lire (?:la suite )?(?:aussi )?(?:sur|dans) (?:les?|la) memes? .{3,30}|(?:article |billet )?(?:precedent|suivant)e?|navigation (?:de l'article|des articles)|voir (?:tous les articles|plus d'articles).{0,40}|autres (?:articles|actualites|infos)|trending|notre selection|a decouvrir|contenus? (?:sponsorises?|recommandes?)|dans l'actualite|le choix de la redaction|a la une|continuer sur .{2,30})"
    r" ?(?:aujourd'hui|du jour|de la semaine|du moment)?\W*)",
)  # fmt: skip
BIOGRAPHY = Rule("author's biography", r"(?i:[^\w«“\"]*(?:a propos (?:de l'|des )?auteure?s?|l'auteure?|about the author|biographie|qui est l'auteur)\W*)")  # fmt: skip

#: What is glued to the end of a story's last paragraphs, behind the end of a sentence.
ENDS = (
    Rule("agency", rf"(?<=[.!?»…\"”]) ?(?:[–—-] )?[(\[]?(?:(?i:source ?: ?)?(?P<source><AGENCY>)(?:/[A-Za-z]{{2,4}})*|{_WITH})[)\]]?\.?$"),
    Rule("source", r"(?<=[.!?»…\"”]) ?[(\[]?(?i:sources?) ?: ?(?P<source>[A-Z][^.()]{1,50})[)\]]?\.?$"),
    Rule("credit", r"(?<=[.!?»…\"”]) ?(?:©) ?[\w' /.-]{0,50}$"),
    Rule("read more", r"(?<=[.!?»…\"”\]]) ?\[?(?i:(?:lire|voir|ecouter) (?:la suite|l'article)\b[^.]{0,40}?(?:sur |dans |$))(?P<source><MEDIUM>)?[^.]{0,40}$"),
    Rule("see also", r"(?<=[.!?»…\"”]) ?\(?(?i:(?:a )?(?:lire|voir|ecouter) (?:aussi|egalement) ?[:>→]).{0,200}$"),
    Rule("byline", r"(?<=[\w)][.!?…]) ?(?i:par )?(?P<authors><NAME>)(?: ?\((?P<source><MEDIUM>)\))?$"),
)  # fmt: skip

#: What a story's first paragraph begins with: «NIAMEY, 28 juillet (AFP) —». It stays in the story.
DATELINE = (
    r"(?:[\[(]?(?P<place>[A-Z][\w'.]+(?:[ -][\w'.]+){0,3}),? ?(?:[/,–—-] ?)?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?)?(?:(?i:le )?(?:(?P<dated><DAY>)|<PARTIAL>),? ?)?"
    r"(?:[–—-] ?)?[(\[]?(?P<source>(?i:<AGENCY>))[)\]]? ?[–—:/-]"
)


#: A name is a piece of a line only beside one of these.
_BESIDE_A_NAME = {"published", "modified", "date", "day without a year", "views", "reading time", "place and day"}


class Seen(NamedTuple):
    """A rule that knows a line (or a part of it), and what it took from it: (group, its text)."""

    rule: Rule
    given: tuple[tuple[str, str], ...] = ()


_BETWEEN = re.compile(r"[^\w#©@«“\"]*")
_RULED = re.compile(r"[-–—_*=~•·.+#|<>/\\ ]{2,}")
#: Where two pieces of a page were run together: «13:05Modifié», «aussiNiger».
_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")


def known(text: str) -> Seen | None:
    """What knows a line of a page, if any rule does; the first one of a line of pieces gives its name."""
    if len(text) > LONGEST:
        return None
    if _RULED.fullmatch(text):
        return Seen(Rule("ruled line", ""))
    seen = _known(text)
    if seen is None and (parted := _GLUED.sub(" ", text)) != text:
        seen = _known(parted)
    return seen


def _known(text: str) -> Seen | None:
    line = plain(text)
    return _pieces(text, line) or _line(text, line)


def _line(text: str, line: str) -> Seen | None:
    for rule in LINES:
        if found := pattern(rule.template).fullmatch(line):
            return Seen(rule, _given(text, found))
    return None


def _pieces(text: str, line: str) -> Seen | None:
    """A line that is made of pieces alone. A date, a button and a name may stand on one."""
    at = _end(_BETWEEN.match(line))
    seen: list[Seen] = []
    while at < len(line):
        step = _piece(text, line, at)
        if step is None:
            return None
        seen.append(step[0])
        at = _end(_BETWEEN.match(line, step[1]))
    if not seen:
        return None
    names = {one.rule.name for one in seen}
    if "signature" in names and not names & _BESIDE_A_NAME:
        return None
    strict = next((one.rule for one in seen if not one.rule.at_ends), seen[0].rule)
    return Seen(strict, tuple(given for one in seen for given in one.given))


def _piece(text: str, line: str, at: int) -> tuple[Seen, int] | None:
    """The longest piece that begins at an offset and ends where a word does."""
    best: tuple[Seen, int] | None = None
    for rule in PIECES:
        found = pattern(rule.template).match(line, at)
        if not found or found.end() == at or (best and found.end() <= best[1]):
            continue
        if found.end() < len(line) and line[found.end()].isalnum() and line[found.end() - 1].isalnum():
            continue
        best = Seen(rule, _given(text, found)), found.end()
    return best


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _given(text: str, found: re.Match[str], base: int = 0) -> tuple[tuple[str, str], ...]:
    """What the groups of a match in the plain form of `text` (from `base` on) hold there."""
    return tuple(
        (name.rstrip("0123456789"), text[base + found.start(name) : base + found.end(name)])
        for name, value in found.groupdict().items()
        if value
    )


def opens(rule: Rule, text: str) -> bool:
    """Whether a line begins what `rule` knows."""
    return len(text) <= LONGEST and bool(pattern(rule.template).fullmatch(plain(text)))


def ending(text: str) -> tuple[int, Seen] | None:
    """Where noise begins that is glued to the end of a paragraph, and what knows it."""
    tail = plain(text[-LONGEST:])
    base = len(text) - len(tail)
    for rule in ENDS:
        if (found := pattern(rule.template).search(tail)) and found.end() > found.start():
            return base + found.start(), Seen(rule, _given(text, found, base))
    return None


def dateline(text: str) -> tuple[tuple[str, str], ...]:
    """What the beginning of a story gives: its agency and its date."""
    found = pattern(DATELINE).match(plain(text[:120]))
    return _given(text, found) if found else ()


_SIGNED = (
    r"[-–—(]?\s?(?P<authors><NAME>(?:<JOIN><NAME>)*|<INITIALS>(?: <NAME>)?)"
    rf"(?: ?[(,/–-]+ ?(?:<JOB>[^|()]{{0,60}}|(?P<source><AGENCY>)(?:[-/ ][A-Z][a-z]+)?|(?P<publisher><MEDIUM>)|{_WITH}|(?i:stagiaire|onep))\)?"
    rf"|,? (?i:a|depuis|pour) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?|, ?<PLACE>| <JOB>| {_WITH})*\)?"
)
_BIOGRAPHY = "(?P<authors><NAME>),? (?:(?i:est|etait) (?:(?i:une?|le|la|notre|actuellement|egalement|aussi) )*)?<JOB>.*"


def signature(text: str) -> Seen | None:
    """A name alone on a line, perhaps with its office: whoever wrote the story."""
    line = plain(text)
    found = pattern(_SIGNED).fullmatch(line) if len(line) <= 120 else None
    if not found or pattern("(?:.*[ ])?(?:<MEDIUM>|<RUBRIC>)").fullmatch(found["authors"]):
        return None
    return Seen(Rule("signature", _SIGNED), _given(text, found))


def biography(text: str) -> str | None:
    """The name of whom a short paragraph says that he or she writes."""
    found = pattern(_BIOGRAPHY).fullmatch(plain(text)) if len(text) <= LONGEST else None
    return text[slice(*found.span("authors"))] if found else None
