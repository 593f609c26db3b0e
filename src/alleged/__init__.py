"""From contested news to checkable evidence: who says what, and where it stands.

>>> import alleged
>>> dossier = alleged.build(["articles/"], "dossier")              # doctest: +SKIP
>>> dossier.relation("statements").aggregate("speaker, count(*)")  # doctest: +SKIP
>>> dossier.arrow("figures")                                       # doctest: +SKIP

`build` and `add` write a dossier, `Dossier.open` reads one: its tables come as DuckDB relations
(`relation`), as Arrow (`arrow`) and as frozen records (`records`), and `verify` compares its files
with their hashes. `report` and `export` write it for people and for other programs. Errors that a
user can act on are `AllegedError`s. Nothing here reaches for the network.
"""

from alleged.build import Options, add, build, report
from alleged.errors import AllegedError
from alleged.publish.export import export
from alleged.store.dossier import Dossier
from alleged.version import __version__

__all__ = ["AllegedError", "Dossier", "Options", "__version__", "add", "build", "export", "report"]
