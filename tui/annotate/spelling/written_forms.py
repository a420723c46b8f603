"""The forms in which texts write a name of a record: «ONU» as «O.N.U.», «Dr. X» as «Dr X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.model.text import clean, fold, ligature_variants, tokenize

#: The forms of so many names are kept for the next gazetteer, which has most of them again: as many as the
#: gazetteer of a language and the actors of a corpus have.
_MAX_KEPT_FORMS = 8_192
#: Longer words of capitals are no acronyms.
_ACRONYM = re.compile(r"\b[^\W\d_a-z]{2,6}\b")
_DOTTED_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,8}(?!\w)|\b(?:[^\W\d_]\.){1,8}[^\W\d_]\b(?!\.)")
_FULL_STOP = re.compile(r"(?<=\w)\.")
#: The full stop of an abbreviation («Dr.»), but not of an initial («M.»).
_STOP_OF_ABBREVIATION = re.compile(r"(?<=\w\w)\.")


@lru_cache(maxsize=_MAX_KEPT_FORMS)
def written_forms(name: str) -> tuple[str, ...]:
    """Return a cleaned name, and the other ways to write its abbreviations."""
    if "." not in name and not _has_acronym(name):
        return (name,)
    return tuple(dict.fromkeys(_forms(name)))


def _has_acronym(name: str) -> bool:
    return name[:2].isupper() or (not name.islower() and _ACRONYM.search(name) is not None)


def _forms(name: str) -> Iterator[str]:
    """Yield a name, and its abbreviations without and with full stops."""
    yield name
    undotted = _DOTTED_ACRONYM.sub(lambda acronym: acronym[0].replace(".", ""), name)
    yield _STOP_OF_ABBREVIATION.sub("", name)
    yield _FULL_STOP.sub("", undotted)
    dotted = _ACRONYM.sub(lambda acronym: ".".join(acronym[0]), _STOP_OF_ABBREVIATION.sub("", undotted))
    yield dotted
    yield _with_last_stop(dotted)


def _with_last_stop(dotted: str) -> str:
    """Return a name with a full stop behind each dotted acronym: «O.N.U.»."""
    return _DOTTED_ACRONYM.sub(lambda acronym: acronym[0].rstrip(".") + ".", dotted)


@lru_cache(maxsize=4096)
def capitals_of(form: str) -> tuple[bool, ...]:
    """Return for each token of a form whether it begins with a capital."""
    return tuple(form[start].isupper() for start in tokenize(fold(form)).starts)


def words_of(name: str) -> list[str]:
    """Return the folded tokens of a name."""
    return tokenize(fold(clean(name))).words


@lru_cache(maxsize=_MAX_KEPT_FORMS)
def keys_of_form(form: str) -> tuple[str, ...]:
    """Return the keys under which a form is searched: its tokens with a space between, per ligature."""
    keys = (" ".join(tokenize(folded).words) for folded in ligature_variants(form))
    return tuple(dict.fromkeys(key for key in keys if key))


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys under which all forms of a name are searched."""
    return tuple(dict.fromkeys(key for form in written_forms(clean(name)) for key in keys_of_form(form)))
