"""French titles of offices with several portfolios."""

from __future__ import annotations

import re

# A title with its portfolios: «ministre de la Guerre et de la Défense».
_WITH_PORTFOLIOS = re.compile(
    r"\A(?P<head>[\w-]+(?: d['’]État)?) (?P<portfolios>d(?:e|u|es|e la|e l['’]) ?.+)"
)
_CONJUNCTION = re.compile(r"(?:, | et |, et )(?=d(?:e|u|es)\b|d['’])")


def split_portfolios(title: str) -> list[str]:
    """Return a title and, if it has several portfolios, one title for each of them."""
    match = _WITH_PORTFOLIOS.fullmatch(title)
    portfolios = _CONJUNCTION.split(match["portfolios"]) if match else []
    if match is None or len(portfolios) < 2:
        return [title]
    return [title, *(f"{match['head']} {portfolio}" for portfolio in portfolios)]
