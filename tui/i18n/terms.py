"""Values of the files, fields and kinds that are shown as words: the catalogue has a translation of each.

The files, the JSON and the queries keep them as they are.
"""

from __future__ import annotations

from tui.i18n.language import N_

#: Kinds of records, and why one is related to another.
RELATIONS = (
    N_("article"), N_("actor"), N_("event"), N_("record"), N_("note"),
    N_("mentioned"), N_("participant"), N_("claim"), N_("together"), N_("related"), N_("place"),
)  # fmt: skip
ACTOR_TYPES = (
    N_("person"), N_("organization"), N_("public-body"), N_("media"), N_("group"), N_("country"), N_("place"),
)  # fmt: skip
PARTICIPANT_ROLES = (N_("actor"), N_("recipient"), N_("medium"), N_("place"), N_("outcome"))
#: The types of PLOVER.
EVENT_TYPES = (
    N_("agree"), N_("consult"), N_("support"), N_("concede"), N_("cooperate"), N_("aid"), N_("retreat"),
    N_("request"), N_("accuse"), N_("reject"), N_("threaten"), N_("protest"), N_("sanction"), N_("mobilize"),
    N_("coerce"), N_("assault"),
)  # fmt: skip
#: Some of the modes of PLOVER, which say how such an event comes about.
EVENT_MODES = (
    N_("visit"), N_("phone"), N_("multilateral"), N_("third-party"), N_("assist"), N_("ceasefire"),
    N_("withdraw"), N_("release"), N_("resign"), N_("discontinue"), N_("expel"), N_("arrest"), N_("ban"),
    N_("censor"), N_("curfew"), N_("martial-law"), N_("seize"), N_("strike"), N_("riot"), N_("boycott"),
    N_("troops"), N_("violence"), N_("firearms"), N_("explosives"),
)  # fmt: skip
#: Kinds of suggestions that are not named above.
SUGGESTION_KINDS = (N_("alias"), N_("role"))
#: What claims and reports differ on.
TOPICS = (
    N_("start"), N_("end"), N_("place"), N_("participants"), N_("outcome"), N_("killed"), N_("wounded"),
    N_("perpetrator"), N_("attendance"), N_("amount"),
)  # fmt: skip
#: What numbers of reports count.
AMOUNTS = (
    N_("money"), N_("turnout"), N_("share of the votes"), N_("power"), N_("arrested"), N_("abducted"),
    N_("released"), N_("displaced"), N_("missing"), N_("condemned"), N_("expelled"), N_("infected"),
    N_("houses"), N_("vehicles"), N_("motorcycles"), N_("trucks"), N_("boats"), N_("families"),
    N_("villages"), N_("schools"), N_("animals"), N_("hectares"), N_("weapons"), N_("polling stations"),
    N_("seats"), N_("troops"), N_("fine"), N_("prison"), N_("share on strike"), N_("beneficiaries"),
    N_("regions"), N_("communes"), N_("jobs"), N_("grants"), N_("kilometres"), N_("people aboard"),
    N_("shops"), N_("escaped"), N_("share of the capital"),
    N_("vehicles taken"), N_("vehicles destroyed"), N_("vehicles seized"), N_("motorcycles taken"),
    N_("motorcycles destroyed"), N_("motorcycles seized"), N_("trucks taken"), N_("trucks destroyed"),
    N_("trucks seized"),
    N_("attackers"), N_("attackers killed"), N_("cost"), N_("price"), N_("ransom"), N_("damages"),
    N_("damage"), N_("embezzled"), N_("stolen"), N_("bail"), N_("salary"), N_("rescued"),
    N_("acquitted"), N_("sanctioned"), N_("repatriated"), N_("disarmed"), N_("dismissed"), N_("trained"),
    N_("vaccinated"), N_("exchanged"), N_("votes for"), N_("votes against"), N_("abstentions"),
    N_("aircraft"), N_("uncrewed aircraft"), N_("buses"), N_("tanks"), N_("classrooms"), N_("wells"),
    N_("tents"),
    N_("beds"), N_("tablets"), N_("rounds"), N_("explosive devices"), N_("doses"), N_("trees"),
    N_("companies"), N_("media"), N_("associations"), N_("parties"), N_("candidates"), N_("bridges"),
    N_("health centres"), N_("passports"), N_("countries"), N_("metres"), N_("magnitude"), N_("years old"),
    N_("tried"), N_("months owed"), N_("rebate"), N_("barrels"), N_("percent rise"),
    N_("percent fall"), N_("percent inflation"), N_("percent success"), N_("percent coverage"),
    N_("percent capacity"), N_("percent completion"), N_("members of the delegation"),
)  # fmt: skip
#: What is told of how it came out, and the words for it.
OUTCOMES = (
    N_("happened"), N_("winner"), N_("extent"),
    N_("ballot"), N_("verdict"), N_("battle"), N_("talks"), N_("following"), N_("leaving"), N_("course"),
)  # fmt: skip
OUTCOME_VALUES = (
    N_("reported"), N_("denied"), N_("in part"), N_("as a whole"), N_("present"), N_("absent"),
    N_("adopted"), N_("rejected"), N_("convicted"), N_("repelled"), N_("taken"), N_("agreed"),
    N_("failed"), N_("followed"), N_("ignored"), N_("resigned"), N_("dismissed"), N_("called off"),
    N_("put off"), N_("kept up"), N_("acquitted"),
)  # fmt: skip
#: The fields of records, as a record that is printed begins its lines.
FIELDS = (
    N_("date"), N_("authors"), N_("publisher"), N_("source"), N_("url"), N_("accessed"), N_("lang"),
    N_("tags"), N_("labels"), N_("type"), N_("of"), N_("country"), N_("wikidata"), N_("role"), N_("also"),
)  # fmt: skip
#: Fields of records that a step changes, as the journal names them.
CHANGED_FIELDS = (
    N_("title"), N_("name"), N_("names"), N_("aliases"), N_("roles"), N_("demonyms"), N_("capitals"),
    N_("claims"), N_("participants"), N_("mode"), N_("context"), N_("related"), N_("body"), N_("not"),
)  # fmt: skip
#: Steps in the words that older versions wrote.
EARLIER_STEPS = (N_("rename {ref} {id}"),)
#: The fields of queries.
QUERY_FIELDS = (
    N_("kind"), N_("actor"), N_("event"), N_("source"), N_("author"), N_("tag"), N_("type"), N_("lang"),
    N_("label"), N_("note"),
)  # fmt: skip
#: The layers of marks in a text.
LAYERS = (N_("names"), N_("demonyms"), N_("dates"), N_("roles"), N_("notes"), N_("found"))
#: What the system says of a file that cannot be read or written.
SYSTEM_ERRORS = (
    N_("No such file or directory"), N_("Permission denied"), N_("No space left on device"),
    N_("File exists"),
    N_("Is a directory"), N_("Not a directory"), N_("Read-only file system"), N_("File name too long"),
    N_("Input/output error"), N_("Too many open files"), N_("Disk quota exceeded"),
    N_("Operation not permitted"), N_("Too many levels of symbolic links"), N_("Directory not empty"),
)  # fmt: skip
