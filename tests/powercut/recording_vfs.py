"""SQLite's own file layer with an ear in it: every write, truncation, sync and deletion is told.

The driver carries its SQLite inside one shared library whose functions ``ctypes`` can call. A
copy of the operating system's layer is registered as the default one; opening a file swaps its
table of methods for one whose changing methods tell first and then do what they always did.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path

import sqlcipher3

Tell = Callable[[str, str, int, bytes], None]  # what, path, offset or size, content

_X_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_X_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_X_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_X_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_X_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        *((f"rest{n}", c_void_p) for n in range(13)),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        *((f"rest{n}", c_void_p) for n in range(13)),
    )


class RecordingVfs:
    """Registered for the rest of the process; keep it alive."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._names: dict[int, str] = {}
        self._ears: dict[int, _Methods] = {}
        self._callbacks: list[object] = []
        (library,) = (
            ctypes.CDLL(str(file))
            for file in Path(sqlcipher3.__file__).parent.iterdir()
            if file.name.startswith("_sqlite3")
        )
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._system = library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(self._system.contents)
        self._vfs.name = b"recording"
        self._vfs.open = self._callback(_X_OPEN, self._open)
        self._vfs.delete = self._callback(_X_DELETE, self._delete)
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1) == 0

    def _callback(self, kind, function) -> int:
        made = kind(function)
        self._callbacks.append(made)
        return ctypes.cast(made, c_void_p).value

    def _open(self, _vfs, name, file, flags, out) -> int:
        plain = _X_OPEN(self._system.contents.open)
        code = plain(ctypes.cast(self._system, c_void_p), name, file, flags, out)
        if code == 0 and name:
            self._names[file] = ctypes.string_at(name).decode()
            opened = ctypes.cast(file, POINTER(_File)).contents
            opened.methods = ctypes.pointer(self._ear(opened.methods))
        return code

    def _ear(self, methods) -> _Methods:
        place = ctypes.addressof(methods.contents)
        if place not in self._ears:
            self._ears[place] = self._with_ear(methods.contents)
        return self._ears[place]

    def _with_ear(self, plain: _Methods) -> _Methods:
        write, truncate = _X_WRITE(plain.write), _X_TRUNCATE(plain.truncate)
        sync = _X_SYNC(plain.sync)

        def told_write(file, content, size, offset):
            self._tell("write", self._names[file], offset, ctypes.string_at(content, size))
            return write(file, content, size, offset)

        def told_truncate(file, size):
            self._tell("truncate", self._names[file], size, b"")
            return truncate(file, size)

        def told_sync(file, flags):
            code = sync(file, flags)
            self._tell("sync", self._names[file], 0, b"")
            return code

        ear = _Methods.from_buffer_copy(plain)
        ear.write = self._callback(_X_WRITE, told_write)
        ear.truncate = self._callback(_X_TRUNCATE, told_truncate)
        ear.sync = self._callback(_X_SYNC, told_sync)
        return ear

    def _delete(self, _vfs, name, sync_folder) -> int:
        self._tell("unlink", name.decode(), sync_folder, b"")
        plain = _X_DELETE(self._system.contents.delete)
        return plain(ctypes.cast(self._system, c_void_p), name, sync_folder)
