"""Names of states, organisations and people that French press texts use, folded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from tui.model.text import fold

_NAME, _OTHER_NAMES, _DEMONYMS, _CAPITALS = 1, 3, 4, 5


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    text = files("tui.languages.french").joinpath("gazetteer.psv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


@cache
def _written_names() -> dict[str, str]:
    return {fold(row[_NAME]): row[_NAME] for row in _rows() if row[0] != "place"}


def write_name(folded: str) -> str:
    """Return the folded name of a state or an organisation as the gazetteer writes it."""
    return _written_names().get(folded, folded)


@cache
def known_names() -> frozenset[str]:
    """Return the names of states and organisations, which are no towns."""
    return frozenset(
        fold(name.strip().removeprefix("="))
        for row in _rows()
        if row[0] != "place"
        for cell in (row[_NAME], row[_OTHER_NAMES] if len(row) > _OTHER_NAMES else "")
        for name in cell.split(";")
        if name.strip()
    )


@cache
def states_by_demonym() -> dict[str, str]:
    """Return the folded name of the state that each demonym means."""
    return {
        fold(word): fold(row[_NAME])
        for row in _rows()
        if row[0] == "country" and len(row) > _DEMONYMS
        for word in row[_DEMONYMS].replace(";", " ").split()
    }


@cache
def capitals_by_demonym() -> dict[str, str]:
    """Return the capital that «la capitale» before each folded demonym means."""
    return {
        fold(word): row[_CAPITALS].split(";")[0].strip()
        for row in _rows()
        if row[0] == "country" and len(row) > _CAPITALS and row[_CAPITALS]
        for word in row[_DEMONYMS].replace(";", " ").split()
    }


@cache
def capitals() -> frozenset[str]:
    """Return the folded names of the capitals of states."""
    return frozenset(map(fold, capitals_by_demonym().values()))


@cache
def states_by_name() -> dict[str, str]:
    """Return the folded name of the state that each folded name or capital stands for: «RDC», «Abuja»."""
    states: dict[str, str] = {}
    for row in _rows():
        if row[0] == "country":
            capital = row[_CAPITALS].split(";")[0] if len(row) > _CAPITALS else ""
            for name in (row[_NAME], *row[_OTHER_NAMES].split(";"), capital):
                states.setdefault(fold(name.strip().removeprefix("=")), fold(row[_NAME]))
    return states | {"burkina": "burkina faso"}


@cache
def organizations_by_name() -> dict[str, str]:
    """Return the folded name of the organisation that each folded name of one stands for: «UA», «Cédéao»."""
    return {
        fold(name.strip().removeprefix("=")): fold(row[_NAME])
        for row in reversed(_rows())
        if row[0] == "organization"
        for name in (row[_NAME], *(row[_OTHER_NAMES].split(";") if len(row) > _OTHER_NAMES else ()))
        if name.strip()
    }


@cache
def _given_names() -> frozenset[str]:
    text = files("tui.languages.french").joinpath("suggest.toml").read_text("utf-8")
    return frozenset(map(fold, tomllib.loads(text)["given_names"].split()))


def is_person(name: str) -> bool:
    """Return whether a name has two words, the first a given name: «Issa Bouba», no «Saint-Louis»."""
    given, _space, rest = name.partition(" ")
    return " " not in rest and rest.istitle() and fold(given) in _given_names()
