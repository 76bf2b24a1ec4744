"""Where a decision departs from its advice, or the advice was not checked, the check page says so; a person judges."""

import pytest

from bbzdesk.domain.besluit import Adviesfeiten, aandachtspunten


@pytest.mark.parametrize(
    ("advies", "toegekend", "artikelen"),
    [
        (None, 2_500_000, []),
        (Adviesfeiten("positief", 2_500_000, vergewist=True), 2_500_000, []),
        (Adviesfeiten("positief", None, vergewist=True), 2_500_000, []),
        (Adviesfeiten("positief", 1_800_000, vergewist=True), None, []),
        (Adviesfeiten("positief", 1_800_000, vergewist=True), 2_500_000, ["Awb art. 3:50"]),
        (Adviesfeiten("negatief", None, vergewist=True), 2_500_000, ["Awb art. 3:50"]),
        (Adviesfeiten("negatief", 1_800_000, vergewist=True), None, []),
        (Adviesfeiten("positief", 2_500_000, vergewist=False), 2_500_000, ["Awb art. 3:9"]),
        (Adviesfeiten("negatief", 0, vergewist=False), 2_500_000, ["Awb art. 3:50", "Awb art. 3:9"]),
    ],
)
def test_wat_om_een_blik_vraagt(advies, toegekend, artikelen):
    assert [punt.artikel for punt in aandachtspunten(advies, toegekend)] == artikelen


def test_de_zin_noemt_beide_bedragen():
    (punt,) = aandachtspunten(Adviesfeiten("positief", 1_800_000, vergewist=True), 2_500_000)
    zin = punt.zin.replace("\N{NO-BREAK SPACE}", " ")
    assert zin.startswith("Het advies noemt € 18.000,00, het besluit € 25.000,00.")
