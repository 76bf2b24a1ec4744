"""The colours of the stoplicht on white paper: text and soft ground per state; the word always stands with them."""

from collections.abc import Mapping

from bbzdesk.domain.stoplicht import Stoplicht

STOPLICHT: Mapping[Stoplicht, tuple[str, str]] = {
    Stoplicht.BIJ: ("#1A6B3C", "#E1F0E6"),
    Stoplicht.LET_OP: ("#8F4B00", "#FCEFD8"),
    Stoplicht.ACHTERSTAND: ("#B3261E", "#FBE7E5"),
    Stoplicht.UITSTEL: ("#3850A8", "#E5E9F8"),
    Stoplicht.OPGEEIST: ("#17212B", "#E2E6EA"),
    Stoplicht.RENTELOOS: ("#59646F", "#ECEFF2"),
    Stoplicht.AFGELOST: ("#4A5764", ""),
}
