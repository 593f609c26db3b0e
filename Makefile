PYTHON ?= python

# Measure on the development gold sets, and renew the figures that the package and the README show.
# Without a folder of gold sets (ALLEGED_GOLD, or ../shared/data) it says so and changes nothing.
.PHONY: quality
quality:
	PYTHONPATH=src $(PYTHON) -m alleged.quality measure -o src/alleged/quality/measured.json
	test ! -f README.md || PYTHONPATH=src $(PYTHON) -m alleged.quality table --write README.md
