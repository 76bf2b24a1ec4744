import shutil
from collections.abc import Iterator
from pathlib import Path

import opslaghulp
import pytest

from bbzdesk.store.opslag import Opslag


@pytest.fixture(scope="session")
def _voorbeeldopslag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store made for the whole run; each test gets a copy."""
    map_ = tmp_path_factory.mktemp("voorbeeld") / "opslag"
    opslag, code = opslaghulp.maak(map_)
    opslag.sluit()
    (map_.parent / "code").write_text(code)
    return map_


@pytest.fixture
def opslagmap(_voorbeeldopslag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(_voorbeeldopslag, tmp_path / "opslag"))


@pytest.fixture
def herstelcode(_voorbeeldopslag: Path) -> str:
    return (_voorbeeldopslag.parent / "code").read_text()


@pytest.fixture
def opslag(opslagmap: Path) -> Iterator[Opslag]:
    with opslaghulp.open_(opslagmap) as geopend:
        yield geopend
