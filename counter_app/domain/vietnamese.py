"""Vietnamese text: one spelling for the store, one folded key for searching, one order for lists.

Two keyboards write the same word differently: "hoà" and "hòa", "Lý" and "Lí", composed and
decomposed letters. ``nfc`` gives the spelling that is stored, ``fold`` the key under which all
of these meet, ``sort_key`` the order of the Vietnamese alphabet.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang … nặng
_TONE_RANK: Final = {mark: rank for rank, mark in enumerate(_TONES) if mark}
_MARKED_VOWELS: Final = "aăâeêioôơuưy"
_PLAIN: Final = {
    "ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u",
    "ð": "d", "ƀ": "b", "ɓ": "b", "ł": "l", "ø": "o",
}  # fmt: skip

# Category C (controls, formats such as bidi marks and zero-width letters, lone surrogates)
# and line separators; ordinary white space is only squeezed.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_Y_AS_I = re.compile("(?<=[bcdfghjklmnpqrstvwxz])y|(?<=qu)y")


def _folding() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: " " for code in range(128)}
    table |= {ord(c): c for c in "abcdefghijklmnopqrstuvwxyz0123456789"}
    table |= {ord(c.upper()): c for c in "abcdefghijklmnopqrstuvwxyz"}
    for letter in (*_ALPHABET, *_PLAIN):
        plain = _PLAIN.get(letter, letter)
        table[ord(letter)] = plain
        table[ord(letter.upper())] = plain
    for vowel in _MARKED_VOWELS:
        for tone in _TONES[1:]:
            marked = unicodedata.normalize("NFC", vowel + tone)
            table[ord(marked)] = table[ord(marked.upper())] = _PLAIN.get(vowel, vowel)
    return table | {code: None for code in (*range(0x300, 0x370), 0x00AD, 0x200B, 0xFEFF)}


_FOLD: Final = _folding()


def nfc(text: str) -> str:
    """Return ``text`` as it is stored: NFC, nothing invisible, ends trimmed.

    Control characters, bidi marks and zero-width letters are removed: they come from scanners and
    pasted text, and two names that look alike must be alike. Lone surrogates, which no UTF-8 can
    carry, become U+FFFD. Line breaks inside the text stay.
    """
    if not text.isprintable():  # the quick answer for nearly every text
        text = _SURROGATE.sub("\ufffd", _HIDDEN.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """Return ``text`` as ``nfc`` does, with every run of white space made one space."""
    return " ".join(nfc(text).split())


def has_hidden(text: str) -> bool:
    """True when ``nfc`` would remove something from inside ``text``."""
    return bool(_HIDDEN.search(text) or _SURROGATE.search(text))


def fold(text: str) -> str:
    """Return the key under which ``text`` is searched: ``a-z0-9`` and single spaces.

    Case, tone and letter marks fall away, so tone placement does too ("hoà" = "hòa"); đ is d;
    punctuation is a space. ``y`` after a consonant or after ``qu`` becomes ``i`` ("Mỹ" = "Mĩ",
    "quý" = "quí"); elsewhere it makes another syllable ("Thúy" ≠ "Thúi", "hay" ≠ "hai", "yên")
    and stays. The rule looks only backwards, so the key of what is typed so far begins the key of
    the whole word. Letters of other scripts are kept, case-folded. Idempotent.
    """
    key = text.translate(_FOLD)
    if not key.isascii():
        key = _fold_foreign(key)
    if "y" in key:
        key = _Y_AS_I.sub("i", key)
    return " ".join(key.split())


def _fold_foreign(text: str) -> str:
    """Fold what the table does not know: other scripts, full-width letters, typographic signs."""
    loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(c for c in loose if not unicodedata.combining(c)).translate(_FOLD)
    return "".join(c if c.isalnum() else " " for c in kept)


def sort_key(name: str, *, given_first: bool = False) -> str:
    """Return a key whose plain order is that of the Vietnamese alphabet.

    Letters decide first (a ă â b c d đ e ê …), word by word; then tones in the order ngang,
    huyền, hỏi, ngã, sắc, nặng; then the spelling itself. ``given_first`` sorts as name lists are
    kept: given name, then family name, then the middle. One-word and hyphenated names are one
    word; nothing is required of a name.
    """
    words = one_line(name).split()
    if given_first and len(words) > 1:
        words = [words[-1], words[0], *words[1:-1]]
    letters, tones = [], []
    for word in words:
        spelt = [_letter(c) for c in unicodedata.normalize("NFC", word.lower())]
        letters.append("".join(letter for letter, _ in spelt))
        tones.append("".join(str(rank) for _, rank in spelt))
    return "\x02".join((" ".join(letters), " ".join(tones), " ".join(words)))


@lru_cache(maxsize=2048)
def _letter(char: str) -> tuple[str, int]:
    """Return the sorting sign of one character and the rank of its tone."""
    parts = unicodedata.normalize("NFD", char)
    rank = next((_TONE_RANK[mark] for mark in parts if mark in _TONE_RANK), 0)
    bare = unicodedata.normalize("NFC", "".join(m for m in parts if m not in _TONE_RANK))
    if bare in _ORDER:
        return _ORDER[bare], rank
    return (bare if bare.isascii() else _FOREIGN + bare), rank


# After every ASCII sign and before every letter that is none of ours.
_ORDER: Final = {letter: chr(0xC0 + rank) for rank, letter in enumerate(_ALPHABET)}
_FOREIGN: Final = "\u0180"
