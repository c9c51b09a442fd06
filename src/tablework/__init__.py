"""Tablework, the director's table.

>>> from tablework import read
>>> draft = read("hamlet.fountain")  # doctest: +SKIP
"""

from tablework.actions.read_scripts import break_down, read

__version__ = "0.1.0"

__all__ = ["__version__", "break_down", "read"]
