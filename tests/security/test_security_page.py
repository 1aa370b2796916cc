"""The page on security names tests and codes that exist."""

import re

from tests.architecture.sources import PACKAGES, ROOT, modules

PAGE = (ROOT / "docs/security.md").read_text("utf-8")


def test_every_test_the_page_names_exists():
    source = "\n".join(path.read_text("utf-8") for path in modules("tests"))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 40
    assert sorted(name for name in named if f"def {name}(" not in source) == []


def test_every_threat_has_something_that_protects_and_a_test():
    table = PAGE.split("## Threats")[1].split("## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| **")]
    assert len(rows) >= 8
    assert [row[:40] for row in rows if row.count("|") != 4 or "`test_" not in row] == []


def test_every_code_the_page_names_is_raised():
    source = "\n".join(path.read_text("utf-8") for path in modules(*PACKAGES))
    harms = PAGE.split("## Harm")[1].split("## ")[0]
    codes = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", harms))
    assert codes
    assert sorted(code for code in codes if f'"{code}"' not in source) == []
