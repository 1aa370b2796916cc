"""``support`` and ``unseal``: files that only their reader can open."""

from pathlib import Path

from counter_app.cli.parser import Commands, Parser
from counter_app.cli.session import Session, secret
from counter_app.services.paper.whole import write_whole

FILE_PASSWORD = "COUNTER_FILE_PASSWORD"


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    support = commands.add("support", "a sealed file for those who help, nobody's data", _support)
    support.add_argument("--out", type=Path, required=True, metavar="FILE")
    support.add_argument("--reason", required=True)
    support.add_argument("--by-password", action="store_true", help="sealed by a password instead")
    password_of_file(support)
    fork = commands.add("fork", "both journals, sealed, where two PCs claim to be one", _fork)
    fork.add_argument("--out", type=Path, required=True, metavar="FILE")
    fork.add_argument("--reason", required=True)
    fork.add_argument("--by-password", action="store_true", help="sealed by a password instead")
    password_of_file(fork)
    unseal = commands.add("unseal", "open a file that was sealed by a password", _unseal)
    unseal.add_argument("file", type=Path)
    unseal.add_argument("--out", type=Path, required=True, metavar="FILE")
    password_of_file(unseal)


def password_of_file(parser: Parser) -> None:
    """Add the way to the password of a file."""
    parser.add_argument("--file-password-file", metavar="FILE", help=f"else {FILE_PASSWORD}")


def may_seal(parser: Parser) -> None:
    """Let an export be sealed."""
    parser.add_argument("--sealed", action="store_true", help="by a password, for its way")
    password_of_file(parser)


def sealed_or_plain(session: Session, content: bytes) -> bytes:
    """Return what an export writes: sealed where that was asked for."""
    from counter_app.services.security.sealing import seal

    if not session.words.sealed:
        return content
    return seal(content, secret(session.words.file_password_file, FILE_PASSWORD))


def _support(session: Session) -> None:
    words, counter = session.words, session.counter()
    password = secret(words.file_password_file, FILE_PASSWORD) if words.by_password else ""
    content = counter.guard.support.sealed(
        by=counter.officer, reason=words.reason, password=password
    )
    write_whole(words.out, content)
    document = {"out": str(words.out), "size_bytes": len(content)}
    session.out.answer(document, f"Đã ghi {words.out}; chỉ người nhận mở được.")


def _fork(session: Session) -> None:
    words, counter = session.words, session.counter()
    password = secret(words.file_password_file, FILE_PASSWORD) if words.by_password else ""
    found = counter.branches()
    content = counter.guard.support.sealed(
        by=counter.officer, reason=words.reason, password=password, fork=found
    )
    write_whole(words.out, content)
    document = {
        "out": str(words.out),
        "size_bytes": len(content),
        "fork": found.is_fork,
        "heard": found.heard,
        "common": {"seq": found.common.seq, "hash": found.common.hash},
        "ours": len(found.ours),
        "province": len(found.theirs),
    }
    said = f"Đã ghi cả hai nhánh ({len(found.ours)} việc ở máy này, {len(found.theirs)} ở tỉnh)"
    session.out.answer(document, f"{said} vào {words.out}; không bên nào bị sửa.")


def _unseal(session: Session) -> None:
    from counter_app.services.security.sealing import unseal

    words = session.words
    content = unseal(words.file.read_bytes(), secret(words.file_password_file, FILE_PASSWORD))
    write_whole(words.out, content)
    document = {"out": str(words.out), "size_bytes": len(content)}
    session.out.answer(document, f"Đã mở ra {words.out}; hãy xóa khi dùng xong.")
