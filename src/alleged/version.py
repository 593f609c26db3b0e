"""The version of the package. That of the records' schema and of the reader model are others."""

__version__ = "0.1.0"
