"""Text of the fonts before Unicode: TCVN3 (.VnTime) and VNI, told apart and put right.

Old Excel and Word files keep bytes that only their fonts made Vietnamese; read as Latin-1 they
look like "NguyÔn" (TCVN3) or "Nguyeãn" (VNI). A text is taken for one of them only where every
marked word of it becomes a possible Vietnamese syllable, and was not one before: foreign names
and those of ethnic minorities are left alone.

Source: TCVN 5712:1993, set 3; VNI-Windows.
"""

import re
import unicodedata
from typing import Final

TCVN3: Final = "tcvn3"
VNI: Final = "vni"

_TCVN3: Final = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)
_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS: Final = {  # the letter's own mark, and its tone
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_SINGLE: Final = {
    "ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "æ": "ỉ", "Æ": "Ỉ",
    "ó": "ĩ", "Ó": "Ĩ", "ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ",
}  # fmt: skip
_VNI = re.compile(
    f"([aeoAEO])([{''.join(_HATS)}{''.join(_HATS).upper()}])"
    f"|([aeouyôöAEOUYÔÖ])([{''.join(_TONES)}{''.join(_TONES).upper()}])"
    f"|([{''.join(_VNI_SINGLE)}])"
)
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f\s]")
_ONSET: Final = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x"
_NUCLEUS: Final = (
    "oai|oay|oeo|uay|uây|uôi|ươi|ươu|iêu|yêu|uya|uyê|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe"
    "|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch|c|m|ng|nh|n|p|t)?")
_TONE_MARKS: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def legacy_encoding(text: str) -> str:
    """Return ``tcvn3`` or ``vni`` where ``text`` is surely of that font, else an empty text."""
    if text.isascii() or any(ord(char) > 0xFF for char in text):
        return ""  # a letter no old font could make
    if _is_vietnamese(text):
        return ""
    fitting = [encoding for encoding in (TCVN3, VNI) if _is_vietnamese(unicode_of(text, encoding))]
    return fitting[0] if len(fitting) == 1 else ""


def unicode_of(text: str, encoding: str) -> str:
    """Return ``text`` of the font ``encoding`` as Unicode, NFC; pure ASCII is left as it is."""
    if text.isascii():
        return text
    if encoding == TCVN3:
        return text.translate(_TCVN3)
    return _VNI.sub(lambda found: _letter_of(*filter(None, found.groups())), text)


def _letter_of(letter: str, mark: str = "") -> str:
    """Return the letter that one or two characters of VNI stand for."""
    marks = (_TONES | _HATS).get(mark.lower(), "")
    return unicodedata.normalize("NFC", _VNI_SINGLE.get(letter, letter) + marks)


def _is_vietnamese(text: str) -> bool:
    """True where every word of ``text`` with a mark is a possible syllable, one at least of two
    letters or more.
    """
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    return any(len(word) > 1 for word in marked) and all(map(_is_syllable, marked))


def _is_syllable(word: str) -> bool:
    spelt = unicodedata.normalize("NFD", word.lower())
    if sum(char in "\u0300\u0301\u0303\u0309\u0323" for char in spelt) > 1:
        return False
    bare = unicodedata.normalize("NFC", spelt.translate(_TONE_MARKS))
    return bool(_SYLLABLE.fullmatch(bare))
