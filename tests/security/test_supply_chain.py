"""What we hand out: locked, recorded, licensed; and no dangerous call in our own source."""

import ast
import base64
import json
import re
import zipfile
from hashlib import sha256
from importlib.metadata import PathDistribution, distributions
from pathlib import Path

import pytest

from installer import licences, lock_file
from installer.audit import audit
from installer.sbom import bill
from tests.architecture.sources import PACKAGES, modules, relative, tree

DANGEROUS = {
    "pickle", "cPickle", "shelve", "marshal", "dill", "yaml.load", "yaml.unsafe_load", "eval",
    "exec", "compile", "os.system", "os.popen", "__import__", "subprocess.getoutput",
}  # fmt: skip


def named(node: ast.expr) -> str:
    """Return a dotted name, empty for what is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{named(node.value)}.{node.attr}"
    return ""


def dangers(source: ast.AST) -> list[str]:
    """Return what source code must not do, with its line."""
    found = []
    for node in ast.walk(source):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
            found += [f"{node.lineno} {name}" for name in imported & DANGEROUS]
        if isinstance(node, ast.Call):
            name = named(node.func)
            if name in DANGEROUS or name.split(".")[0] in ("pickle", "marshal", "shelve"):
                found.append(f"{node.lineno} {name}")
            for keyword in node.keywords:
                is_false = isinstance(keyword.value, ast.Constant) and not keyword.value.value
                if keyword.arg == "shell" and not is_false:
                    found.append(f"{node.lineno} shell=")
    return found


@pytest.mark.parametrize(
    "source",
    [
        "eval(x)", "exec('a')", "import pickle", "from marshal import loads", "os.system('a')",
        "subprocess.run('a', shell=True)", "yaml.load(f)", "pickle.loads(b)",
    ],
)  # fmt: skip
def test_a_dangerous_call_is_found(source):
    assert dangers(ast.parse(source))


def test_the_source_unpickles_evaluates_and_shells_nothing():
    wrong = [
        f"{relative(path)}:{danger}"
        for path in modules(*PACKAGES, "installer")
        for danger in dangers(tree(path))
    ]
    assert wrong == []


def package(folder: Path, name: str, version: str, licence: str = "MIT") -> PathDistribution:
    """Lay an installed package of one file, as pip leaves it."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (folder / f"{name}.py").write_text("x = 1\n", "utf-8")
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {licence}\n",
        "utf-8",
    )
    digest = base64.urlsafe_b64encode(sha256(b"x = 1\n").digest()).rstrip(b"=").decode()
    (info / "RECORD").write_text(f"{name}.py,sha256={digest},6\n", "utf-8")
    return PathDistribution(info)


@pytest.fixture
def lock(tmp_path) -> Path:
    file = tmp_path / "lock.txt"
    pins = (f"{name}==1.0 \\\n    --hash=sha256:{'ab' * 32}\n" for name in ("mau", "thu"))
    file.write_text("".join(pins), "utf-8")
    return file


def test_versions_files_licences_and_strangers_are_compared_with_the_lock(lock, tmp_path):
    good = package(tmp_path / "a", "mau", "1.0")
    assert audit(lock, [good]).is_clean
    (tmp_path / "a/mau.py").write_text("x = 2\n", "utf-8")
    assert audit(lock, [good]).changed_files == ["mau: mau.py"]
    report = audit(lock, [package(tmp_path / "b", "thu", "2.0", "GPL-3.0-only")])
    assert report.wrong_version == ["thu 2.0, locked 1.0"]
    assert report.licence == ["thu: GPL-3.0-only"]
    assert audit(lock, [package(tmp_path / "c", "la", "1.0")]).not_locked == ["la 1.0"]


def test_holes_are_looked_for_only_where_there_is_data_and_it_says_so(lock, tmp_path):
    assert not audit(lock, []).holes_known
    record = {
        "id": "THU-1",
        "affected": [{"package": {"ecosystem": "PyPI", "name": "Thu"}, "versions": ["1.0"]}],
    }
    (tmp_path / "osv").mkdir()
    (tmp_path / "osv/a.json").write_text(json.dumps(record), "utf-8")
    report = audit(lock, [], tmp_path / "osv")
    assert (report.holes_known, report.holes) == (True, ["thu 1.0: THU-1"])
    with zipfile.ZipFile(tmp_path / "osv.zip", "w") as archive:
        archive.writestr("a.json", json.dumps(record | {"withdrawn": "2026-01-01"}))
    assert audit(lock, [], tmp_path / "osv.zip").holes == []


def test_a_lock_without_hashes_is_refused(tmp_path):
    (tmp_path / "lock.txt").write_text("mau==1.0\n", "utf-8")
    with pytest.raises(ValueError, match="not a pin with hashes"):
        lock_file.read(tmp_path / "lock.txt")


def test_what_is_installed_here_is_what_is_locked_and_licensed():
    report = audit(lock_file.TEST_LOCK, list(distributions()))
    assert (report.wrong_version, report.licence, report.changed_files) == ([], [], [])
    assert report.checked > 60


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True), ("BSD-3-Clause", True), ("Apache-2.0 OR GPL-2.0-only", True),
        ("LGPL-3.0-only", True), ("GPL-3.0-only", False), ("AGPL-3.0", False), ("", False),
        ("Proprietary", False), ("GNU General Public License v3", False),
    ],
)  # fmt: skip
def test_licences_are_allowed_by_name(licence, allowed):
    assert licences.is_allowed(licence) is allowed


def test_the_bill_of_materials_names_every_locked_package_and_font_once():
    document = bill()
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                        document["serialNumber"])  # fmt: skip
    parts = document["components"]
    references = [part["bom-ref"] for part in parts]
    assert len(references) == len(set(references))
    assert sorted(document["dependencies"][0]["dependsOn"]) == sorted(references)
    libraries = {(p["name"], p["version"]) for p in parts if p["type"] == "library"}
    assert libraries == {(pin.name, pin.version) for pin in lock_file.read()}
    assert sum(part["type"] == "file" for part in parts) >= 5
    for part in parts:
        assert part["hashes"]
        assert all(re.fullmatch(r"[0-9a-f]{64}", one["content"]) for one in part["hashes"])
    assert json.dumps(document) == json.dumps(bill())
