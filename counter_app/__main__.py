"""``counter``: with no command the window, else the command."""

import sys

from counter_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
