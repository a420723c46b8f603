"""The fields that a form has for each kind of record, as files name them, with a line of help."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from tui.i18n import N_
from tui.model.records import ActorType, EventType, Kind, ParticipantRole

#: What is typed into a field: a line, a text of several, a date, one of a list, the id of a record, the id of
#: an actor or else plain words for a place, an actor’s name, a label, ids of actors with roles, or details.
FieldKind = Literal[
    "line", "text", "date", "choice", "id", "place", "name", "label", "participants", "details"
]

#: What each PLOVER type is for, in the order of the manual.
EVENT_TYPE_HELP: dict[str, str] = {
    "agree": N_("agree to do something, or promise it; not done yet"),
    "consult": N_("meet, visit, talk, negotiate"),
    "support": N_("sign, recognise, praise, defend"),
    "concede": N_("give way: ease, free, lift a sanction, apologise"),
    "cooperate": N_("work together, share, exchange in fact"),
    "aid": N_("give: money, goods, arms, training, asylum"),
    "retreat": N_("withdraw, cease fire, surrender, disarm"),
    "request": N_("ask for, demand, offer, appeal"),
    "accuse": N_("criticise, accuse, sue, investigate"),
    "reject": N_("refuse, veto, turn down"),
    "threaten": N_("threaten, warn, give an ultimatum"),
    "protest": N_("demonstrate, strike, boycott, riot"),
    "sanction": N_("break off, reduce, suspend, expel, embargo"),
    "mobilize": N_("move troops or arms, or put them on alert"),
    "coerce": N_("arrest, confiscate, ban, curfew, censor; no killing"),
    "assault": N_("attack, kill, bomb, coup, torture"),
}
#: What a type is, and what is to be done where none fits.
TYPE_HELP = N_(
    "What somebody does to somebody, by the sixteen types of PLOVER. It has none for a disaster, an accident"
    " or an election: take what was done about it (aid, request …), and say under “called” what it was"
)
ROLE_HELP: dict[str, str] = {
    "actor": N_("who does it"),
    "recipient": N_("to whom, or against whom, it is done"),
    "medium": N_("through whom or what"),
    "place": N_("where"),
    "outcome": N_("what comes of it"),
}
_ACTOR_TYPE_HELP: dict[str, str] = {
    "person": N_("one human being"),
    "organization": N_("a body of states or people: ECOWAS, a party, a firm"),
    "public-body": N_("an institution of a state: a ministry, an army"),
    "media": N_("a newspaper, agency, station"),
    "group": N_("people without a charter: rebels, a delegation"),
    "country": N_("a state"),
    "place": N_("a town, region, river, building"),
}
CHOICE_HELP = EVENT_TYPE_HELP | ROLE_HELP | _ACTOR_TYPE_HELP
DATE_HELP = N_("A date: 2024-01-16, 2024-01, 2023-12~ (about), or in French or English words: about May 2023")
ID_HELP = N_("Type some letters; {down} {up} choose, {open} takes")


class FieldSpec(Struct, frozen=True):
    """A field of a form; `name` is that in files, empty for the items of a plain list."""

    name: str
    label: str
    kind: FieldKind = "line"
    help: str = ""
    choices: tuple[str, ...] = ()
    of: Kind = "actor"  # of what records ids are
    default: str = ""  # what a new part has


class PartSpec(Struct, frozen=True):
    """A part that a record may have several times; `is_mapping`: items are «key: value»."""

    name: str
    label: str
    fields: tuple[FieldSpec, ...]
    is_mapping: bool = False


def _list_spec(
    name: str, label: str, help: str = "", kind: FieldKind = "line", of: Kind = "actor"
) -> PartSpec:
    return PartSpec(name, label, (FieldSpec("", label, kind, help, of=of),))


ROLE_SPEC = FieldSpec("role", N_("its role"), "choice", "", get_args(ParticipantRole), default="actor")
_LABELS = _list_spec("labels", N_("label"), N_("A word of your own; those in use are offered"), "label")
_ACTOR: tuple[FieldSpec | PartSpec, ...] = (
    FieldSpec("name", N_("name"), "name", N_("The name as texts most often write it, in full")),
    FieldSpec("type", N_("type"), "choice", "", get_args(ActorType)),
    _list_spec(
        "aliases", N_("alias"), N_("Another spelling; = before it: with case and accents as written"), "name"
    ),
    PartSpec(
        "roles",
        N_("office"),
        (
            FieldSpec("title", N_("office"), help=N_("An office as texts say it, or a rank")),
            FieldSpec("of", N_("of"), "id", ID_HELP),
            FieldSpec("from", N_("from"), "date", DATE_HELP),
            FieldSpec("to", N_("to"), "date", DATE_HELP),
        ),
    ),
    FieldSpec("of", N_("of"), "id", N_("Whom this belongs to: a country, an organisation")),
    FieldSpec("country", N_("country code"), help=N_("Two capitals of ISO 3166-1: NE")),
    _list_spec("demonyms", N_("demonym"), N_("What its people and things are called")),
    _list_spec("capitals", N_("capital"), N_("A city that stands for it: Niamey")),
    _list_spec("not", N_("not in"), N_("A phrase in which the name means something else")),
    PartSpec("names", N_("name in"), (FieldSpec("", N_("name in"), help=N_("ru: Нигер")),), is_mapping=True),
    FieldSpec("wikidata", N_("Wikidata"), help=N_("The number of the item: Q1032")),
    _LABELS,
    FieldSpec("text", N_("text"), "text", N_("Who this is, in two or three sentences of your own")),
)
_EVENT: tuple[FieldSpec | PartSpec, ...] = (
    FieldSpec("title", N_("title"), help=N_("What happened, in a few words")),
    FieldSpec("type", N_("type"), "choice", TYPE_HELP, get_args(EventType)),
    FieldSpec("label", N_("in a word"), help=N_("What it was, in words of your own: flood, election, coup")),
    FieldSpec("date", N_("date"), "date", DATE_HELP),
    FieldSpec("place", N_("place"), "place", N_("An actor, or plain words with a capital")),
    PartSpec(
        "participants",
        N_("participant"),
        (FieldSpec("actor", N_("participant"), "id", ID_HELP), ROLE_SPEC),
    ),
    PartSpec(
        "claims",
        N_("claim"),
        (
            FieldSpec("article", N_("claim in"), "id", ID_HELP, of="article"),
            FieldSpec("quote", N_("quote"), help=N_("The words of the article")),
            FieldSpec("stated", N_("date as said"), help=N_("The date as the source says it")),
            FieldSpec("date", N_("date as read"), "date", DATE_HELP),
            FieldSpec("place", N_("place"), "place", N_("Where this source says it was")),
            FieldSpec(
                "participants",
                N_("participants"),
                "participants",
                N_("Who had a part, as this source says it: modi, niger:recipient"),
            ),
            FieldSpec(
                "details",
                N_("details"),
                "details",
                N_("What else it says, to be compared: delegation: 3, members: [Modi, Zeine]"),
            ),
            FieldSpec("source", N_("or a link"), help=N_("A report outside the corpus: https://…")),
            FieldSpec("publisher", N_("publisher"), help=N_("Who published the report")),
        ),
    ),
    _list_spec("mode", N_("mode"), N_("How, as the PLOVER manual names it: visit, air")),
    _list_spec("context", N_("context"), N_("What it was about: military, economic")),
    _list_spec("related", N_("related"), ID_HELP, "id", "event"),
    _LABELS,
    FieldSpec("text", N_("text"), "text", N_("A neutral note of your own")),
)
_ARTICLE: tuple[FieldSpec | PartSpec, ...] = (
    FieldSpec("title", N_("title")),
    FieldSpec("date", N_("date"), "date", DATE_HELP),
    _list_spec("authors", N_("author")),
    FieldSpec("publisher", N_("publisher"), help=N_("Whose page it is")),
    FieldSpec("source", N_("source"), help=N_("Whom the text credits: an agency")),
    FieldSpec("url", N_("address"), help=N_("https://…")),
    FieldSpec("lang", N_("language"), help=N_("A language tag: fr, en")),
    _list_spec("tags", N_("tag")),
    _LABELS,
)
FORM_SPECS: dict[Kind, tuple[FieldSpec | PartSpec, ...]] = {
    "actor": _ACTOR,
    "event": _EVENT,
    "article": _ARTICLE,
}
