"""This process: what of its memory it must not leave behind, and how it suits a window.

The store's key and citizens' data lie in memory while an officer works. A crash is told by
``faulthandler``, which writes where it happened and no values.

Pages of scans and of papers are drawn in pieces of up to 35 MB. glibc learns from the first of
them to cut the next ones out of its own heaps, one for every thread, and gives little of that
back. Windows gives large pieces back by itself.

Nearly every call of Qt lets go of the interpreter and takes it again. Beside a thread that counts
all the time, as the proof of a backup does, each taking waits for one switch interval: at Python's
five milliseconds a dossier took up to 1.6 s to be shown, at a tenth of a millisecond 0.1 s.
"""

import ctypes
import sys
from typing import Final

if sys.platform != "win32":
    import resource

_NOT_DUMPABLE: Final = (4, 0)  # prctl(PR_SET_DUMPABLE, 0)
_NO_BOXES: Final = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX

_MMAP_THRESHOLD: Final = (-3, 256 << 10)  # bytes; what is larger goes back when it is let go
_ARENA_MAX: Final = (-8, 2)  # heaps, for the six threads of a window
_SWITCH_S: Final = 0.0001


def raise_shield() -> None:
    """Let no core file, no dump and no other program of this user take our memory.

    On Windows the box of the error reporting, which offers a dump, does not come up; a dump an
    administrator asks for by name cannot be forbidden from here.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # covers core patterns that are pipes, and /proc/PID/environ
        ctypes.CDLL(None).prctl(*_NOT_DUMPABLE, 0, 0, 0)


def suit_a_window() -> None:
    """Let other threads give way at once, and give large pieces of memory back when they are let
    go. Before threads begin.
    """
    sys.setswitchinterval(_SWITCH_S)
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # not every C library has it
    if mallopt is not None:
        mallopt(*_MMAP_THRESHOLD)
        mallopt(*_ARENA_MAX)
