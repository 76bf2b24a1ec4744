"""A heartbeat in the window: every beat that comes late tells how long the window stood still, where and on what.

A watcher on a thread of its own looks what the code is doing while a beat is late; it needs the interpreter for that,
so of a stop inside one long call of Qt it sees the end only.
"""

import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

SLAG_MS = 5
_KIJK_NA_MS = 25  # a shorter stop is not worth a look
_KIJK_ELKE_S = 0.008
_OP_MS = 10


@dataclass(frozen=True, slots=True)
class Stilstand:
    """One late beat. `venster` is what the thread of the window worked itself, `alles` all threads together, in ms.

    Much more `ms` than `alles`: the computer did something else. Much more `alles` than `venster`: the worker held the
    interpreter. `opruimen` is the part of the garbage collector; `waar` the code that was seen most.
    """

    ms: float
    venster: float
    alles: float
    opruimen: float
    bladzij: str
    daad: str
    waar: str


class Hartslag(QObject):
    """Beats while the window lives. `daad` is set by who drives the window; `bladzij` tells which page is in sight."""

    def __init__(self, bladzij: Callable[[], str], *, kijken: bool = True) -> None:
        super().__init__()
        self._bladzij, self.daad = bladzij, ""
        self.stilstanden: list[Stilstand] = []
        self._gezien: Counter[str] = Counter()
        self._opruimen = self._opruimen_vanaf = 0.0
        self._kijken = kijken
        self._klok = QTimer(self)
        self._klok.setTimerType(Qt.TimerType.PreciseTimer)
        self._klok.timeout.connect(self._slag)
        self._leeft = False

    def begin(self) -> None:
        """Start to beat."""
        gc.callbacks.append(self._ruimt_op)
        self._leeft = True
        self._nu()
        self._klok.start(SLAG_MS)
        if self._kijken:
            threading.Thread(target=self._kijk, args=(threading.get_ident(),), daemon=True).start()

    def einde(self) -> None:
        """Beat no more."""
        self._leeft = False
        self._klok.stop()
        gc.callbacks.remove(self._ruimt_op)

    @contextmanager
    def buiten_beschouwing(self) -> Iterator[None]:
        """What the driver does himself is not a stop of the window."""
        self._slag()
        try:
            yield
        finally:
            self._nu()

    def langste(self, hoeveel: int = 10) -> list[Stilstand]:
        """The longest ones."""
        return sorted(self.stilstanden, key=lambda s: -s.ms)[:hoeveel]

    def _nu(self) -> None:
        self._laatste = time.perf_counter(), time.thread_time(), time.process_time()
        self._opruimen = 0.0
        self._gezien.clear()

    def _slag(self) -> None:
        klok, venster, alles = self._laatste
        ms = 1000 * (time.perf_counter() - klok) - SLAG_MS
        if ms > SLAG_MS:
            eigen, samen = 1000 * (time.thread_time() - venster), 1000 * (time.process_time() - alles)
            waar = "; ".join(f"{plek} {aantal}x" for plek, aantal in self._gezien.most_common(2))
            gegevens = (self._bladzij(), self.daad, waar)
            self.stilstanden.append(Stilstand(ms, eigen, samen, 1000 * self._opruimen, *gegevens))
        self._nu()

    def _ruimt_op(self, fase: str, _: object) -> None:
        if fase == "start":
            self._opruimen_vanaf = time.perf_counter()
        else:
            self._opruimen += time.perf_counter() - self._opruimen_vanaf

    def _kijk(self, draad: int) -> None:
        while self._leeft:
            time.sleep(_KIJK_ELKE_S)
            if 1000 * (time.perf_counter() - self._laatste[0]) > _KIJK_NA_MS:
                self._gezien[_wie_werkt(sys._current_frames(), draad)] += 1


def _wie_werkt(beelden: dict[int, Any], venster: int) -> str:
    """Where the window is; while it only waits, where the worker is."""
    waar = _waar(beelden[venster])
    if not waar.startswith("(hartslag."):
        return waar
    anderen = (_waar(beeld) for draad, beeld in beelden.items() if draad not in (venster, threading.get_ident()))
    return next((f"werker: {anders}" for anders in anderen if "work.run" not in anders.split(" < ")[0]), waar)


def _waar(beeld: object) -> str:
    """The innermost function, and the innermost one of ours."""
    plekken, binnenste = [], ""
    while beeld is not None:
        code = beeld.f_code  # type: ignore[attr-defined]
        plek = f"{Path(code.co_filename).stem}.{code.co_name}"
        binnenste = binnenste or plek
        if "/bbzdesk/" in code.co_filename.replace("\\", "/"):
            plekken.append(plek)
        beeld = beeld.f_back  # type: ignore[attr-defined]
    onze = " < ".join(plekken[:3])
    return onze if onze.startswith(binnenste) else f"({binnenste}) {onze}"


def wacht(tot: Callable[[], object], geduld_s: float = 60) -> None:
    """Let the window live until something is so. QTest.qWait would keep the worker from the interpreter."""
    lus, klok, einde = QEventLoop(), QTimer(), time.perf_counter() + geduld_s

    def kijk() -> None:
        if tot() or time.perf_counter() > einde:
            lus.quit()

    klok.timeout.connect(kijk)
    klok.start(_OP_MS)
    lus.exec()
    klok.stop()
    if time.perf_counter() > einde:
        raise RuntimeError("the window did not get there")


def wacht_even(ms: int) -> None:
    """Let the window live for a while."""
    lus = QEventLoop()
    QTimer.singleShot(ms, lus.quit)
    lus.exec()
