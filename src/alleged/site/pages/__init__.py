"""One file a page: its parameters, what it shows, and the function from the one to the other."""
