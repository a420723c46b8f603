"""The commands in French: people read French, programs the same JSON as in English; no locale stops them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.forked_program import ROOT, run_program
from tests.stores import copy_index
from tui.cli import cli
from tui.cli.command_group import read_commands
from tui.corpus.bundled import bundled_corpus_path
from tui.i18n.language import VARIABLE

#: What is asked as JSON in both languages: reasons, notes, problems, explanations, dates.
AS_JSON = [
    ["show", "event:visite-a-moscou", "--json"],
    ["search", "--explain", "sorce:rfi modi after:2024-01", "--json"],
    ["annotate", "damaged.txt", "--json"],
    ["add", "empty.pdf", "damaged.txt", "--dry-run", "--json"],
    ["check", "broken", "--json"],
    ["suggest", "--json"],
]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home with texts that are not as they should be, and a corpus with a fault."""
    (tmp_path / "damaged.txt").write_bytes("Été à Niamey\n\nLe général Modi, mardi, Ã\n".encode() + b"\xff")
    (tmp_path / "dated.txt").write_text("Été à Niamey\n\nNiamey, 3 février 2024. Modi est là.\n", "utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "broken/actors").mkdir(parents=True)
    (tmp_path / "broken/articles").mkdir()
    (tmp_path / "broken/actors/a.md").write_text("---\nname: A\ntype: persn\nfoo: 1\n---\n", "utf-8")
    (tmp_path / "broken/articles/b.txt").write_text("Titre\n\nTexte.\n", "utf-8")
    copy_index(bundled_corpus_path(), tmp_path / "cache")
    unset = {VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG", "NIGER_TUI_CORPUS"}
    return {name: value for name, value in os.environ.items() if name not in unset} | {
        "HOME": str(tmp_path), "NIGER_TUI_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def test_programs_read_the_same_in_every_language(home: dict[str, str], tmp_path: Path) -> None:
    for words in AS_JSON:
        english, french = (
            run_program(words, cwd=tmp_path, env=home | {"LANG": locale})
            for locale in ("en_US.UTF-8", "fr_FR.UTF-8")
        )
        assert french.stdout == english.stdout, words
        assert french.stdout, words
        assert french.returncode == english.returncode


@pytest.mark.parametrize(
    ("words", "locale", "said"),
    [
        (["check", "broken"], {"LANG": "fr_FR.UTF-8"}, "vouliez-vous dire «\u00a0person\u00a0»"),
        (["--lang", "fr", "--help"], {"LANG": "en_US.UTF-8"}, "Montrer cette aide et sortir."),
        (["show", "--help", "--lang=fr"], {}, "Montrer une fiche en entier"),
        (["add", "dated.txt", "--dry-run"], {"LANG": "fr_FR"}, "publisher: NOM DU JOURNAL"),
        (["add", "dated.txt", "--dry-run"], {"LANG": "fr_FR"}, "1 ajouté, 0 déjà présent, 0 refusé\u202f;"),
        (["add", "empty.txt", "--dry-run"], {"LANG": "fr_FR"}, "empty.txt\u00a0: le fichier est vide"),
        (["show", "nobody"], {"LC_ALL": "fr_CA"}, "fiche nobody\u00a0: introuvable"),
        (["shw"], {"LANG": "fr_FR.UTF-8"}, "peut-être `niger-tui show`"),
        (["search", "--limit", "x", "modi"], {"LANG": "fr_FR.UTF-8"}, "Valeur incorrecte"),
        (["show", "nobody"], {"LANG": "C"}, "there is no record nobody"),
        (["show", "nobody"], {"LC_ALL": "xx_YY.UTF-8"}, "there is no record nobody"),
        (["show", "nobody", "--lang", "en"], {"LANG": "fr_FR.UTF-8"}, "there is no record nobody"),
    ],
)
def test_people_read_their_language(
    words: list[str], locale: dict[str, str], said: str, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    done = run_program(words, cwd=tmp_path, env=home | locale)
    assert said in (done.stdout + done.stderr).decode()


def parameters_of(group: click.Group) -> Iterator[click.Parameter]:
    for command in read_commands(group).values():
        yield from command.params
        if isinstance(command, click.Group):
            assert "…" in command.subcommand_metavar or "FORMAT" in command.subcommand_metavar
            yield from parameters_of(command)


def test_no_parameter_is_called_by_its_type() -> None:
    unnamed = [
        parameter.name
        for parameter in parameters_of(cli)
        if parameter.metavar is None
        and not getattr(parameter, "is_flag", False)
        and not isinstance(parameter.type, click.Choice)
    ]
    assert unnamed == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["search"], "niger-tui: Argument manquant 'RECHERCHE…'"),
        (["search", "--limit", "0", "x"], "0 n’est pas dans l’intervalle 1<=x<=10000"),
        (["serve", "--port", "x"], "'x' n’est pas un nombre entier"),
        (
            ["timeline", "--qury", "x"],
            "Option inconnue\u00a0: '--qury'. Vouliez-vous dire '--query'\u202f? Voir",
        ),
        (["new"], "Usage\u00a0: niger-tui new [OPTIONS] COMMANDE [ARGUMENTS]…\n"),
        (["export"], "Usage\u00a0: niger-tui export [OPTIONS] FORMAT [OPTIONS]\n"),
    ],
)
def test_wrong_use_is_said_in_french(words: list[str], expected: str, home: dict[str, str]) -> None:
    done = run_program(["--lang", "fr", *words], cwd=Path(home["HOME"]), env=home)
    assert done.returncode == 2
    assert expected in done.stderr.decode()
