"""A day of painting does not end the program: see `bbzdesk.ui.singletons`."""

import subprocess
import sys

DAG = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
{eerst}
from PySide6.QtCore import QObject, QRect
rechthoek, kaal = QRect(0, 0, 1, 1), QObject()
for _ in range(50_000):
    rechthoek.setLeft(2)
    kaal.setObjectName("x")
    kaal.signalsBlocked()
    rechthoek.isEmpty()
print("heel")
"""


def na_een_dag(eerst: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", DAG.format(eerst=eerst)], capture_output=True, text=True, check=False)


def test_many_calls_of_qt_leave_none_true_and_false_alive():
    gedaan = na_een_dag("import bbzdesk.ui")
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stdout == "heel\n"
