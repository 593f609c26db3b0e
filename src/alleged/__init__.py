"""From contested news to checkable evidence: who says what, and where it stands."""
