"""Names of the world's places, offline: countries, regions, cities, and what stands for them."""
