"""Sets up the environment of this checkout and starts what was asked for.

Standard library only: it runs before anything is installed. A second start finds its own stamp
and goes straight on.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"

# What the wheels of Qt expect of a Linux system; asked for only when Qt does not start.
QT_LIBRARIES = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
)
QT_PROBE = """
import ctypes, os, pathlib, PySide6
from PySide6.QtWidgets import QApplication
QApplication([])
xcb = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
if xcb.exists():
    ctypes.CDLL(str(xcb))
"""
ENTRY_POINTS = {"counter": "counter_app.__main__", "counter-gateway": "sync.gateway.__main__"}
LAUNCHER = """from {module} import main

if __name__ == "__main__":
    raise SystemExit(main())
"""


class SetupError(Exception):
    """Something is missing that this script cannot bring; the message says what to do."""


def main(words: list[str]) -> int:
    """Prepare the environment, then run ``run`` or ``test`` with the words that follow."""
    task, rest = words[0], words[1:]
    try:
        python = environment()
        install(python, "lock-test.txt" if task == "test" else "lock.txt")
        link(python)
        check_qt(python)
    except SetupError as missing:
        say(str(missing))
        return 1
    os.environ["PATH"] = f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    if task == "test":
        return check(python, rest)
    return run([str(python), "-m", "counter_app.trial", *rest])


def environment() -> Path:
    """Return the Python of a virtual environment: ours, made when absent, else the active one."""
    ours = interpreter(VENV)
    if works(ours):
        return ours
    if sys.version_info < (3, 11):  # noqa: UP036  # reached through the Windows launcher
        raise SetupError("Python 3.11 or newer is needed.")
    say("Making a virtual environment in .venv ...")
    if make_venv() and works(ours):
        return ours
    active = os.environ.get("VIRTUAL_ENV") or (sys.prefix if sys.prefix != sys.base_prefix else "")
    if active and works(interpreter(Path(active))):
        say(f"No environment could be made here; using the active one, {active}.")
        return interpreter(Path(active))
    raise SetupError(
        "A virtual environment could not be made. Install python3-venv (with pip), "
        "or activate a virtual environment of Python 3.11 or newer, and start again."
    )


def make_venv() -> bool:
    """Make ``.venv``; bring ``ensurepip`` by apt where Debian left it out."""
    if VENV.exists():
        shutil.rmtree(VENV)
    command = [sys.executable, "-m", "venv", str(VENV)]
    if run(command, quiet=True) == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (apt(version) or apt("python3-venv")):
        return False
    return run(command) == 0


def works(python: Path) -> bool:
    """Return whether ``python`` starts, is new enough and has pip."""
    probe = "import sys, pip; raise SystemExit(sys.version_info < (3, 11))"
    return python.exists() and run([str(python), "-c", probe], quiet=True) == 0


def interpreter(venv: Path) -> Path:
    """Return where ``venv`` keeps its Python."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def install(python: Path, lock: str) -> None:
    """Install the locked packages unless the stamp says they are there."""
    wanted = ROOT / "installer" / lock
    mark = hashlib.sha256(wanted.read_bytes()).hexdigest()
    stamp = python.parent.parent / f".installed-{lock}"
    if stamp.exists() and stamp.read_text() == mark:
        return
    say(f"Installing the packages of installer/{lock} ...")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "-qq"]
    # The lock is whole: nothing is resolved again. An older pip would take an extra of a locked
    # package (``coverage[toml]``) for one that is not pinned as soon as a newer version appears.
    if run([*pip, "--no-deps", "--require-hashes", "-r", str(wanted)]):
        raise SetupError(
            "The packages could not be installed; see the lines above. "
            "A network to the package index is needed the first time."
        )
    stamp.write_text(mark)
    if lock == "lock-test.txt":  # it holds everything of the other, in the same versions
        base = ROOT / "installer" / "lock.txt"
        mark = hashlib.sha256(base.read_bytes()).hexdigest()
        (python.parent.parent / ".installed-lock.txt").write_text(mark)


