"""How things are put: loaded words, labels, boosters and hedges; what a sentence is."""
