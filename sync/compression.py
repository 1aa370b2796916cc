"""Bodies on the wire: zstd with a shared, versioned dictionary.

A body says ``Content-Encoding: zstd``; one made with a dictionary also says
``X-Dictionary: <version>``. Whoever sends that header knows this version and takes answers made
with it. The frame itself names its dictionary, so reading needs no header.
"""

import threading
from functools import cache
from importlib.resources import files

import zstandard

DICTIONARY = 1  # the version this program writes; it reads every version that it ships
DICTIONARY_HEADER = "X-Dictionary"
LEVEL = 9  # about 0.02 ms a fact; the next 10 % would cost ten times that

_KNOWN = (1,)
_ID_OFFSET = 40_000  # zstd reserves small dictionary numbers for a public registry
_SMALL = 64 << 10  # bytes; the room a larger body takes, up to 2 MB, is given back
_WINDOW_MAX = 1 << 23  # bytes; a peer that wants more memory is refused


class CompressionError(ValueError):
    """Not zstd, cut short, too large when unpacked, or made with a dictionary we do not have."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Kept(threading.local):
    """What zstd would lay out anew for each body, a set for each thread: it is not to be shared."""

    def __init__(self) -> None:
        self.packers: dict[tuple[int, int], zstandard.ZstdCompressor] = {}
        self.readers: dict[int, zstandard.ZstdDecompressor] = {}


_KEPT = _Kept()


def compress(plain: bytes, version: int = DICTIONARY, *, level: int = LEVEL) -> bytes:
    """Return ``plain`` as one zstd frame; ``version`` 0 uses no dictionary.

    Raises:
        CompressionError: ``body.unknown_dictionary``.
    """
    packer = _KEPT.packers.get((version, level))
    if packer is None or len(plain) > _SMALL:
        shared = _dictionary(version, level) if version else None
        packer = zstandard.ZstdCompressor(level=level, dict_data=shared)
        if len(plain) <= _SMALL:
            _KEPT.packers[version, level] = packer
    return packer.compress(plain)


def decompress(packed: bytes, max_size: int) -> bytes:
    """Return what the single frame ``packed`` holds, never more than ``max_size`` bytes.

    Raises:
        CompressionError: ``body.too_large``, ``body.unknown_dictionary`` or ``body.not_zstd``.
    """
    try:
        frame = zstandard.get_frame_parameters(packed)
        known_size = zstandard.frame_content_size(packed)
    except zstandard.ZstdError as wrong:
        raise CompressionError("body.not_zstd") from wrong
    if max(known_size, 0) > max_size or frame.window_size > max(_WINDOW_MAX, max_size):
        raise CompressionError("body.too_large")
    reader = _KEPT.readers.get(frame.dict_id)
    if reader is None:
        shared = _dictionary(frame.dict_id - _ID_OFFSET, LEVEL) if frame.dict_id else None
        reader = _KEPT.readers[frame.dict_id] = zstandard.ZstdDecompressor(dict_data=shared)
    try:
        return reader.decompress(packed, max_output_size=max_size, allow_extra_data=False)
    except zstandard.ZstdError as wrong:
        code = "body.not_zstd" if known_size >= 0 else "body.too_large"
        raise CompressionError(code) from wrong


def beginning(packed: bytes, size: int) -> bytes:
    """Return at most the first ``size`` bytes of what a frame holds, whatever it holds more.

    Raises:
        CompressionError: as ``decompress``.
    """
    try:
        frame = zstandard.get_frame_parameters(packed)
        shared = _dictionary(frame.dict_id - _ID_OFFSET, LEVEL) if frame.dict_id else None
        reader = zstandard.ZstdDecompressor(dict_data=shared, max_window_size=_WINDOW_MAX)
        with reader.stream_reader(packed) as plain:
            return plain.read(size)
    except zstandard.ZstdError as wrong:
        raise CompressionError("body.not_zstd") from wrong


def may_read(version: str) -> bool:
    """Return whether an ``X-Dictionary`` header names a dictionary that we ship."""
    return version.isascii() and version.isdecimal() and int(version) in _KNOWN


@cache
def _dictionary(version: int, level: int) -> zstandard.ZstdCompressionDict:
    if version not in _KNOWN:
        raise CompressionError("body.unknown_dictionary")
    content = files("sync").joinpath("dictionaries", f"facts-{version}.zdict").read_bytes()
    dictionary = zstandard.ZstdCompressionDict(content)
    dictionary.precompute_compress(level=level)  # a small body then takes 0.02 ms, not 0.2
    return dictionary
