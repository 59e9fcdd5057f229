"""Processes killed in the middle of publishing."""
