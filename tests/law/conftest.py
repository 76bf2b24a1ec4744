from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.parameters import Parameters


@pytest.fixture(scope="session")
def parameters() -> Parameters:
    return laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
