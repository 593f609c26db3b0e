"""Records held against reference tables that the user gives."""
