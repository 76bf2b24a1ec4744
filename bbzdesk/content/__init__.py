"""Reads `resources/` into checked definitions; a wrong file is refused with its name, the place and the remedy."""
