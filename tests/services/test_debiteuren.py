"""The debtor overview: the order in which people look for a name."""

from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import Debiteur
from bbzdesk.services.debiteuren import op_naam


def _rij(naam: str, nummer: str = "") -> Debiteur:
    return Debiteur(f"id {naam}", "d", nummer, naam, "", "lening", None, None, 0, 0, 0, None, Stoplicht.BIJ)


def test_namen_staan_als_in_een_nederlandse_lijst() -> None:
    """Accents and capitals do not count, and Jansen stands before Jansen-Bakker whoever it is."""
    lijst = ["Çelik, Ayşe", "De Boer, Piet", "İnce, Ali", "Jansen, Anna", "Jansen, Zoë", "jansen, zus", "Jansen-Bakker, Ada",
             "Łukasz, Jan", "O'Neill, Sean", "Østergaard, Bo", "Yildiz, Can", "Yıldız, Deniz", "Zwart, Jo"]  # fmt: skip
    assert [rij.naam for rij in op_naam(_rij(naam) for naam in reversed(lijst))] == lijst


def test_vorderingen_van_een_ondernemer_staan_op_kenmerk() -> None:
    rijen = [_rij("Jansen, Anna", nummer) for nummer in ("L2026-0003", "L2025-0009", "L2026-0001")]
    assert [rij.nummer for rij in op_naam(rijen)] == ["L2025-0009", "L2026-0001", "L2026-0003"]
