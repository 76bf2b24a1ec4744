"""The order in which a payment is deducted: Awb art. 4:92 lid 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toerekening:
    """What a payment goes to, in the order of the law; `over` is what is left when nothing is open."""

    kosten: int
    rente: int
    hoofdsom: int
    lopende_rente: int
    over: int


def reken_toe(bedrag: int, kosten: int, verschenen_rente: int, hoofdsom: int, lopende_rente: int = 0) -> Toerekening:
    """Divide a payment: costs, then interest that fell due, at last the principal and the running interest.

    Awb art. 4:92 lid 1. Within the last group the principal comes first: that costs the debtor least.
    """
    naar_kosten = min(bedrag, kosten)
    naar_rente = min(bedrag - naar_kosten, verschenen_rente)
    naar_hoofdsom = min(bedrag - naar_kosten - naar_rente, hoofdsom)
    rest = bedrag - naar_kosten - naar_rente - naar_hoofdsom
    naar_lopend = min(rest, lopende_rente)
    return Toerekening(naar_kosten, naar_rente, naar_hoofdsom, naar_lopend, rest - naar_lopend)
