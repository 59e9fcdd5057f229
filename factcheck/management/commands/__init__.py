"""The commands of the newsroom."""
