"""Public tables that `alleged reference add NAME` knows: who publishes them, under which licence,
how their columns are to be read, and where the file is. Nothing of them comes with the package.

Only tables that anybody may use for anything are named: CC0, PDDL, public domain."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from alleged.check.descriptors import Descriptor
from alleged.errors import OptionError

FREE_LICENCES = ("CC0-1.0", "ODC-PDDL-1.0", "public domain")


@cache
def catalogue() -> dict[str, Descriptor]:
    """The tables of the catalogue, by name."""
    data = (files("alleged.check") / "catalogue.json").read_bytes()
    return {one.name: one for one in msgspec.json.decode(data, type=tuple[Descriptor, ...])}


def find_known(name: str) -> Descriptor:
    """A table of the catalogue. Raises: OptionError with the names there are."""
    if name in catalogue():
        return catalogue()[name]
    raise OptionError(
        f"no file and no table of the catalogue is called {name!r}",
        fix=f"give a table with its descriptor, or one of: {', '.join(catalogue())}",
    )
