"""The program opens no connection, and does not even ask for a socket to the network."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.offline import is_available
from tests.journeys.terminal import PATIENCE, Terminal, home

pytestmark = pytest.mark.skipif(not is_available(), reason="no seccomp here")
PAGE = (
    "<html lang='fr'><head><title>Un accord à Niamey</title><base href='https://example.org/'>"
    "<link rel=stylesheet href='https://example.org/a.css'><script src='https://example.org/a.js'></script>"
    "</head><body><article><h1>Un accord à Niamey</h1><img src='https://example.org/a.png'>"
    + "<p>Salifou Modi a signé mardi à Niamey un accord avec la délégation russe, dit le ministère.</p>" * 5
    + "<iframe src='https://example.org/'></iframe></article></body></html>"
)


def run(environment: dict[str, str], *args: str, module: str = "tui") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tests.hostile.offline", module, *args],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE * 4,
        check=False,
    )


def test_who_asks_for_a_socket_is_ended(tmp_path: Path) -> None:
    (tmp_path / "asking.py").write_text("import socket; socket.socket(socket.AF_INET6)\n", "utf-8")
    environment = home(tmp_path)
    environment["PYTHONPATH"] += f":{tmp_path}"
    assert run(environment, module="asking").returncode == -signal.SIGSYS


def test_pages_are_added_and_read_without(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    environment, corpus = home(tmp_path), tmp_path / "corpus"
    assert run(environment, "init", "--empty", str(corpus)).returncode == 0
    added = run(environment, "add", str(tmp_path / "page.html"), "--corpus", str(corpus))
    assert (added.returncode, b"Un accord" in added.stdout + added.stderr) == (0, True), added.stderr
    (corpus / "articles" / "other.html").write_text(PAGE.replace("Un accord", "Deux accords"), "utf-8")
    indexed = run(environment, "index", "--corpus", str(corpus))
    assert indexed.returncode == 0, indexed.stderr
    found = run(environment, "search", "Niamey", "--json", "--corpus", str(corpus))
    assert found.stdout.count(b"\n") == 2, found.stderr


def test_the_explorer_does_without(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "page.html").write_text(PAGE, "utf-8")
    offline = ("-m", "tests.hostile.offline", "tui")
    seen = Terminal(home(tmp_path / "home"), str(tmp_path), program=offline)
    try:
        seen.wait_for("Un accord à Niamey")
        seen.press("/", *"accord")
        seen.wait_for("1 article")
        seen.press("escape", "y", "q")
        assert seen.end() == 0
    finally:
        seen.program.close(force=True)
