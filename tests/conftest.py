"""What holds for every test: no display, no network, no store of the person who runs them, no chance.

`hulpbronnen` and `gedeeld` are the folders that tests read from.
"""

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Before anything loads Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORTEL = Path(__file__).resolve().parent.parent
# So that a bare `pytest` finds the package too; `python -m pytest` adds the folder by itself.
if str(WORTEL) not in sys.path:
    sys.path.insert(0, str(WORTEL))

# A store forces every commit to the disk. In memory that costs nothing and means as much: these tests kill processes,
# they do not cut the power.
_GEHEUGEN = Path("/dev/shm")
if _GEHEUGEN.is_dir() and shutil.disk_usage(_GEHEUGEN).free > 2 * 1024**3:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_GEHEUGEN))

hypothesis.settings.register_profile("bbzdesk", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("bbzdesk")


class NetwerkGebruikt(RuntimeError):
    """BbzDesk opens no connection; no OSError, so that no code of ours takes it for a network that is down."""


netwerkpogingen: list[str] = []


def _wachter(gebeurtenis: str, gegevens: tuple) -> None:
    """Refuse what leaves this computer. As an audit hook it also sees what C code and libraries try."""
    if not gebeurtenis.startswith("socket."):
        return
    if gebeurtenis in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        if gegevens[0].family == getattr(socket, "AF_UNIX", None):
            return
    elif gebeurtenis not in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return
    netwerkpogingen.append(gebeurtenis)
    raise NetwerkGebruikt(gebeurtenis)


# Once per process; a hook cannot be taken away, and nothing here should want that.
if not hasattr(sys, "_bbzdesk_wachter"):
    sys.addaudithook(_wachter)
    sys._bbzdesk_wachter = netwerkpogingen


@pytest.fixture(autouse=True)
def _geen_netwerk() -> Iterator[None]:
    """A connection that the code swallowed is still a connection: the test that made it fails."""
    yield
    pogingen = tuple(netwerkpogingen)
    netwerkpogingen.clear()
    assert not pogingen, f"this test reached for the network: {', '.join(pogingen)}"


@pytest.fixture(autouse=True, scope="session")
def _eigen_mappen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the real store and of a shared temporary folder; child processes inherit this."""
    map_ = tmp_path_factory.mktemp("omgeving")
    with pytest.MonkeyPatch.context() as lap:
        for naam in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
            lap.setenv(naam, str(map_ / naam.lower()))
        tijdelijk = map_ / "tmp"
        tijdelijk.mkdir()
        for naam in ("TMPDIR", "TEMP", "TMP"):
            lap.setenv(naam, str(tijdelijk))
        lap.setattr(tempfile, "tempdir", None)
        yield


@pytest.fixture(scope="session")
def wortel() -> Path:
    """The folder of the source tree."""
    return WORTEL


@pytest.fixture(scope="session")
def hulpbronnen() -> Path:
    """The folder `resources` as it ships."""
    return WORTEL / "resources"


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    """The folder with laws, formats and sample files beside the source tree; a plain clone has none."""
    map_ = WORTEL.parent / "shared"
    if not map_.is_dir():
        pytest.skip("the folder ../shared with sample files does not stand beside this clone")
    return map_
