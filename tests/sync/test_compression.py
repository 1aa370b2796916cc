"""Bodies: small, self-describing, and unable to blow up the reader."""

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.compression import CompressionError, compress, decompress, may_read
from tests.sync.made_up import HELD_OUT, TRAINING, Journal, days


@given(st.binary(max_size=5000), st.sampled_from((0, 1)))
def test_a_body_comes_back_as_it_was(plain, version):
    assert decompress(compress(plain, version), 5000) == plain


def test_a_fact_in_a_batch_of_fifty_costs_less_than_220_bytes():
    """On names, places and procedures the dictionary has never seen."""
    batches = list(days(4711, HELD_OUT, batches=20, size=50))
    sizes = [len(compress(msgspec.json.encode(batch))) / 50 for batch in batches]
    assert max(sizes) <= 220
    receptions = [Journal(seed).receptions(50) for seed in range(20)]
    sizes = [len(compress(msgspec.json.encode(batch))) / 50 for batch in receptions]
    assert max(sizes) <= 220


def test_the_dictionary_was_not_trained_on_what_it_is_measured_with():
    assert not set(TRAINING.families) & set(HELD_OUT.families)
    assert not set(TRAINING.given) & set(HELD_OUT.given)
    assert not {p[0] for p in TRAINING.procedures} & {p[0] for p in HELD_OUT.procedures}


def test_a_fact_alone_gains_most_from_the_dictionary():
    fact = msgspec.json.encode(Journal(7).receptions(1))
    assert len(compress(fact)) < 0.75 * len(compress(fact, 0))


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (b"", "body.not_zstd"),
        (b"<html>log in first</html>", "body.not_zstd"),
        (compress(b"x" * 100)[:-3], "body.not_zstd"),
        (compress(b"x" * 100) + b"more", "body.not_zstd"),
        (compress(b"x" * 100) * 2, "body.not_zstd"),
        (compress(b"x" * 1001), "body.too_large"),
    ],
)
def test_what_is_no_body_is_refused(packed, code):
    with pytest.raises(CompressionError, match=code):
        decompress(packed, 1000)


def test_a_bomb_is_not_unpacked_whether_or_not_it_says_its_size():
    bomb = compress(bytes(50_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(CompressionError, match=r"body\.too_large"):
        decompress(bomb, 100_000)
    stream = zstandard.ZstdCompressor().compressobj()
    silent = stream.compress(bytes(50_000_000)) + stream.flush()
    with pytest.raises(CompressionError, match=r"body\.too_large"):
        decompress(silent, 100_000)


def test_a_frame_without_its_size_is_read_up_to_the_limit():
    stream = zstandard.ZstdCompressor().compressobj()
    silent = stream.compress(bytes(5000)) + stream.flush()
    assert decompress(silent, 10_000_000) == bytes(5000)


def test_a_frame_that_wants_much_memory_is_refused():
    parameters = zstandard.ZstdCompressionParameters.from_level(1, window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    greedy = stream.compress(b"x") + stream.flush()
    with pytest.raises(CompressionError, match=r"body\.too_large"):
        decompress(greedy, 100_000)


def test_an_unknown_dictionary_is_named_as_such():
    with pytest.raises(CompressionError, match=r"body\.unknown_dictionary"):
        compress(b"x", 99)
    other = zstandard.train_dictionary(
        2000,
        [b"sample %d of another dictionary %d" % (n, n * n) for n in range(500)],
        dict_id=40_099,
    )
    foreign = zstandard.ZstdCompressor(dict_data=other).compress(b"sample 7 of another")
    with pytest.raises(CompressionError, match=r"body\.unknown_dictionary"):
        decompress(foreign, 1000)


def test_the_header_names_a_version_we_can_read():
    assert may_read("1")
    assert not any(may_read(text) for text in ("", "0", "99", "1.0", "-1", "²"))
