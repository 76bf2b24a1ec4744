from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kantoorhulp import Bureau, bureau


@pytest.fixture
def b(tmp_path: Path) -> Iterator[Bureau]:
    """A desk on a new store."""
    with bureau(tmp_path / "opslag") as gemaakt:
        yield gemaakt
