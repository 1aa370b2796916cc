"""What this process must not leave behind when it dies: a picture of its memory.

The store's key and citizens' data lie in memory while an officer works. A crash is told by
``faulthandler``, which writes where it happened and no values.
"""

import ctypes
import sys
from typing import Final

if sys.platform != "win32":
    import resource

_NOT_DUMPABLE: Final = (4, 0)  # prctl(PR_SET_DUMPABLE, 0)
_NO_BOXES: Final = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX


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
