"""TLS by a certificate of the province's own: checked by counters, spoken or nothing."""

import socket
import ssl
import warnings
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from counter_app.domain.clock import SystemClock
from sync.engine import Engine
from sync.enrol import enrol
from sync.errors import OfflineError
from sync.pace import Pace
from sync.transport import HttpTransport
from tests.gateway.counter_pc import UNIT
from tests.gateway.program import GatewayProgram
from tests.sync.made_up import Journal
from tests.sync.replica import MemoryReplica


def signed(name: str, folder: Path, *, ends: timedelta = timedelta(days=9)) -> tuple[Path, Path]:
    """Write a certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + ends)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths = folder / f"{name}.pem", folder / f"{name}.key"
    paths[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


@pytest.fixture
def certificate(tmp_path):
    return signed("gateway", tmp_path)


@pytest.fixture
def gateway(tmp_path, certificate):
    program = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path, workers=2)
    program.start("--tls-cert", str(certificate[0]), "--tls-key", str(certificate[1]))
    yield program
    assert program.stop() == 0


def test_a_counter_enrols_and_delivers_by_a_certificate_it_was_given(gateway, certificate):
    assert gateway.url.startswith("https://127.0.0.1:")
    ca_file = str(certificate[0])
    identity = enrol(gateway.url, gateway.enrolment(3), UNIT, 3, ca_file=ca_file)
    replica = MemoryReplica(identity)
    replica.facts += Journal(3, counter=3).facts(20)
    wire = HttpTransport(gateway.url, identity, ca_file=ca_file)
    report = Engine(replica, wire, SystemClock(), Pace()).run(until_empty=True)
    wire.close()
    assert (report.pushed, replica.signed.seq) == (20, 20)


def test_a_certificate_nobody_vouches_for_is_not_spoken_to(gateway, tmp_path):
    stranger, _ = signed("stranger", tmp_path)
    code = gateway.enrolment(3)
    for ca_file in ("", str(stranger)):
        with pytest.raises(OfflineError):
            enrol(gateway.url, code, UNIT, 3, ca_file=ca_file)


def test_plain_http_and_old_tls_get_no_answer(gateway):
    plain = gateway.url.replace("https://", "http://")
    with pytest.raises(requests.RequestException):
        requests.get(f"{plain}/v1/health", timeout=10)
    old = ssl.create_default_context()
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", gateway.port), 10) as line,
        pytest.raises(ssl.SSLError),
    ):
        old.wrap_socket(line)
