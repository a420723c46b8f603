"""One reader's explorer in a browser: `python -m tui.browser_session CORPUS DATA [read-only]`.

Started by the server of `niger-tui serve`, a process for each reader; it draws through Textual's web driver.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tui.launcher import run_explorer

READ_ONLY = "read-only"


def main() -> None:
    """Run the explorer until the reader leaves; what is kept of them is in the folder DATA."""
    corpus, data, *options = sys.argv[1:]
    run_explorer(Path(corpus), data=Path(data), is_read_only=READ_ONLY in options, is_in_browser=True)


if __name__ == "__main__":
    main()
