"""PySide6 6.12 on Python 3.11: it gives None, True and False back without counting that it does.

The wheels of 6.12.0 are built for Pythons from 3.12 on, where these three are never counted. On 3.11 every call that
gives nothing back takes one reference away, and after some thousands of calls Python ends the program with
`none_dealloc: deallocating None`. Giving the three a count that never runs out is what 3.12 does itself.
"""

import ctypes
import sys

_ENOUGH = 1 << 40  # a thousand million calls a day for three years


def keep_singletons() -> None:
    """Do once, before the first window; newer Pythons need nothing."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for one in (None, True, False):
        if sys.getrefcount(one) < _ENOUGH // 2:
            ctypes.c_ssize_t.from_address(id(one)).value += _ENOUGH
