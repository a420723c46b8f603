"""The required literals of all expressions: `python -m tests.literals` derives them and writes their file.

It is to be run whenever an expression of the program has changed; a test says so.
"""

from __future__ import annotations

import importlib
import pkgutil
from unittest.mock import patch

from msgspec import json

import tui.languages
from tui.languages.patterns import stored_literals
from tui.languages.patterns.stored_literals import STORED_LITERALS, derived_literals
from tui.model.records import Article


def derive_all() -> bytes:
    """Return the content of the file, from all modules of the languages, none of them imported before.

    Some expressions are made when a text is first read.
    """
    with patch.object(stored_literals, "_read_stored", dict):
        for module in pkgutil.walk_packages(tui.languages.__path__, "tui.languages."):
            importlib.import_module(module.name)
        from tui.annotate.found_events.finder import read_news  # late, lest it makes some before

        read_news(Article(id="a", title="Attaque", body="Une attaque a fait douze morts à Gani."), ())
    lines = (
        b"%s: %s" % (json.encode(key), json.encode(derived_literals[key])) for key in sorted(derived_literals)
    )
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


if __name__ == "__main__":
    STORED_LITERALS.write_bytes(derive_all())
