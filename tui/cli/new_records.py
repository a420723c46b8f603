"""The command that makes records: new actors, new events, and claims of events that are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from tui.cli.command_group import Subcommands
from tui.cli.common import cli, corpus_option, json_option
from tui.cli.edits import do_edit, dry_run_option, open_own_corpus, print_namesakes, print_result
from tui.cli.parameter_types import ACTOR, ARTICLE, EVENT, PARAGRAPHS, TEXT
from tui.i18n import N_

if TYPE_CHECKING:
    from tui.corpus.journal.steps import StepResult
    from tui.model.records import Actor, Claim, Event


def claim_options(command: Callable[..., object]) -> Callable[..., object]:
    """Decorate a command with the options of a claim, which it receives as one, in the parameter `claim`."""
    names = ("article", "quote", "prefix", "suffix", "stated", "date", "source", "publisher")

    @wraps(command)
    def claiming_command(**options: Any) -> object:
        from tui.model.records import Claim

        fields: dict[str, Any] = {name: options.pop(name) or None for name in names}
        return command(claim=Claim(**fields), **options)

    for option in reversed(
        (
            click.option(
                "--article", type=ARTICLE, metavar="ID", help=N_("The article that makes the claim.")
            ),
            click.option("--quote", type=TEXT, metavar="WORDS", help=N_("The words quoted from it.")),
            click.option("--prefix", type=TEXT, metavar="WORDS", help=N_("The words before the quotation.")),
            click.option("--suffix", type=TEXT, metavar="WORDS", help=N_("The words after the quotation.")),
            click.option("--stated", type=TEXT, metavar="WORDS", help=N_("The date in the source’s words.")),
            click.option(
                "--date",
                type=TEXT,
                metavar="EDTF",
                help=N_("The date they mean; default: worked out from the words."),
            ),
            click.option("--source", type=TEXT, metavar="URL", help=N_("A report outside the corpus.")),
            click.option("--publisher", type=TEXT, metavar="NAME", help=N_("Who published it.")),
        )
    ):
        claiming_command = option(claiming_command)
    return claiming_command


participant_option = click.option(
    "--participant",
    "participants",
    type=ACTOR,
    multiple=True,
    metavar="ID[:ROLE]",
    help=N_("An actor, and what it is: actor, recipient, medium, place, outcome."),
)


@cli.group(
    cls=Subcommands,
    missing=N_("name first what is to be made, then the options; there are {names}"),
    unknown=N_("{word}: no such kind of record; there are {names}"),
    subcommand_metavar="COMMAND [ARGS]…",
)
def new() -> None:
    """Make a new actor, a new event, or a claim of an existing event."""


@new.command()
@click.argument("name", type=TEXT, metavar="NAME")
@click.option("--type", "kind", type=TEXT, required=True, metavar="TYPE", help=N_("person, country …"))
@click.argument("fields", type=PARAGRAPHS, metavar="[FIELD=VALUE]…", nargs=-1)
@dry_run_option
@json_option
@corpus_option
def actor(
    name: str, kind: str, fields: Sequence[str], dry_run: bool, as_json: bool, corpus: str | None
) -> None:
    """Write a file for a new actor: NAME, its type, and other fields as in `set`."""
    from tui.corpus.curation.new_records import create_record
    from tui.corpus.curation.record_fields import set_fields
    from tui.model.records import Actor

    folder = open_own_corpus(corpus, dry_run)

    def create() -> StepResult[Actor]:
        actor = set_fields(Actor(id="", name=name, type="person"), [f"type={kind}", *fields])
        return create_record(folder.root, actor, is_dry_run=dry_run)

    result = do_edit(create)
    print_namesakes(folder, result.value)
    print_result(result, as_json, str(result.value.ref))


@new.command()
@click.argument("title", type=TEXT, metavar="TITLE")
@click.option("--type", "kind", type=TEXT, required=True, metavar="TYPE", help=N_("A PLOVER type: consult …"))
@click.argument("fields", type=PARAGRAPHS, metavar="[FIELD=VALUE]…", nargs=-1)
@participant_option
@claim_options
@dry_run_option
@json_option
@corpus_option
def event(
    title: str,
    kind: str,
    fields: Sequence[str],
    participants: Sequence[str],
    claim: Claim,
    dry_run: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Write a file for a new event: TITLE, its PLOVER type, one claim, and other fields as in `set`."""
    from tui.corpus.curation.new_records import create_record
    from tui.corpus.curation.record_fields import parse_participants, set_fields
    from tui.model.records import Event

    folder = open_own_corpus(corpus, dry_run)

    def create() -> StepResult[Event]:
        event = Event(
            id="",
            title=title,
            type="consult",
            claims=(claim,),
            participants=parse_participants(participants),
        )
        return create_record(folder.root, set_fields(event, [f"type={kind}", *fields]), is_dry_run=dry_run)

    result = do_edit(create)
    print_result(result, as_json, str(result.value.ref))


@new.command()
@click.argument("event_id", type=EVENT, metavar="EVENT")
@participant_option
@claim_options
@dry_run_option
@json_option
@corpus_option
def claim(
    event_id: str,
    participants: Sequence[str],
    claim: Claim,
    dry_run: bool,
    as_json: bool,
    corpus: str | None,
) -> None:
    """Append a claim to an event: the words of an article, or a report outside the corpus."""
    from tui.corpus.curation.claims import add_claim
    from tui.corpus.curation.record_fields import parse_participants

    folder = open_own_corpus(corpus, dry_run)
    name, new = event_id.removeprefix("event:"), parse_participants(participants)
    result = do_edit(lambda: add_claim(folder.root, name, claim, new, is_dry_run=dry_run))
    print_result(result, as_json, str(result.value.ref))
