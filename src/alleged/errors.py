"""What can go wrong, said so that the reader knows the way out."""

from __future__ import annotations


class AllegedError(Exception):
    """An error that a user can act on: what is wrong, and in `fix` what to do about it."""

    exit_code = 2

    def __init__(self, message: str, *, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}\n  to mend it: {self.fix}" if self.fix else self.message


class InputError(AllegedError):
    """An input cannot be read. In a build it becomes an `Issue` row; it never stops the others."""


class OptionError(AllegedError):
    """An option or a column mapping does not fit."""


class ModelError(AllegedError):
    """A model file is missing, altered, or made for another version."""


class DossierError(AllegedError):
    """A folder is no dossier, is held by another build, or cannot be written."""


class DamagedError(DossierError):
    """A stored file is not the one that the manifest names."""

    exit_code = 4
