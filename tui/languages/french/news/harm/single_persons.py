"""Words for one person in French, folded, who is listed with others: «le maire et deux de ses gardes»."""

from __future__ import annotations

import re

_ONE = (
    r"(?:chauffeur|guide|interprete|conducteur|garde|epouse|femme|mari|fils|fille|enfant|collegue|bebe"
    r"|accompagnat(?:eur|rice)|pilote|cuisinier|assistante?|frere|soeur|pere|mere|chef|commandant|adjoint"
    r"|lieutenant|capitaine|colonel|officier|superieur|employeur|apprenti|aide|passager|passagere|copilote"
    r"|maire|prefet|imam|directeur|enseignant|instituteur|infirmier|medecin|gendarme|policier|soldat"
    r"|militaire|douanier|vigile|gardien|civile?|homme|jeune|journaliste|cameraman|motocycliste|pieton"
    r"|automobiliste|president|ministre|gouverneur|sous-prefet|depute|juge|procureur|general|sergent)"
)
#: One person more, in a list: «leur guide».
ONE_MORE = re.compile(rf"(?:,| et| ainsi que) (?:leur|son|sa|le|la) (?:\w{{5,9}} )?{_ONE}\b")
#: One person in front of a number, in the same list: «le maire et deux de ses gardes».
_ONE_FIRST = (
    r"(?:\A\W{0,3}|[,;:.–—] |\b(?:et|que|dont|mort d[eu]|vie au?) )(?:l[ae] |l'|son |sa )?"
    rf"{_ONE}\b(?: (?!et\b|qui\b|a\b|est\b|ont\b)[\w'-]{{1,14}}){{0,4}}"
)
ONE_BEFORE = re.compile(rf"{_ONE_FIRST}(?:,? et| ainsi que) \Z")
ONE_LISTED = re.compile(rf"{_ONE_FIRST}, \Z")
#: The same by name: «Issa Bako et deux de ses gardes».
NAMED_BEFORE = re.compile(
    r"(?:\A\W{0,3}|[,;:.–—] |\b(?:que|mort d[e'] ?|vie a|tue|blesse) ?)"
    r"(?:(?!(?:a|ont|est|sont|ete|et|qui|les|des|ces|ses|du|de|leurs) )[\w'-]+ ){2,6}(?:et"
    r"|ainsi que) (?:de )?\Z"
)
OF_ITS_OWN = re.compile(r" (?:de (?:ses|leurs)|membres de (?:sa|son|leur)) ")
