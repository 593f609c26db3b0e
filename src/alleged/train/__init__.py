"""Training of the reader model. Needs the `train` extra; nothing here runs in the product."""
