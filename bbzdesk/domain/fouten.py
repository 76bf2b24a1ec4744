"""Problems of the user: one Dutch sentence each, that says what, why and what now.

Every other exception is a bug of ours and is treated as one (logged, shown once).
"""

from collections.abc import Sequence


class GebruikersFout(Exception):
    """A problem that the user can solve. `str(fout)` is the sentence to show, complete and in Dutch."""


class InvoerFout(GebruikersFout):
    """One fact is missing, wrong or impossible. The sentence names the fact and what is expected.

    `veld` is the key of the fact in the input (`betalingen[2].bedrag`), for putting the sentence beside its field.
    """

    def __init__(self, veld: str, zin: str) -> None:
        super().__init__(zin)
        self.veld = veld


class InvoerFouten(GebruikersFout):
    """Several faults in one input, each with its own sentence; shown together so that one round is enough."""

    def __init__(self, fouten: Sequence[InvoerFout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = tuple(fouten)


class OnbekendeWaarde(GebruikersFout):
    """A dated amount is not known on the date asked for; never replaced by the nearest value."""

    def __init__(self, parameter: str, zin: str) -> None:
        super().__init__(zin)
        self.parameter = parameter
