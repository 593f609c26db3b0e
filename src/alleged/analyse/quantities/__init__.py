"""Numbers, units and the nouns they count: the parts that `analyse/figures.py` puts together."""
