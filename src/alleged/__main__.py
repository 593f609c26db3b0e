"""`python -m alleged` is the command `alleged`."""

from alleged.cli import main

main()
