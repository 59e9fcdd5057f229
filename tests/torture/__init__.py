"""Processes killed in the middle of publishing, and of capturing."""
