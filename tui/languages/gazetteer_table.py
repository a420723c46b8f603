"""The gazetteer of a language: states, territories and organisations (`gazetteer.psv` of its folder)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from tui.model.records import Actor, ActorType, Name

#: A table has so many columns; those at the end of a line may be left out.
_COLUMNS = 9
#: The mark before a name that is found only with its case and accents as written.
_EXACT_MARK = "="
#: A demonym that ends so has no other form in the plural.
_PLURAL_ENDINGS = ("s", "x")


def read_gazetteer_table(text: str, language: str) -> tuple[Actor, ...]:
    """Return the actors of a table whose names are in a language (BCP 47), without ids.

    Raises ValueError with the number of a line that has too many columns.
    """
    return tuple(_actors(text, language))


def _actors(text: str, language: str) -> Iterator[Actor]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > _COLUMNS:
            raise ValueError(f"line {number}: {len(cells)} columns, not {_COLUMNS}")
        type_, name, english, others, demonyms, capitals, iso, wikidata, excluded = cells + [""] * (
            _COLUMNS - len(cells)
        )
        yield Actor(
            id="",
            name=name,
            type=cast(ActorType, type_),
            names={"en": english} if english and language != "en" else {},
            aliases=tuple(_name(other) for other in _items(others)),
            country=iso or None,
            demonyms=tuple(_demonyms(demonyms)),
            capitals=tuple(_items(capitals)),
            not_=tuple(_items(excluded)),
            wikidata=wikidata or None,
        )


def _items(cell: str) -> list[str]:
    """Return the items of a cell."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def _name(text: str) -> Name:
    """Return a name with how it is matched."""
    if text.startswith(_EXACT_MARK):
        return Name(text.removeprefix(_EXACT_MARK), "exact")
    return Name(text)


def _demonyms(cell: str) -> Iterator[str]:
    """Yield the forms of demonyms, each once: singular and plural, masculine and feminine."""
    singulars = [form for pair in _items(cell) for form in pair.split()]
    plurals = [form if form.endswith(_PLURAL_ENDINGS) else f"{form}s" for form in singulars]
    yield from dict.fromkeys((*singulars, *plurals))
