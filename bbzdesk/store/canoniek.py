"""JSON in one way only, so that its hash means something. Apart, because the keys need it before the database does."""

import json
from typing import Any


def canoniek(waarde: Any) -> str:
    """Write JSON in one way only."""
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
