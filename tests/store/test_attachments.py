import pytest

from counter_app.domain.errors import IntegrityError, MissingError
from counter_app.store.attachments import media_type_of

SCAN = b"%PDF-1.7 Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b M\xe1\xba\xabu"


def _files(folder):
    return [file for file in folder.blobs.rglob("*") if file.is_file()]


def test_a_scan_is_read_back_as_it_was_added(store):
    with store.write() as work:
        scan = work.attachments.add(SCAN)
    with store.read() as work:
        assert work.attachments.read(scan) == SCAN
        assert work.attachments.has(scan)
        assert not work.attachments.has("0" * 64)


def test_the_same_scan_twice_is_one_file(store, folder):
    with store.write() as work:
        assert work.attachments.add(SCAN) == work.attachments.add(SCAN)
    assert len(_files(folder)) == 1


def test_neither_the_file_nor_its_name_tells_what_is_in_it(store, folder):
    with store.write() as work:
        scan = work.attachments.add(SCAN)
    (file,) = _files(folder)
    assert b"Nguy" not in file.read_bytes()
    assert scan[:16] not in str(file)


def test_a_flipped_bit_is_seen(store, folder):
    with store.write() as work:
        scan = work.attachments.add(SCAN)
    (file,) = _files(folder)
    content = bytearray(file.read_bytes())
    content[20] ^= 1
    file.write_bytes(content)
    with store.read() as work, pytest.raises(IntegrityError, match=r"blob.damaged"):
        work.attachments.read(scan)


@pytest.mark.parametrize("content", [b"", b"short"])
def test_a_cut_file_is_seen(store, folder, content):
    with store.write() as work:
        scan = work.attachments.add(SCAN)
    _files(folder)[0].write_bytes(content)
    with store.read() as work, pytest.raises(IntegrityError, match=r"blob.damaged"):
        work.attachments.read(scan)


def test_one_scan_in_the_place_of_another_is_seen(store, folder):
    with store.write() as work:
        first = work.attachments.add(SCAN)
        (mine,) = _files(folder)
        work.attachments.add(b"%PDF-other")
    (other,) = set(_files(folder)) - {mine}
    mine.write_bytes(other.read_bytes())
    with store.read() as work, pytest.raises(IntegrityError, match=r"blob.damaged"):
        work.attachments.read(first)


def test_a_scan_that_is_not_here_is_missing(store):
    with store.read() as work, pytest.raises(MissingError, match=r"blob.unknown"):
        work.attachments.read("0" * 64)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\x00", "image/tiff"),
        (b"MZ", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_first_bytes_tell_the_type(content, media_type):
    assert media_type_of(content) == media_type
