"""What a dossier is found by, folded; and what a typed text asks for."""

from typing import Final

from counter_app.domain.dossier import Dossier
from counter_app.domain.vietnamese import fold

_MOST_WORDS: Final = 8
_LONGEST_WORD: Final = 40


def search_text(dossier: Dossier) -> str:
    """Return the words by which ``dossier`` is found, each once.

    Code in its parts, names of applicant and owner, ID numbers old and new, phones, summary.
    """
    people = [person for person in (dossier.applicant, dossier.owner) if person]
    said = [dossier.code, *dossier.aliases, dossier.summary]
    for person in people:
        said += (person.name, person.id_number, person.old_id_number, person.phone)
    words = dict.fromkeys(fold(" ".join(said)).split())
    return " ".join(words)


def asked(text: str) -> str:
    """Return the query of the full-text index for a text as typed, empty when it has no word.

    Every word must be there; the last one may be unfinished. Numbers typed in groups
    (``0912 345 678``) are also looked for in one piece.
    """
    words = [word[:_LONGEST_WORD] for word in fold(text[:400]).split()][:_MOST_WORDS]
    if not words:
        return ""
    query = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    if len(words) > 1 and all(word.isdigit() for word in words):
        query = f'({query}) OR "{"".join(words)}"*'
    return query
