"""Tables and their querysets."""
