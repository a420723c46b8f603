"""The values of an office, and of a phrase that describes one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

#: A country that no record has, named by its demonym.
UNKNOWN = -1
#: The complement of an office that is asked for whatever it is.
ANY_COMPLEMENT = "*"
#: One of several countries that share a demonym; the text does not say which.
SEVERAL = -2


class Office(Struct, frozen=True):
    """An office: its key in the table, its complement (portfolio or body) and its country."""

    key: str
    complement: str = ""  # a portfolio, or «@» and the index of a body
    country: int | None = None  # the index of an actor, or UNKNOWN, or SEVERAL
    host: int | None = None  # the country to which an ambassador is posted
    body: int | None = None  # the body to which a complement belongs: «président de la Commission de l'UA»


#: Whatever office a person has, and whatever rank.
ANY_OFFICE, ANY_RANK = Office("*"), Office("*", "rank")
#: The key of an office that is asked for by the very words of a title, which are its complement.
BY_TITLE = "="


def office_of_title(words: Sequence[str]) -> Office:
    """Return an office that a person has by a title in some words, folded."""
    return Office(BY_TITLE, " ".join(words))


class OfficePhrase(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that describe an office or a rank."""

    first: int
    last: int
    office: Office
    is_rank: bool = False  # a rank, or a form of address, which has no key
    is_former: bool = False  # «président renversé»
    is_acting: bool = False  # «président par intérim»
    is_complete: bool = False  # specific enough without a country or a complement
    gender: str = ""  # «f» or «m», if the form of address or the article says so
