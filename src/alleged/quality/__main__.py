"""`python -m alleged.quality`: the same commands as `alleged quality`."""

from __future__ import annotations

import sys

import click

from alleged.errors import AllegedError
from alleged.quality.commands import quality


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    try:
        code = quality.main(arguments, prog_name="alleged quality", standalone_mode=False)
    except AllegedError as error:
        click.echo(f"alleged: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
