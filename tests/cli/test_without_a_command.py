"""``counter`` without a command opens the window at once; everything else goes to the parser."""

import os
import subprocess
import sys

import pytest

from counter_app.__main__ import _is_window


@pytest.mark.parametrize("words", [[], ["--data", "thư mục"], ["--data=/tmp/x"]])
def test_no_command_is_the_window(words):
    assert _is_window(words)


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["--data", "x", "status"],
        ["--data=x", "status"],
        ["--json"],
        ["--data", "--json"],
        ["--data"],
        ["--help"],
        ["x", "y"],
    ],
)
def test_anything_else_is_a_command(words):
    assert not _is_window(words)


def test_settings_that_are_broken_are_told_before_any_window(tmp_path):
    """The program itself, in a process of its own, with a folder whose settings are broken."""
    (tmp_path / "counter.toml").write_text("office = nothing", "utf-8")
    script = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication;"
        "from counter_app.ui.program import application; app = application();"
        "t = QTimer(interval=50); t.timeout.connect(lambda: [w.accept() for w in"
        " app.topLevelWidgets() if w.isModal()]); t.start();"
        f"sys.argv = ['counter', '--data', {str(tmp_path)!r}];"
        "from counter_app.__main__ import main; sys.exit(main())"
    )
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", script], env=env, timeout=60, check=False)
    assert ended.returncode == 3
