"""The small plot on a card: articles over time, with a link to the frequency screen."""

from __future__ import annotations

from tui.analysis.frequency import Days, choose_unit, count_frequency
from tui.analysis.frequency_plot import draw_plot
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.navigation import FrequencyRequest
from tui.i18n import gettext as _
from tui.model.records import Ref

#: The columns of the plot: with its margin it fits beside the lists at 80 columns.
PLOT_COLUMNS = 36
#: The rows of its bars.
PLOT_ROWS = 2


def write_frequency_line(builder: DocumentBuilder, ref: Ref, days: Days) -> None:
    """Write articles by day, month or year; nothing where all are of one period, or undated."""
    frequency = count_frequency(days, (), choose_unit(days, (), PLOT_COLUMNS))
    if len(frequency.bins) < 2:
        return
    lines, per = draw_plot(frequency, PLOT_COLUMNS, PLOT_ROWS, _)
    builder.blank()
    builder.line(
        link_run(
            _("Over time"),
            FrequencyRequest(ref),
            "article",
            _("choose a period to filter by"),
        ),
        TextRun(_("  articles {per}").format(per=per), "dim"),
    )
    for number, line in enumerate(lines):
        builder.line(TextRun(line, "heading" if number < PLOT_ROWS else "dim"))
