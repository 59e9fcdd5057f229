"""What a file holds: its kind by its bytes, its words or its size, read in a process that can do no harm."""

from factcheck.files.inspection import LARGEST, Inspected, Unfit, inspect_file

__all__ = ["LARGEST", "Inspected", "Unfit", "inspect_file"]
