"""What all tests share: the store of the corpus that ships, and how hypothesis looks for examples.

No example has a deadline: a busy machine is not a fault. In CI the examples are the same at every run,
so that it judges the change and not the draw; elsewhere they are drawn anew.

Garbage is looked for rarely, once at the end, and never among what is there before the first test: else more
than a quarter of all the time goes into it.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import settings

from tests.postgres_server import PostgresServer, shared_server
from tests.stores import of_shipped
from tui.i18n import choose_language
from tui.index.sqlite_store import SqliteStore

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has what it runs in the background ignore Ctrl+C, and so would every program that is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)

choose_language("en")  # whatever the locale is
#: The campaign draws a thousand times as many.
EXAMPLES = 25
settings.register_profile("drawn", deadline=None, max_examples=EXAMPLES)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=EXAMPLES)
settings.load_profile("ci" if os.environ.get("CI") else "drawn")


#: New objects after which garbage is looked for.
OBJECTS_TO_COLLECT = 200_000


def pytest_configure(config: pytest.Config) -> None:
    """Look once for garbage at the end, where pytest looks five times for what could not be closed."""
    config.stash[gc_collect_iterations_key] = 1


def pytest_collection_finish() -> None:
    """Leave the tests and the modules out of the search for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_TO_COLLECT)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """The server that the processes of this run share."""
    folder = tmp_path_factory.getbasetemp()
    is_alone = "PYTEST_XDIST_WORKER" not in os.environ
    with shared_server((folder if is_alone else folder.parent) / "postgres.json") as server:
        yield server


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The store of the corpus that ships, for tests that only ask."""
    store = of_shipped(tmp_path_factory.mktemp("cache"))
    yield store
    store.close()
