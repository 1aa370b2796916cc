"""What a hostile or broken file may cost: checked before anything is unpacked."""

import re
import zlib

from counter_app.domain.errors import RuleError

MOST_PIXELS = 85_000_000  # an A3 sheet of 600 dpi has 70 million; Pillow itself warns at 89
MOST_UNPACKED_BYTES = 128 * 1024 * 1024  # of what a PDF says of itself, pictures apart
LONGEST_SIDE_PT = 3400.0  # A0 is 3370 points long
HEAD_BYTES = 1024  # before a stream's data stands its dictionary
STEP_BYTES = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_METHOD = 0x0F


def check_pixels(width: int, height: int) -> None:
    """Let a picture pass that a weak PC can unpack.

    Raises:
        RuleError: ``scan.too_large`` (pixels, limit).
    """
    if width * height > MOST_PIXELS:
        raise RuleError("scan.too_large", pixels=width * height, limit=MOST_PIXELS)


def check_sheet(width_pt: float, height_pt: float) -> None:
    """Let a sheet pass that is not larger than A0.

    Raises:
        RuleError: ``scan.too_large`` (width_pt, height_pt).
    """
    if max(width_pt, height_pt) > LONGEST_SIDE_PT:
        raise RuleError("scan.too_large", width_pt=round(width_pt), height_pt=round(height_pt))


def check_streams(pdf: bytes) -> None:
    """Let a PDF pass whose packed parts stay small when unpacked.

    Looks at the bytes alone, so that no parser has unpacked anything before. Pictures are judged
    by their pixels instead.

    Raises:
        RuleError: ``scan.too_large`` (limit).
    """
    unpacked = 0
    for found in _STREAM.finditer(pdf):
        start = found.end()
        if not _is_deflate(pdf[start : start + 2]) or _is_picture(pdf, found.start()):
            continue
        end = pdf.find(b"endstream", start)
        packed = memoryview(pdf)[start : end if end > 0 else len(pdf)]
        unpacked += _unpacked_size(packed, MOST_UNPACKED_BYTES - unpacked)
        if unpacked > MOST_UNPACKED_BYTES:
            raise RuleError("scan.too_large", limit=MOST_UNPACKED_BYTES)


def _is_deflate(head: bytes) -> bool:
    if len(head) < 2 or head[0] & _METHOD != zlib.DEFLATED:
        return False
    return int.from_bytes(head, "big") % 31 == 0


def _is_picture(pdf: bytes, stream: int) -> bool:
    head = pdf[max(0, stream - HEAD_BYTES) : stream]
    return _PICTURE.search(head, max(0, head.rfind(b" obj"))) is not None


def _unpacked_size(packed: memoryview, limit: int) -> int:
    """Return the size, or something above ``limit`` as soon as it is passed."""
    machine, size, rest = zlib.decompressobj(), 0, bytes(packed)
    try:
        while rest and not machine.eof and size <= limit:
            size += len(machine.decompress(rest, STEP_BYTES))
            rest = machine.unconsumed_tail
    except zlib.error:
        return size  # damaged: whoever reads the file will say so
    return size
