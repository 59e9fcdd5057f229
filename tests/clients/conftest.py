"""Programs that are run in processes of their own: no test run loads what they load."""

collect_ignore = ["hooks.py", "load_with_dlt.py"]
