"""What the process asks of the machine; tried in a process of its own."""

import subprocess
import sys

import pytest

TWICE_20_MB = """
import ctypes, sys
from counter_app.process import suit_a_window
if "early" in sys.argv:
    suit_a_window()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
        "fordblks", "keepcost")]
libc.mallinfo2.restype = Told
libc.free(libc.malloc(20 << 20))
before = libc.mallinfo2().hblkhd
held = libc.malloc(20 << 20)
print((libc.mallinfo2().hblkhd - before) >> 20)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give back by themselves")
def test_a_large_piece_of_memory_goes_back_to_the_machine_every_time():
    def second(*how: str) -> int:
        words = [sys.executable, "-c", TWICE_20_MB, *how]
        said = subprocess.run(words, check=True, capture_output=True, text=True)
        return int(said.stdout)

    assert (second(), second("early")) == (0, 20)  # from a heap that keeps it; from the machine


def test_beside_a_thread_that_counts_the_window_waits_for_no_whole_switch_interval():
    code = "import sys; from counter_app.process import suit_a_window as suit; suit();"
    words = [sys.executable, "-c", code + "print(sys.getswitchinterval())"]
    said = subprocess.run(words, check=True, capture_output=True, text=True)
    assert float(said.stdout) <= 0.0001
