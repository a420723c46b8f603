"""The records of a corpus, and what a person decides and notes about them.

Field names are those of the files (see the README, *The corpus*). All values are frozen; reading, validation
with line numbers, and writing are done in `tui.corpus`.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct, field

from tui.model.text import fold

Kind = Literal["article", "actor", "event"]
KINDS: tuple[Kind, ...] = get_args(Kind)

ActorType = Literal["person", "organization", "public-body", "media", "group", "country", "place"]
ParticipantRole = Literal["actor", "recipient", "medium", "place", "outcome"]
#: The sixteen event types of PLOVER (manual 0.8), in the manual's order.
EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
]  # fmt: skip
EVENT_TYPES: frozenset[str] = frozenset(get_args(EventType))

if TYPE_CHECKING:
    Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
else:
    Json = Any  # msgspec evaluates annotations at run time and does not support recursive types


#: The id of a record that was found, and that nobody has kept, begins with it; so does its name on screens.
FOUND_SIGN = "?"
_MAX_SUMMARY_CHARS = 40


class Ref(Struct, frozen=True, order=True):
    """The identity of a record: `article:…`, `actor:…` or `event:…`."""

    kind: Kind
    id: str

    @property
    def is_found(self) -> bool:
        """Return whether no file has the record: it was found in the articles, and nobody has kept it."""
        return self.id.startswith(FOUND_SIGN)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """Parse a reference written as `kind:id`; None where the text is no reference."""
        prefix, colon, name = text.partition(":")
        if colon and name:
            for kind in KINDS:
                if prefix == kind:
                    return cls(kind, name)
        return None


class Original(Struct, frozen=True):
    """The raw file from which an article was imported, identified by its hash.

    `part`: the 1-based number of the article among those that the file holds; None where it holds one.
    """

    file: str
    sha256: str
    part: str | None = None

    @property
    def key(self) -> str:
        """Return the hash, with the number if there is one: what tells originals apart."""
        return f"{self.sha256}#{self.part}" if self.part else self.sha256


#: So much of its title stands for an article that nobody signs.
MAX_SHORT_TITLE_CHARS = 40


class Article(Struct, frozen=True, kw_only=True):
    """One press article; `body` is cleaned plain text with a blank line between paragraphs."""

    id: str
    title: str
    date: str | None = None  # date of publication; EDTF
    authors: tuple[str, ...] = ()
    publisher: str | None = None  # the newspaper or site that published this page
    source: str | None = None  # the agency or newspaper that the text credits
    url: str | None = None
    accessed: str | None = None
    lang: str | None = None  # BCP 47
    tags: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # a person's own
    original: Original | None = None
    body: str = ""
    path: str = ""  # relative to the corpus folder, with slashes
    body_line: int = 1  # the 1-based line of the file on which the body begins
    extra: dict[str, Json] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref("article", self.id)

    @property
    def credit(self) -> str:
        """Return the credited source, else the publisher, else the authors, else the id."""
        return self.source or self.publisher or ", ".join(self.authors) or self.id

    @property
    def label(self) -> str:
        """Return the credit, with the publisher if it is another, «L’Écho (AFP)»; else the title."""
        return self.label_with_origin(self.credit) if self.credit != self.id else f"“{self.short_title}”"

    @property
    def short_title(self) -> str:
        """Return the beginning of the title, which stands for an article that nobody signs."""
        return shorten(self.title, MAX_SHORT_TITLE_CHARS, placeholder=" …")

    def label_with_origin(self, origin: str) -> str:
        """Return an origin, with this article's publisher if it is another: «L’Écho de Bamako (AFP)»."""
        publisher = self.publisher or self.credit
        is_own = fold(origin) in (fold(", ".join(self.authors)), self.id) or fold(publisher) in fold(origin)
        return origin if is_own or publisher == self.id else f"{publisher} ({origin})"


