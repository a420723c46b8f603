"""A title and what stands with it on a page: the site, a section, the day."""

from __future__ import annotations

import re

from tui.corpus.extraction.boilerplate_rules import match_masthead
from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE, compile_template, strip_accents
from tui.corpus.extraction.text_blocks import ends_sentence
from tui.model.text import fold

#: A title is not longer.
MAX_TITLE_CHARS = 250
#: The name of a section is not longer.
MAX_SECTION_CHARS = 32
#: A title without a story is not longer.
_MAX_ALONE_CHARS = 150
#: The longest match of `_SITE`.
_MAX_SITE_CHARS = 43
_SITE = re.compile(r"\s[|•·«»–—-]\s(?P<site>[^|•·–—]{2,40}+)\Z")
#: What follows a title, perhaps the name of a newspaper.
_BEHIND_TITLE = re.compile(r"(?<=\S)\s[|•]\s([^|•]{2,40})$")
_DAY_BEHIND_TITLE = r"(?: ?, | [|•·–-] )(?P<dated><ONDAY>)\Z"


def is_section_name(text: str) -> bool:
    """Return whether a line under the title is the name of a section."""
    return len(text.split()) <= 2 and len(text) <= MAX_SECTION_CHARS and text[-1] not in ".!?…»:,"


def is_post(title: str) -> bool:
    """Return whether a text that has nothing else is no title, but a post."""
    return len(title) > _MAX_ALONE_CHARS or ends_sentence(title) or "#" in title


def is_alike(text: str, title: str) -> bool:
    """Return whether two texts are equal except for case and accents."""
    return len(text) == len(title) and fold(text) == fold(title)


def is_title_with_section(text: str, title: str) -> bool:
    """Return whether `text` is the title after a section's name: «ENQUÊTE. Titre», «Niger | Titre»."""
    return (
        3 <= len(text) - len(title) <= MAX_SECTION_CHARS
        and len(title.split()) > 3
        and fold(text).endswith(fold(title))
        and (text[: -len(title)].rstrip()[-1:] in set(".:|-–—/•>»]") or _is_breadcrumb(text[: -len(title)]))
    )


def _is_breadcrumb(text: str) -> bool:
    """Return whether words before a title say where it is on the site: «Accueil Politique»."""
    breadcrumb = compile_template(PAGE_LANGUAGE.press.phrases.breadcrumb)
    return breadcrumb.fullmatch(strip_accents(text)) is not None


def find_site_name(text: str, title: str) -> str | None:
    """Return the site's name if `text` is the title with it, as in «Titre | Sahel Quotidien»; else None."""
    if not 0 < len(text) - len(title) <= _MAX_SITE_CHARS:
        return None
    site_match = _SITE.match(text, len(title))
    return site_match["site"].strip() if site_match and is_alike(text[: len(title)], title) else None


def separate_site(title: str) -> tuple[str, str, str] | None:
    """Separate a title from the newspaper behind it; return it, what is behind it, and the name, or None."""
    site_match = _BEHIND_TITLE.search(title)
    name = match_masthead(site_match[1]) if site_match else None
    return (title[: site_match.start()], site_match[0], name) if site_match and name else None


def separate_day(title: str) -> tuple[str, str, str] | None:
    """Separate a title from the day behind it: «Brèves – mardi 7 mai 2024»; return as `separate_site`."""
    line = strip_accents(title[:MAX_TITLE_CHARS])
    day = compile_template(_DAY_BEHIND_TITLE).search(line)
    return (title[: day.start()], title[day.start() :], day["dated"]) if day and day.start() else None
