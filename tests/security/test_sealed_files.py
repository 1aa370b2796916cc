"""Files that leave the counter: sealed, for their reader only, without citizens in them."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from counter_app.domain.errors import IntegrityError, RuleError, SignInError
from counter_app.store.keys.sealed_file import MAGIC, seal, unseal
from counter_app.store.keyslots import Cost
from counter_app.trial.province import Province
from tests.journeys.counter_pc import CounterPc

CHEAP = Cost(passes=1, memory_kib=64)
SEALED = {"COUNTER_FILE_PASSWORD": "mật khẩu của thanh tra"}
ORDER = json.dumps(
    {
        "procedure": "1.004873", "channel": "counter",
        "applicant": {"name": "Nguyễn Thị Mẫu", "id_number": "051185001234",
                      "phone": "0912345678", "address": "Thôn 1, xã Mẫu"},
        "waive": [{"seq": n, "reason": "đã có"} for n in (1, 3, 4, 8, 30, 32)],
        "summary": "Xác nhận cho Nguyễn Thị Mẫu",
    }
)  # fmt: skip
PERSONAL = ("Nguyễn", "Mẫu", "051185001234", "0912345678", "Thôn 1")


def test_a_sealed_file_opens_with_its_password_and_no_other_way():
    content = seal("Nguyễn Thị Mẫu".encode(), "mật khẩu dài", cost=CHEAP)
    assert unseal(content, "mật khẩu dài").decode() == "Nguyễn Thị Mẫu"
    assert "Nguyễn".encode() not in content
    with pytest.raises(SignInError, match=r"file\.wrong_password"):
        unseal(content, "mật khẩu khác")
    with pytest.raises(RuleError, match=r"file\.not_sealed"):
        unseal(b"%PDF-1.7", "mật khẩu dài")
    with pytest.raises(RuleError, match=r"file\.password_short"):
        seal(b"", "ngắn")


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9, 0.99])
def test_a_sealed_file_changed_anywhere_or_cut_opens_no_more(place):
    content = seal(bytes(2000), "mật khẩu dài", cost=CHEAP)
    at = int(len(content) * place)
    changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    for spoiled in (changed, content[:at]):
        with pytest.raises((SignInError, IntegrityError)):
            unseal(spoiled, "mật khẩu dài")


def test_a_seal_that_nobody_can_pay_for_is_damaged():
    line = b'{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","nonce":"AAAAAAAAAAAAAAAA",'
    line += b'"cost":{"passes":4000000,"memory_kib":4000000000,"lanes":1}}\n'
    with pytest.raises(IntegrityError, match=r"file\.seal_damaged"):
        unseal(MAGIC + line + bytes(40), "mật khẩu dài")


def test_the_file_for_support_is_sealed_to_the_province_and_holds_no_citizen(tmp_path):
    with Province(tmp_path / "province") as home:
        pc = CounterPc(tmp_path / "pc", SEALED)
        pc.init("--gateway", home.url, "--enrolment", home.enrol())
        assert pc.run("receive", "-", stdin=ORDER + "\n").code == 0
        assert pc.done("check")["facts"] == 1
        out = tmp_path / "support"
        pc.done("support", "--out", out, "--reason", "máy chạy chậm")
        assert not zipfile.is_zipfile(out)
        command = [sys.executable, "-m", "sync.gateway", "open-support", out, "--db", home.database]
        subprocess.run([*command, "--out", tmp_path / "opened.zip"], check=True, timeout=60)
        with zipfile.ZipFile(tmp_path / "opened.zip") as archive:
            inside = {name: archive.read(name).decode() for name in archive.namelist()}
        assert {"about.json", "doctor.json", "journal.jsonl", "counts.json"} <= set(inside)
        assert json.loads(inside["journal.jsonl"])["kind"] == "dossier.received"
        assert any(name.startswith("logs/") for name in inside)
        assert [(n, word) for n, text in inside.items() for word in PERSONAL if word in text] == [
            ("settings.json", "Mẫu")  # the commune's name
        ]
        other = Province(tmp_path / "other")
        with other:
            command[-1] = other.database
            ran = subprocess.run(
                [*command, "--out", tmp_path / "x.zip", "--json"], capture_output=True, check=False
            )
        assert b"support.not_for_us" in ran.stderr
        reasons = {one["reason"] for one in pc.done("audit", "list")["items"]}
        assert "máy chạy chậm" in reasons


def test_exports_for_an_inspector_can_be_sealed_on_their_way(tmp_path):
    pc = CounterPc(tmp_path / "pc", SEALED)
    pc.init()
    assert pc.run("receive", "-", stdin=ORDER + "\n").code == 0
    for words, sealed in (
        (("journal", "export", "--reason", "thanh tra"), tmp_path / "journal.sealed"),
        (("audit", "export", "--reason", "thanh tra"), tmp_path / "audit.sealed"),
    ):
        pc.done(*words, "--out", sealed, "--sealed")
        assert b"0511" not in sealed.read_bytes()
        assert b'"kind"' not in sealed.read_bytes()
        opened = sealed.with_suffix(".jsonl")
        pc.done("unseal", sealed, "--out", opened)
        assert [json.loads(line) for line in opened.read_text("utf-8").splitlines()]
    wrong = CounterPc(pc.data, {"COUNTER_FILE_PASSWORD": "một mật khẩu khác"})
    ran = wrong.run("unseal", tmp_path / "journal.sealed", "--out", tmp_path / "y")
    assert (ran.code, ran.error["code"]) == (8, "file.wrong_password")
    assert not (tmp_path / "y").exists()
    assert pc.run("support", "--out", tmp_path / "s", "--reason", "x").error["code"] == (
        "support.no_reader"
    )
    pc.done("support", "--out", tmp_path / "s", "--reason", "x", "--by-password")
    pc.done("unseal", tmp_path / "s", "--out", tmp_path / "s.zip")
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "s.zip").read_bytes()))
