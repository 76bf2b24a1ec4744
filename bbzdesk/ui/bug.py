"""A bug of ours, told once: one sentence, and the technical data to copy, without anything somebody typed."""

import traceback
from pathlib import Path

from bbzdesk import __version__

SENTENCE = "Er is iets misgegaan in BbzDesk zelf. Wat al was opgeslagen, blijft staan. Probeer het nog een keer."


def technical_data(fault: BaseException) -> str:
    """Type and places of a fault. The text of the exception stays out: it may quote what a person typed."""
    lines = [f"BbzDesk {__version__}"]
    link: BaseException | None = fault
    while link is not None:
        lines.append(type(link).__qualname__)
        places = traceback.extract_tb(link.__traceback__)
        lines += [f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)
