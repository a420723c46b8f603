"""Lists of states in French sentences, by names, by peoples or by who comes from them.

«De la Sierra Leone, du Liberia et de Côte d’Ivoire», «un Mauritanien, un Togolais et un Suisse», «un
diplomate togolais et un représentant de l’Union africaine».
"""

from __future__ import annotations

import re

from tui.languages.french.news.known_names import (
    known_names,
    organizations_by_name,
    states_by_demonym,
    states_by_name,
)
from tui.model.text import fold

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_OF = r"(?:de la |de l[’']|du |des |de |d[’']|la |le |les |l[’'])?"
STATE = rf"{_OF}{CAPITAL}(?: (?:d[eu]s? |d[’']|de la )?{CAPITAL}){{0,3}}"
STATES = rf"(?P<states>{STATE}(?:, {STATE}){{0,12}},? (?:et|ainsi que) {STATE})"
_SPLIT = re.compile(r", | et | ainsi que ")
_ARTICLE = re.compile(r"\A(?:de la |de l'|du |des |de |d'|la |le |les |l')")
#: Between those of a list that is told in sentences.
_NEXT = re.compile(r",? (?:et|ainsi que|puis|l'autre) |, ")
_WORD = re.compile(r"[^\W_][\w-]*(?:'(?=[\w-]{2}))?")
#: Words of a name of an organisation at most; those of one of a list.
_MAX_NAME_WORDS, _MAX_PART_WORDS = 9, 12


def read_states(words: str) -> list[str]:
    """Return the folded names of the states that a list names; none where one is no state."""
    names = [_ARTICLE.sub("", part) for part in _SPLIT.split(fold(words))]
    known = [states_by_name().get(name, name) for name in names if _is_known(name)]
    return known if len(known) == len(names) else []


def read_origins(folded: str) -> list[str]:
    """Return where those of a list are from, by its folded words, up to the first of whom it is not told.

    Each is a state or an organisation, by its folded name.
    """
    origins: list[str] = []
    for part in _NEXT.split(folded):
        if (origin := _find_origin(part)) is None:
            break
        origins.append(origin)
    return list(dict.fromkeys(origins))


def _find_origin(part: str) -> str | None:
    """Return the state or organisation that the first words of one of a list name; None without any."""
    words = _WORD.findall(part)[:_MAX_PART_WORDS]
    for first in range(len(words)):
        for count in range(min(_MAX_NAME_WORDS, len(words) - first), 0, -1):
            name = " ".join(words[first : first + count]).replace("' ", "'")
            state = organizations_by_name().get(name) or states_by_name().get(name)
            if state is not None:
                return state
        word = words[first].removesuffix("s")
        if state := states_by_demonym().get(words[first]) or states_by_demonym().get(word):
            return state
    return None


def _is_known(name: str) -> bool:
    """Return whether a folded name is that of a state or an organisation, or of a capital for its state."""
    return name in known_names() or name in states_by_name()
