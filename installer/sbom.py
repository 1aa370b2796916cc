"""The bill of materials, CycloneDX 1.5, from the lock: ``python installer/sbom.py [--out FILE]``.

The same lock gives the same bytes. Licences come from the installed packages; one that is not
installed here (another system's) is listed without.
"""

import argparse
import hashlib
import json
import sys
import tomllib
import uuid
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import licences, lock_file

ROOT = Path(__file__).resolve().parent.parent
_NAMESPACE = uuid.UUID("6f9619ff-8b86-d011-b42d-00c04fc964ff")


def bill(lock: Path = lock_file.LOCK) -> dict[str, Any]:
    """Return the document."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = lock_file.read(lock)
    own = f"pkg:generic/{project['name']}@{project['version']}"
    components = [_package(pin) for pin in pins] + [_font(file) for file in _fonts()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, lock.read_text('utf-8'))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in components]}],
    }


def _package(pin: lock_file.Pin) -> dict[str, Any]:
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": pin.name,
        "version": pin.version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.hashes],
    }
    try:
        licence = licences.of(distribution(pin.name))
    except PackageNotFoundError:
        licence = ""
    if licence:
        found["licenses"] = [{"license": {"name": licence}}]
    if pin.marker:
        found["properties"] = [{"name": "marker", "value": pin.marker}]
    return found


def _fonts() -> list[Path]:
    return sorted((ROOT / "resources/fonts").rglob("*.ttf"))


def _font(file: Path) -> dict[str, Any]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    place = file.relative_to(ROOT).as_posix()
    return {
        "type": "file",
        "bom-ref": f"file:{place}",
        "name": place,
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "licenses": [{"license": {"id": _licence_of(file)}}],
    }


def _licence_of(font: Path) -> str:
    """Return the licence whose text lies beside the font."""
    return "Bitstream-Vera" if font.name.startswith("DejaVu") else "OFL-1.1"


def main() -> int:
    """Write the bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, metavar="FILE")
    words = parser.parse_args()
    text = json.dumps(bill(), ensure_ascii=False, indent=1) + "\n"
    if words.out:
        words.out.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
