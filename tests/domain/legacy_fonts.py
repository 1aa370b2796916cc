"""Writes Vietnamese as the fonts before Unicode did, by tables of its own."""

import unicodedata

TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ",
        strict=True,
    )
) | dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
HATS = {
    "\u0302": dict(zip(TONES, "áàåãäâ", strict=True)),
    "\u0306": dict(zip(TONES, "éèúüëê", strict=True)),
}
ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def in_tcvn3(text):
    """Return lower-case ``text`` as a file in a .VnTime font holds it, read as Latin-1."""
    return "".join(TCVN3.get(char, char) for char in text)


def in_vni(text):
    """Return ``text`` as a file in a VNI font holds it, read as Latin-1."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(char):
    lower = char.lower()
    if char.isascii():
        return char
    if lower in ALONE:
        written = ALONE[lower]
    else:
        spelt = unicodedata.normalize("NFD", lower)
        tone = next((mark for mark in spelt if mark in TONES and mark), "")
        hat = next((mark for mark in spelt if mark in HATS), "")
        if "\u031b" in spelt:
            written = {"o": "ô", "u": "ö"}[spelt[0]] + TONES[tone]
        else:
            written = spelt[0] + (HATS[hat][tone] if hat else TONES[tone])
    return written.upper() if char != lower else written
