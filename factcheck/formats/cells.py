"""Cells of a CSV that a spreadsheet opens: none of them is a formula."""

RUN = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """
    The cell, with an apostrophe before what a spreadsheet would run. Numbers are let through.

    >>> guarded("=1+1"), guarded("-3.5")
    ("'=1+1", '-3.5')
    """
    if not cell.startswith(RUN):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
