"""Checks what is installed against the lock: versions, files, licences, known holes.

``python installer/audit.py [--json] [--test] [--osv FOLDER|ZIP]``. Without ``--osv`` nothing is
known of holes, and the answer says so: the data (OSV records of the ecosystem of Python) is
fetched where there is a network, and carried here. Exit 1 when something is wrong.
"""

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import licences, lock_file

TOOLS = frozenset({"pip", "setuptools", "wheel", "distribute"})  # brought by Python itself


@dataclass
class Report:
    """What was found. Each list holds lines a person can act on."""

    checked: int = 0
    files: int = 0
    wrong_version: list[str] = field(default_factory=list)
    not_locked: list[str] = field(default_factory=list)
    changed_files: list[str] = field(default_factory=list)
    licence: list[str] = field(default_factory=list)
    holes: list[str] = field(default_factory=list)
    holes_known: bool = False  # whether there was data to look at

    @property
    def is_clean(self) -> bool:
        """True when nothing was found; it says nothing of holes without data."""
        lists = (self.wrong_version, self.not_locked, self.changed_files, self.licence, self.holes)
        return not any(lists)


def audit(lock: Path, installed: list[Distribution], osv: Path | None = None) -> Report:
    """Compare the installed packages with a lock file."""
    report = Report()
    pins: dict[str, set[str]] = {}  # a package may be locked twice, for different systems
    for pin in lock_file.read(lock):
        pins.setdefault(pin.name, set()).add(pin.version)
    seen: set[str] = set()
    for package in installed:
        name = lock_file.normal(str(package.metadata["Name"]))
        if name in TOOLS or name in seen:
            continue
        seen.add(name)
        versions = pins.get(name)
        if versions is None:
            report.not_locked.append(f"{name} {package.version}")
            continue
        report.checked += 1
        if package.version not in versions:
            locked = " or ".join(sorted(versions))
            report.wrong_version.append(f"{name} {package.version}, locked {locked}")
        licence = licences.of(package)
        if not licences.is_allowed(licence):
            report.licence.append(f"{name}: {licence or 'none named'}")
        for path in package.files or []:
            report.files += 1
            if _is_changed(path):
                report.changed_files.append(f"{name}: {path}")
    if osv is not None:
        report.holes_known = True
        report.holes = sorted(_holes(osv, pins))
    return report


def _is_changed(path: PackagePath) -> bool:
    """Return whether a file is not what its package's own record says."""
    if path.hash is None or path.suffix == ".pyc":
        return False
    where = Path(str(path.locate()))
    if not where.is_file():
        return True
    digest = hashlib.new(path.hash.mode, where.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != path.hash.value


def _holes(osv: Path, pins: dict[str, set[str]]) -> Iterator[str]:
    for record in _records(osv):
        for affected in record.get("affected", []):
            package = affected.get("package", {})
            name = lock_file.normal(str(package.get("name", "")))
            if package.get("ecosystem") != "PyPI" or "withdrawn" in record:
                continue
            for version in pins.get(name, set()) & set(affected.get("versions", [])):
                yield f"{name} {version}: {record.get('id', '?')}"


def _records(osv: Path) -> Iterator[dict[str, Any]]:
    if osv.is_dir():
        for file in sorted(osv.rglob("*.json")):
            yield json.loads(file.read_text("utf-8"))
        return
    with zipfile.ZipFile(osv) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def main() -> int:
    """Audit this environment and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--test", action="store_true", help="the lock of the test environment")
    parser.add_argument("--osv", type=Path, metavar="FOLDER|ZIP")
    words = parser.parse_args()
    lock = lock_file.TEST_LOCK if words.test else lock_file.LOCK
    report = audit(lock, list(distributions()), words.osv)
    if words.json:
        print(json.dumps(asdict(report), indent=1))
        return 0 if report.is_clean else 1
    print(f"{report.checked} packages, {report.files} files looked at.")
    for title, lines in asdict(report).items():
        for line in lines if isinstance(lines, list) else ():
            print(f"{title}: {line}")
    if not report.holes_known:
        print("Known holes: NOT looked for; there is no data here. Give --osv a folder or a zip.")
    return 0 if report.is_clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
