"""Which licences may stand in what we hand out."""

import re
from importlib.metadata import Distribution

# As packages write them. Weak copyleft only where the library stays a file of its own.
ALLOWED = (
    r"MIT", r"MIT-0", r"MIT-CMU", r"HPND", r"BSD", r"[0-3]-Clause", r"BSD-[0-3]-Clause",
    r"Apache(-| )2\.0", r"Apache", r"PSF-2\.0", r"PSFL", r"Python-2\.0", r"ISC", r"MPL-2\.0",
    r"MPL", r"LGPL-3\.0-only", r"LGPL", r"OFL-1\.1", r"Zlib", r"zlib-acknowledgement", r"0BSD",
    r"Unlicense", r"CC0-1\.0", r"BlueOak-1\.0\.0", r"Dual License", r"FreeType", r"FTL",
    r"Expat", r"New BSD", r"Modified BSD", r"Python Software Foundation",
)  # fmt: skip
# Said by the package's own text only; read by us on 22 November 2026.
READ = {
    "sqlcipher3": "Zlib",  # its SQLCipher: BSD-3-Clause; OpenSSL inside: Apache-2.0
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
_ALLOWED = re.compile(r"\b(" + "|".join(ALLOWED) + r")", re.IGNORECASE)
_STRONG = re.compile(r"(?<!L)(?<!Lesser )\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)
_SHORT = 200


def of(package: Distribution) -> str:
    """Return the licence a package names, its whole classifiers where it names none; "" for none.

    An expression goes before a field, a field before classifiers.
    """
    told = package.metadata
    name = str(told["Name"]).lower().replace("_", "-")
    if name in READ:
        return READ[name]
    expression = told.get("License-Expression")
    field = (told.get("License") or "").strip()
    if expression:
        return str(expression)
    if field and field.upper() != "UNKNOWN" and len(field) < _SHORT:
        return field
    classes = [c for c in told.get_all("Classifier") or [] if c.startswith("License ::")]
    if classes:
        return "; ".join(line.split(" :: ")[-1] for line in classes)
    return field.splitlines()[0].strip() if field else ""


def is_allowed(licence: str) -> bool:
    """Return whether a licence may stand beside ours; a choice with an allowed one may."""
    choices = re.split(r"\bOR\b|;|/", licence)
    return any(_ALLOWED.search(choice) and not _STRONG.search(choice) for choice in choices)
