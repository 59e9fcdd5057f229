"""The readers' door: pages, feeds and files, drawn from what is published and from nothing else."""