def link(python: Path) -> None:
    """Let the environment import this checkout, and lay the two commands into it."""
    folder = python.parent
    venv = folder.parent
    (packages,) = (
        [venv / "Lib/site-packages"] if WINDOWS else venv.glob("lib/python3*/site-packages")
    )
    keep(packages / "counter_checkout.pth", f"{ROOT}\n")
    for name, module in ENTRY_POINTS.items():
        text = LAUNCHER.format(module=module)
        if WINDOWS:
            keep(folder / f"{name}-script.py", text)
            keep(folder / f"{name}.cmd", f'@"{python}" "{folder / f"{name}-script.py"}" %*\n')
        else:
            keep(folder / name, f"#!{python}\n{text}", executable=True)


def keep(path: Path, text: str, *, executable: bool = False) -> None:
    """Write ``text`` unless it stands there already."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    if executable:
        path.chmod(0o755)


def check_qt(python: Path) -> None:
    """Start Qt once without a screen; install its system libraries where it does not."""
    stamp = python.parent.parent / ".qt-starts"
    if stamp.exists():
        return
    probe = [str(python), "-c", QT_PROBE]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if sys.platform.startswith("linux") and run(probe, quiet=True, more=offscreen):
        say("Installing the system libraries of Qt ...")
        if not apt(*QT_LIBRARIES):
            say("They could not be installed by apt-get.")
    if run(probe, more=offscreen):
        wanted = " ".join(QT_LIBRARIES)
        raise SetupError(f"Qt does not start; see above. On Debian and Ubuntu it needs: {wanted}")
    stamp.write_text("")


def apt(*packages: str) -> bool:
    """Install Debian packages, with sudo when we are not root; return whether it worked."""
    if shutil.which("apt-get") is None:
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        if shutil.which("sudo") is None:
            return False
        prefix = ["sudo"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run([*prefix, "apt-get", "update", "-q"], quiet=True, more=quiet)
    words = [*prefix, "apt-get", "install", "-qy", "--no-install-recommends", *packages]
    return run(words, quiet=True, more=quiet) == 0


def check(python: Path, words: list[str]) -> int:
    """Run every check in the house's order; stop at the first that fails."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    module = [str(python), "-m"]
    steps = (
        [*module, "ruff", "format", "--check", "-q", "."],
        [*module, "ruff", "check", "-q", "."],
        [*module, "mypy"],
        [*module, "pytest", "-q", "tests/architecture"],
    )
    for step in steps:
        say("== " + " ".join(step[2:]))
        code = run(step)
        if code:
            return code
    say("== pytest")
    spread = ["-n", "2", "--dist", "loadfile"]  # a file's fixtures are made once
    if any(word.startswith(("-n", "--numprocesses")) for word in words):
        spread = []
    wanted = "not nightly" if has_peers() else "not nightly and not peer"
    return run([*module, "pytest", "-q", "-m", wanted, *spread, *words])


def has_peers() -> bool:
    """Install the programs of others that tests of mark ``peer`` speak to; without node, say so."""
    folder = ROOT / "tests" / "sync" / "tus_peer"
    mark = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed"
    if shutil.which("node") and stamp.exists() and stamp.read_text() == mark:
        return True
    npm = shutil.which("npm")
    if not (npm and shutil.which("node")):
        say("Left out: tests against a foreign tus server (mark peer); they need node and npm.")
        return False
    if run([npm, "ci", "--silent", "--prefix", str(folder)]):
        say("Left out: tests against a foreign tus server (mark peer); npm could not install it.")
        return False
    stamp.write_text(mark)
    return True


def run(words: list[str], *, quiet: bool = False, more: dict[str, str] | None = None) -> int:
    """Run a command from the checkout's root and return its exit code."""
    sink = subprocess.DEVNULL if quiet else None
    surroundings = {**os.environ, **(more or {})}
    return subprocess.run(
        words, cwd=ROOT, env=surroundings, stdout=sink, stderr=sink, check=False
    ).returncode


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
