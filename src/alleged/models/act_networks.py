"""The weights that say whether an act took place and who takes part in it: a JSON file each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alleged.models.small_network import SmallNetwork
from alleged.models.weights import Formatted, read_weights

STATUS_WEIGHTS = Path(__file__).parent / "act_status.json"
ROLE_WEIGHTS = Path(__file__).parent / "act_roles.json"
FORMAT = 1


class ActNetwork(Formatted, frozen=True):
    """A small network over what a reader model says of an act."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    network: SmallNetwork
    """Outcomes: the statuses in the order of `EventStatus`; or, of a word beside an act, none and
    then the roles in the order of `PARTY_ROLES`."""


@cache
def load_status_weights(path: Path = STATUS_WEIGHTS) -> tuple[ActNetwork, str]:
    """Whether an act took place: the weights and their version, the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, ActNetwork, format_=FORMAT, what="whether acts took place")


@cache
def load_role_weights(path: Path = ROLE_WEIGHTS) -> tuple[ActNetwork, str]:
    """Who takes part in an act, as `load_status_weights`."""
    return read_weights(path, ActNetwork, format_=FORMAT, what="who takes part in acts")
