"""The door of the machine room: commands."""
