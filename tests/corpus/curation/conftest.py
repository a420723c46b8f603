"""The corpus on which every test here decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.curation.corpora import make_corpus


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_corpus(tmp_path)
