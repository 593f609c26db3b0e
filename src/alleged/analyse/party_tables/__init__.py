"""Tables of our own: words for what a party is, and well-known bodies beside states."""
