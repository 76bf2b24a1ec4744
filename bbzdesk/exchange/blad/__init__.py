"""The dry run of a municipality's own debtor sheet (.xlsx or csv)."""

from bbzdesk.exchange.blad.gegeven import indeling_uit_json
from bbzdesk.exchange.blad.grenzen import BladFout
from bbzdesk.exchange.blad.model import Bevinding, Debiteurrij, Indeling, Proef
from bbzdesk.exchange.blad.proef import indeling_naar_json, naar_json, proef_inlezen

__all__ = [
    "Bevinding", "BladFout", "Debiteurrij", "Indeling", "Proef",
    "indeling_naar_json", "indeling_uit_json", "naar_json", "proef_inlezen",
]  # fmt: skip
