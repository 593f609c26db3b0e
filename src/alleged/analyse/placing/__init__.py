"""How places are found: the words that may name one, what each does, and which place it is."""
