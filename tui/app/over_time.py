"""On a card: how many articles there are over time, as a small plot that leads to the large one."""

from __future__ import annotations

from tui.app.doors import Over
from tui.app.sheet import Part, Sheet, door
from tui.i18n import gettext as _
from tui.model.records import Ref
from tui.views.frequency import Days, fitting_unit, frequency, plot

#: The columns and rows of the plot; with its margin it fits beside the lists at 80 columns.
COLUMNS, HEIGHT = 36, 2


def over_time(sheet: Sheet, ref: Ref, days: Days) -> None:
    """Articles by day, month or year; nothing where all are of one time, or undated."""
    found = frequency(days, (), fitting_unit(days, (), COLUMNS))
    if len(found.bins) < 2:
        return
    lines, per = plot(found, COLUMNS, HEIGHT, _)
    sheet.blank()
    sheet.line(
        door(_("Over time"), Over(ref), "article", _("choose a period that narrows lists and views")),
        Part(_("  articles {per}").format(per=per), "dim"),
    )
    for number, line in enumerate(lines):
        sheet.line(Part(line, "heading" if number < HEIGHT else "dim"))