class Name(Struct, frozen=True):
    """A name or alias; one whose match is `exact` is found only with its case and accents as written."""

    name: str
    match: Literal["folded", "exact"] = "folded"


class Role(Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """An office with its country and years, or (without both) a rank or form of address: «général»."""

    title: str
    of: str | None = None  # an actor's id
    since: str | None = None  # EDTF
    until: str | None = None  # EDTF


class Actor(Struct, frozen=True, kw_only=True, rename={"not_": "not"}):
    """A person, organisation, country, place or the like that articles mention."""

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
    not_: tuple[str, ...] = ()  # phrases in which the name does not mean this actor
    wikidata: str | None = None
    key: bool = False
    labels: tuple[str, ...] = ()  # a person's own
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
        """Return the name, the names by language and the aliases, each spelling once."""
        names = [Name(self.name), *(Name(name) for name in self.names.values()), *self.aliases]
        return tuple({spelling.name: spelling for spelling in reversed(names)}.values())[::-1]


class Participant(Struct, frozen=True):
    """An actor's role in an event."""

    actor: str
    role: ParticipantRole = "actor"


class Claim(Struct, frozen=True, kw_only=True):
    """The statement of one source about an event: a passage of an article, or a link to a report."""

    article: str | None = None
    quote: str | None = None  # W3C TextQuoteSelector: exact, prefix, suffix
    prefix: str | None = None
    suffix: str | None = None
    source: str | None = None  # a URL
    publisher: str | None = None
    stated: str | None = None  # the date in the source's own words
    date: str | None = None  # the meaning of `stated`; EDTF
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    details: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    extra: dict[str, Json] = field(default_factory=dict)


class Event(Struct, frozen=True, kw_only=True):
    """An event of a PLOVER type as a set of attributed claims; without a claim, nothing is a fact."""

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
    labels: tuple[str, ...] = ()  # a person's own
    body: str = ""
    path: str = ""
    extra: dict[str, Json] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref("event", self.id)


Record = Article | Actor | Event


#: The value of a decision's `is:` for a name that refers to no actor of the corpus.
NOBODY = "nobody"


#: Where a decision about words holds: at their place, in their article, or in all articles.
Reach = Literal["place", "text", "corpus"]


class Decision(Struct, frozen=True, kw_only=True):
    """A user's decision about a mention or a suggestion (an entry of `decisions.yaml`)."""

    article: str | None = None  # None with a quotation: in all articles
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    nth: int | None = None  # 1-based, among equal quotes
    actor: str | None = field(default=None, name="is")  # an actor's id, or `nobody`; of a claim: an event's
    suggestion: str | None = None
    name: str | None = None
    date: str | None = None  # EDTF: of the event that a suggestion is about
    verdict: str | None = None
    on: str | None = None

    @property
    def target(self) -> Ref | None:
        """Return the record that `is` names; None where there is none, or it is nobody."""
        if not self.actor or self.actor == NOBODY:
            return None
        return Ref("event" if self.suggestion == "claim" else "actor", self.actor)


class Note(Struct, frozen=True, kw_only=True):
    """A person's note about a record, or about a passage of it; `body` is Markdown."""

    id: str
    about: str  # a record: `article:…`, `actor:…` or `event:…`
    quote: str | None = None  # W3C TextQuoteSelector: exact, prefix, suffix
    prefix: str | None = None
    suffix: str | None = None
    labels: tuple[str, ...] = ()
    made: str | None = None  # local time, ISO 8601
    by: str | None = None
    body: str = ""
    path: str = ""

    @property
    def summary(self) -> str:
        """Return the first words of the note, or of the passage that it is about."""
        return shorten(self.body or self.quote or "", _MAX_SUMMARY_CHARS, placeholder=" …")

    extra: dict[str, Json] = field(default_factory=dict)


class Problem(Struct, frozen=True, order=True):
    """A fault in a file, with what would be right; `line` is 1-based, 0 for the whole file."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        field_ = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field_}{self.message}"
