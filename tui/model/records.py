"""The records of a corpus and what is derived from them.

Field names are those of the files (see the README, *The corpus*). Everything here is a frozen
value; reading, validating with a line number, and writing happen in `tui.corpus`.

Offsets are 0-based Unicode code points into the *cleaned* text (`tui.model.text.clean`),
end-exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct, field

from tui.model.text import fold

Kind = Literal["article", "actor", "event"]
KINDS: tuple[Kind, ...] = get_args(Kind)

ActorType = Literal["person", "organization", "public-body", "media", "group", "country", "place"]
ParticipantRole = Literal["actor", "recipient", "medium", "place", "outcome"]
#: The sixteen event types of PLOVER (manual 0.8), in the manual's order.
EventType = Literal[
    "agree",
    "consult",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
]
EVENT_TYPES: frozenset[str] = frozenset(get_args(EventType))
How = Literal["name", "surname", "title", "role", "demonym", "capital"]

if TYPE_CHECKING:
    Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
else:
    Json = Any  # msgspec reads annotations at run time, and knows no recursive ones


class Ref(Struct, frozen=True, order=True):
    """The identity of a record: `article:…`, `actor:…` or `event:…`."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """The reference written as `kind:id`, or None where `text` is not one."""
        kind, colon, name = text.partition(":")
        if colon and name:
            for known in KINDS:
                if kind == known:
                    return cls(known, name)
        return None


class Original(Struct, frozen=True):
    """The raw file an article was read from, kept by its hash."""

    file: str
    sha256: str


class Article(Struct, frozen=True, kw_only=True):
    """One press article; `body` is cleaned plain text, paragraphs parted by a blank line."""

    id: str
    title: str
    date: str | None = None  # published; EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None  # who published this page
    source: str | None = None  # whom the text credits
    url: str | None = None
    accessed: str | None = None
    lang: str | None = None  # BCP 47
    tags: tuple[str, ...] = ()
    original: Original | None = None
    body: str = ""
    path: str = ""  # below the corpus folder, with slashes
    body_line: int = 1  # the line of the file on which the body begins, 1-based
    extra: dict[str, Json] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref("article", self.id)

    @property
    def credit(self) -> str:
        """Whom the reader should know as the source: the credited source, else author, else publisher."""
        return self.source or ", ".join(self.authors) or self.publisher or self.id

    @property
    def label(self) -> str:
        """What tells it from others of its source: «L’Écho de Bamako (AFP)»; else its credit."""
        return self.carrying(self.credit)

    def carrying(self, origin: str) -> str:
        """An origin with who carries it here, where that is another: «L’Écho de Bamako (AFP)»."""
        paper = self.publisher or self.credit
        is_own = fold(origin) in (fold(", ".join(self.authors)), self.id) or fold(paper) in fold(origin)
        return origin if is_own or paper == self.id else f"{paper} ({origin})"


#: How much of an article's body is searched for names and dates, in code points: some hundred pages.
LONGEST_MARKED = 1_000_000


class Name(Struct, frozen=True):
    """A name or alias; `exact`: matched only with the case and accents as written."""

    name: str
    match: Literal["folded", "exact"] = "folded"


class Role(Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """An office with its country and years, or (with neither) a style or rank: «général»."""

    title: str
    of: str | None = None  # an actor's id
    since: str | None = None  # EDTF
    until: str | None = None  # EDTF


class Actor(Struct, frozen=True, kw_only=True, rename={"not_": "not"}):
    """A person, organisation, country, place … that articles name."""

    id: str
    name: str
    type: ActorType
    names: dict[str, str] = field(default_factory=dict)  # by language, BCP 47
    aliases: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()
    of: str | None = None
    country: str | None = None  # ISO 3166-1
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()  # phrases in which the name is not this actor
    wikidata: str | None = None
    key: bool = False
    body: str = ""
    path: str = ""
    extra: dict[str, Json] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref("actor", self.id)

    @property
    def title(self) -> str:
        return self.name

    def spellings(self) -> tuple[Name, ...]:
        """Every way the name is written: the name, the names by language, the aliases; each once."""
        every = [Name(self.name), *(Name(n) for n in self.names.values()), *self.aliases]
        return tuple({spelling.name: spelling for spelling in reversed(every)}.values())[::-1]


class Participant(Struct, frozen=True):
    """An actor's part in an event."""

    actor: str
    role: ParticipantRole = "actor"


class Claim(Struct, frozen=True, kw_only=True):
    """What one source says of an event: a passage of an article, or a link to a later report."""

    article: str | None = None
    quote: str | None = None  # W3C TextQuoteSelector: exact, prefix, suffix
    prefix: str | None = None
    suffix: str | None = None
    source: str | None = None  # a URL
    publisher: str | None = None
    stated: str | None = None  # the source's own words for the date
    date: str | None = None  # what they mean; EDTF
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    details: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    extra: dict[str, Json] = field(default_factory=dict)


class Event(Struct, frozen=True, kw_only=True):
    """A set of attributed claims; nothing here is a fact until a source says so."""

    id: str
    title: str
    type: EventType
    claims: tuple[Claim, ...]
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    label: str | None = None
    date: str | None = None
    place: str | None = None  # an actor's id, or plain words
    participants: tuple[Participant, ...] = ()
    related: tuple[str, ...] = ()
    body: str = ""
    path: str = ""
    extra: dict[str, Json] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref("event", self.id)


Record = Article | Actor | Event


class Mention(Struct, frozen=True):
    """A span that means an actor, how the program knows, and how sure it is."""

    start: int
    end: int
    exact: str
    actor: str
    how: How
    confidence: float
    why: str


class DateMention(Struct, frozen=True):
    """A span that means a date, and its EDTF reading."""

    start: int
    end: int
    exact: str
    edtf: str


class Marks(Struct, frozen=True):
    """What is marked in an article: in its title and in its body."""

    title: tuple[Mention, ...] = ()
    body: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()


#: In `is:` of a decision: not an actor the corpus knows.
NOBODY = "nobody"


class Decision(Struct, frozen=True, kw_only=True):
    """What a person decided about a mention or a suggestion (`decisions.yaml`)."""

    article: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    nth: int | None = None  # 1-based, among equal quotes
    actor: str | None = field(default=None, name="is")  # an actor's id, or `nobody`
    suggestion: str | None = None
    name: str | None = None
    verdict: str | None = None
    on: str | None = None


class Problem(Struct, frozen=True, order=True):
    """What is wrong in a file and what would be right; `line` is 1-based, 0 for the whole file."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        field_ = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field_}{self.message}"
