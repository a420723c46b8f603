"""A plugin for pytest: tests in a random order, modules and the tests in each."""

from __future__ import annotations

import os
import random
from itertools import groupby

import pytest

#: Which order it is; processes that share the tests out all have the same.
ORDER = "TEST_ORDER"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests into another order; those of one module stay together, as their fixtures want."""
    draw = random.Random(os.environ.get(ORDER, ""))
    modules = [list(tests) for _, tests in groupby(items, key=lambda item: item.path)]
    draw.shuffle(modules)
    for tests in modules:
        draw.shuffle(tests)
    items[:] = [test for tests in modules for test in tests]
