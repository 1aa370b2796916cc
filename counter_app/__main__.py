"""``counter``: with no command the window, else the command."""

import sys

from counter_app.paths import Paths
from counter_app.process import raise_shield, suit_a_window


def main() -> int:
    """Open the window at once where no command is given; everything else is for the parser."""
    raise_shield()
    given = sys.argv[1:]
    if _is_window(given):
        return _window(Paths.chosen(given[-1].removeprefix("--data=") if given else None))
    from counter_app.cli.main import main as command

    return command(given)


def _is_window(given: list[str]) -> bool:
    if len(given) == 2:
        return given[0] == "--data" and not given[1].startswith("-")
    return not given or (len(given) == 1 and given[0].startswith("--data="))


def _window(paths: Paths) -> int:
    """Open the window, with the edge that tells what goes wrong before it stands."""
    from counter_app.cli.edge import edge
    from counter_app.front import open_window

    suit_a_window()
    try:
        with edge(paths.logs, as_json=False):
            return open_window(paths)
    except SystemExit as left:
        return int(left.code or 0)


if __name__ == "__main__":
    sys.exit(main())
