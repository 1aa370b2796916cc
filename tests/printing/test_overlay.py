"""A province's overlay: what it may change, and how a fault is told."""

from pathlib import Path

import pytest
from PIL import Image

from counter_app.domain.errors import RuleError
from counter_app.paths import RESOURCES
from counter_app.printing import render
from counter_app.printing.overlay import load
from tests.printing import samples
from tests.printing.reading import text_of
from tests.printing.test_layout import assert_well_laid


def written(folder: Path, text: str) -> Path:
    file = folder / "mau.toml"
    file.write_text(text, encoding="utf-8")
    return file


def fault(folder: Path, text: str) -> dict[str, object]:
    with pytest.raises(RuleError) as caught:
        load(written(folder, text))
    assert caught.value.code == "overlay.bad"
    return caught.value.facts


def test_the_shipped_example_is_sound_and_changes_the_receipt():
    overlay = load(RESOURCES / "forms" / "example.toml")
    text = text_of(render(samples.RECEIPT, overlay=overlay))
    assert "Trung tâm Phục vụ hành chính công xã Mẫu" in text
    assert "Bộ phận Tiếp nhận và Trả kết quả" not in text
    assert "Số: 3001/2026-TTPVHCC Mẫu" not in text
    assert "(BPTNTKQ)" not in text
    assert (
        "tại địa chỉ https://dichvucong.gov.vn, hoặc liên hệ số điện thoại: 0255 000 0000" in text
    )
    assert "Số lượng" in text
    assert "Phí, lệ phí: …" in text


def test_every_shipped_overlay_is_sound():
    for file in (RESOURCES / "forms").glob("*.toml"):
        load(file)


def test_fees_and_channel_are_printed_where_asked(tmp_path):
    from dataclasses import replace

    overlay = load(written(tmp_path, '[receipt]\noptions = ["fees", "channel"]\n'))
    paper = replace(samples.RECEIPT, fees="8.000 đồng (đã nộp)", channel="Trực tiếp")
    text = text_of(render(paper, overlay=overlay))
    assert "Nguyễn Thị Mẫu (Trực tiếp)" in text
    assert "Phí, lệ phí: 8.000 đồng (đã nộp)" in text
    assert "Trực tiếp" not in text_of(render(paper))


def test_a_logo_stands_above_the_office(tmp_path):
    Image.new("RGB", (60, 60), (200, 0, 0)).save(tmp_path / "logo.png")
    overlay = load(written(tmp_path, '[office]\nlogo = "logo.png"\n'))
    for size in ("A4", "A5", "A4-2xA5"):
        printed = render(samples.RECEIPT, overlay=overlay, size=size)
        assert_well_laid(printed)
        assert b"/Image" in printed


def test_an_overlay_never_touches_another_form(tmp_path):
    overlay = load(written(tmp_path, '[receipt.words]\ntitle = "KHÁC"\n'))
    assert render(samples.REFUSAL, overlay=overlay) == render(samples.REFUSAL)


@pytest.mark.parametrize(
    ("text", "line", "key", "why"),
    [
        ("[office\n", 1, "", "syntax"),
        ('[office]\nphone = "1"\nweb = "x"\n', 3, "web", "unknown_key"),
        ("[office]\nphone = 115\n", 2, "phone", "wrong_type"),
        ("[invoice]\n", 1, "invoice", "unknown_key"),
        ('[receipt]\nwording = "x"\n', 2, "wording", "unknown_key"),
        ('[receipt.words]\nheading = "x"\n', 2, "heading", "unknown_key"),
        ('[receipt]\noptions = ["gold"]\n', 2, "gold", "unknown_key"),
        ('[receipt]\noptions = "fees"\n', 2, "options", "wrong_type"),
        ('[receipt.words]\nsets = "{sets} {name}"\n', 2, "sets", "unknown_place"),
        ('[receipt.words]\nsets = "{sets.__class__}"\n', 2, "sets", "unknown_place"),
        ('[receipt.words]\nsets = "{sets"\n', 2, "sets", "unknown_place"),
        ('[receipt.words]\nsets = "{0}"\n', 2, "sets", "unknown_place"),
        ('[receipt]\nbefore_signatures = ["{owner}"]\n', 2, "before_signatures", "unknown_place"),
        ("receipt = 3\n", 1, "receipt", "wrong_type"),
        ('[office]\nlogo = "none.png"\n', 2, "logo", "no_logo"),
        ('[office]\nlogo = "../mau.toml"\n', 2, "logo", "no_logo"),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path, text, line, key, why):
    assert fault(tmp_path, text) == {"file": "mau.toml", "line": line, "key": key, "why": why}


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    bad = tmp_path / "mau.toml"
    for content in (b"\xff\xfe", b"#" * 300_000):
        bad.write_bytes(content)
        with pytest.raises(RuleError) as caught:
            load(bad)
        assert caught.value.facts["why"] == "unreadable"
    with pytest.raises(RuleError):
        load(tmp_path / "none.toml")
