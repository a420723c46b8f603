"""The formats of exports, by their names: a row for each, which imports what writes it when it is used."""

from __future__ import annotations

from tui.export.export_format import ExportFormat, WriteFiles
from tui.i18n import N_


def _load_csv() -> WriteFiles:
    from tui.export.tables.csv_tables import csv_files

    return csv_files


def _load_jsonl() -> WriteFiles:
    from tui.export.tables.json_lines import json_lines_files

    return json_lines_files


def _load_markdown() -> WriteFiles:
    from tui.export.vault import vault_files

    return vault_files


def _load_csl_json() -> WriteFiles:
    from tui.export.references.csl_json import csl_files

    return csl_files


def _load_bibtex() -> WriteFiles:
    from tui.export.references.bibtex import bibtex_files

    return bibtex_files


def _load_ris() -> WriteFiles:
    from tui.export.references.ris import ris_files

    return ris_files


def _load_notes() -> WriteFiles:
    from tui.export.notes import note_files

    return note_files


def _load_quotations() -> WriteFiles:
    from tui.export.quotations import quotation_files

    return quotation_files


def _load_graphml() -> WriteFiles:
    from tui.export.graphs.graphml import graphml_files

    return graphml_files


def _load_gexf() -> WriteFiles:
    from tui.export.graphs.gexf import gexf_files

    return gexf_files


def _load_dossier() -> WriteFiles:
    from tui.export.dossiers.dossier import dossier_files

    return dossier_files


def _load_w3c() -> WriteFiles:
    from tui.export.text_marks.web_annotations import annotation_files

    return annotation_files


def _load_brat() -> WriteFiles:
    from tui.export.text_marks.brat import brat_files

    return brat_files


def _load_conll() -> WriteFiles:
    from tui.export.text_marks.conll import conll_files

    return conll_files


def _load_iramuteq() -> WriteFiles:
    from tui.export.discourse.iramuteq import iramuteq_files

    return iramuteq_files


def _load_txm() -> WriteFiles:
    from tui.export.discourse.txm import txm_files

    return txm_files


def _load_timeline() -> WriteFiles:
    from tui.export.timelines.timeline_js import timeline_files

    return timeline_files


def _load_icalendar() -> WriteFiles:
    from tui.export.timelines.icalendar import icalendar_files

    return icalendar_files


def _load_ftm() -> WriteFiles:
    from tui.export.entities.follow_the_money import entity_files

    return entity_files


_ROWS = (
    ExportFormat(
        name="csv",
        title=N_("Tables of articles, actors, events, claims and mentions, for spreadsheets"),
        suffix="",
        load=_load_csv,
    ),
    ExportFormat(
        name="jsonl",
        title=N_("Records as JSON, one a line, with their mentions and claims"),
        suffix=".jsonl",
        load=_load_jsonl,
    ),
    ExportFormat(
        name="markdown",
        title=N_("A vault for Obsidian, with links between records; it can be opened as a corpus"),
        suffix="",
        load=_load_markdown,
    ),
    ExportFormat(
        name="csl-json",
        title=N_("Articles as references, for Zotero, Pandoc and citeproc"),
        suffix=".json",
        load=_load_csl_json,
    ),
    ExportFormat(
        name="bibtex",
        title=N_("Articles as references, for LaTeX"),
        suffix=".bib",
        load=_load_bibtex,
    ),
    ExportFormat(
        name="ris",
        title=N_("Articles as references, for Zotero, EndNote and Mendeley"),
        suffix=".ris",
        load=_load_ris,
    ),
    ExportFormat(
        name="notes",
        title=N_("Notes as Markdown, with the words they quote, where these are from, and a link back"),
        suffix=".md",
        load=_load_notes,
    ),
    ExportFormat(
        name="quotations",
        title=N_("What the sources of events say, as Markdown, with citations"),
        suffix=".md",
        load=_load_quotations,
    ),
    ExportFormat(
        name="graphml",
        title=N_("Actors and their ties by sentence, article and event, for programs of network analysis"),
        suffix=".graphml",
        load=_load_graphml,
    ),
    ExportFormat(
        name="gexf",
        title=N_("Actors and their ties with periods, for Gephi"),
        suffix=".gexf",
        load=_load_gexf,
    ),
    ExportFormat(
        name="dossier",
        title=N_("A page to read, send and print: differences, timeline, quotations, texts"),
        suffix=".html",
        load=_load_dossier,
    ),
    ExportFormat(
        name="w3c",
        title=N_("Mentions as Web Annotations (JSON-LD)"),
        suffix=".jsonld",
        load=_load_w3c,
    ),
    ExportFormat(
        name="brat",
        title=N_("Texts and mentions in the standoff format of brat"),
        suffix="",
        load=_load_brat,
    ),
    ExportFormat(
        name="conll",
        title=N_("Words with tags (IOB2, CoNLL-U Plus)"),
        suffix=".conllup",
        load=_load_conll,
    ),
    ExportFormat(
        name="iramuteq",
        title=N_("Texts with starred variables, for IRaMuTeQ and Alceste"),
        suffix=".txt",
        load=_load_iramuteq,
    ),
    ExportFormat(
        name="txm",
        title=N_("Texts with a table of their metadata, for TXM"),
        suffix="",
        load=_load_txm,
    ),
    ExportFormat(
        name="timeline",
        title=N_("Events for TimelineJS"),
        suffix=".json",
        load=_load_timeline,
    ),
    ExportFormat(
        name="icalendar",
        title=N_("Events for calendars"),
        suffix=".ics",
        load=_load_icalendar,
    ),
    ExportFormat(
        name="ftm",
        title=N_("Entities of FollowTheMoney, for Aleph and OpenSanctions"),
        suffix=".ftm.json",
        load=_load_ftm,
    ),
)
FORMATS: dict[str, ExportFormat] = {row.name: row for row in _ROWS}
