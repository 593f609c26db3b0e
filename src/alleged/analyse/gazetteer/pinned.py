"""Which gazetteer belongs to this version: known without reading it."""

SHA256 = "84f569c7deb203bac1302de81ef4a718c8899d5e9cffb39467515312fd01cb61"
"""Of `places.npz`."""
