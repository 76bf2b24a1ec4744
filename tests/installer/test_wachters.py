"""The guards of tests/conftest.py themselves: no network, no display, no store of a person."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request

import pytest

from bbzdesk import paths


@pytest.fixture
def pogingen():
    """The attempts so far; emptied afterwards, because these tests make them on purpose."""
    lijst = sys._bbzdesk_wachter
    yield lijst
    lijst.clear()


def _met_stopcontact(doe, soort=socket.SOCK_STREAM):
    with socket.socket(type=soort) as stopcontact:
        doe(stopcontact)


@pytest.mark.parametrize(
    "doe",
    [
        lambda: _met_stopcontact(lambda s: s.connect(("127.0.0.1", 9))),
        lambda: _met_stopcontact(lambda s: s.connect_ex(("127.0.0.1", 9))),
        lambda: _met_stopcontact(lambda s: s.bind(("127.0.0.1", 0))),
        lambda: _met_stopcontact(lambda s: s.sendto(b"x", ("127.0.0.1", 9)), socket.SOCK_DGRAM),
        lambda: socket.getaddrinfo("voorbeeld.invalid", 80),
        lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
    ],
    ids=["connect", "connect_ex", "bind", "sendto", "name", "urllib"],
)
def test_every_way_to_the_network_is_closed(doe, pogingen):
    with pytest.raises(RuntimeError, match=r"^socket\."):
        doe()
    assert pogingen


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets on this system")
def test_a_local_socket_is_allowed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a local socket may hold 108 characters
    with socket.socket(socket.AF_UNIX) as luisteraar:
        luisteraar.bind("s")


def test_a_connection_that_the_code_swallowed_still_fails_its_test(wortel, tmp_path):
    shutil.copy(wortel / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_x.py").write_text(
        "import contextlib, socket\ndef test_x():\n    with contextlib.suppress(Exception):\n"
        "        socket.getaddrinfo('voorbeeld.invalid', 1)\n",
        "utf-8",
    )
    uit = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:pytest-qt", tmp_path],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uit.returncode == 1
    assert "this test reached for the network: socket.getaddrinfo" in uit.stdout


def test_the_store_of_the_person_at_this_computer_is_out_of_reach(tmp_path_factory):
    assert paths.opslag().is_relative_to(tmp_path_factory.getbasetemp())


def test_windows_are_drawn_nowhere():
    assert os.environ["QT_QPA_PLATFORM"]
