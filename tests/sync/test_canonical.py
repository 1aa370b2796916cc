"""One value, one spelling, one hash."""

import hashlib
import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.canonical import ZERO, canonical, chain_hash

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)


@given(values)
def test_canonical_bytes_are_json_of_the_same_value_in_nfc(value):
    found = canonical(value)
    assert canonical(json.loads(found)) == found
    text = found.decode("utf-8")
    assert normalize("NFC", text) == text or any(ord(c) > 0x7F for c in text)


def test_the_spelling_is_fixed():
    decomposed = normalize("NFD", "Nguyễn Thị Mẫu")
    value = {"b": [1, True, None], "a": decomposed, "A": ()}
    assert canonical(value) == '{"A":[],"a":"Nguyễn Thị Mẫu","b":[1,true,null]}'.encode()


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, b"raw", {1, 2}, "\ud800", {"\udfff": 1}])
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(ValueError, match="not canonical"):
        canonical(value)


def test_the_chain_covers_what_went_before():
    first = chain_hash(ZERO, b"{}")
    assert first == hashlib.sha256(b"0" * 64 + b"{}").hexdigest()
    assert chain_hash(first, b"{}") != first
