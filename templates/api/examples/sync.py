"""Keep a copy of everything that a newsroom publishes, and never miss a correction. Needs Python alone.

    python sync.py https://newsroom.example copy.sqlite3

Run it from cron as often as you like. If the newsroom made a key for you, set FACTCHECK_KEY to it.
"""

import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def ask(address):
    """Answer the JSON at an address of the API; wait when the newsroom says that it is too much."""
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    if key := os.environ.get("FACTCHECK_KEY"):
        request.add_header("Authorization", f"Bearer {key}")
    for _ in range(5):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (429, 502, 503):
                raise
            time.sleep(int(refusal.headers.get("Retry-After") or 5))
    raise SystemExit("The newsroom is busy. Try again later.")


def pages(address):
    """All results of a list, page by page. `next` is followed as it is."""
    while address:
        page = ask(address)
        yield page
        address = page["next"]


def copy_of(path):
    """The local copy: each fact-check by its id, and how far we have read."""
    copy = sqlite3.connect(path)
    copy.execute("CREATE TABLE IF NOT EXISTS fact_check (id TEXT PRIMARY KEY, document TEXT NOT NULL)")
    copy.execute("CREATE TABLE IF NOT EXISTS place (seq INTEGER NOT NULL, log_id TEXT NOT NULL)")
    return copy


def put(copy, fact_check):
    """Replace what we have; drop what is suspended or withdrawn."""
    copy.execute("DELETE FROM fact_check WHERE id = ?", [fact_check["id"]])
    if not fact_check["deleted"]:
        copy.execute("INSERT INTO fact_check VALUES (?, ?)", [fact_check["id"], json.dumps(fact_check)])


def sync(site, copy):
    """Read what has changed since the last time. Returns how many fact-checks were read."""
    api = f"{site}/api/v1"
    seq, log_id = copy.execute("SELECT seq, log_id FROM place").fetchone() or (0, "")
    changed = {}
    for page in pages(f"{api}/changes?after={seq}&page_size=200"):
        if log_id and page["log_id"] != log_id:  # the newsroom restored a backup: its numbers begin anew
            copy.execute("DELETE FROM fact_check")
            copy.execute("DELETE FROM place")
            return sync(site, copy)
        log_id = page["log_id"]
        for change in page["results"]:
            changed[change["fact_check"]] = seq = change["seq"]
    for public_id in changed:  # what it says now, however often it has changed
        put(copy, ask(f"{api}/fact-checks/{public_id}"))
    copy.execute("DELETE FROM place")
    copy.execute("INSERT INTO place VALUES (?, ?)", [seq, log_id])
    copy.commit()  # all of it or nothing: whoever is stopped here begins at the same place again
    return len(changed)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python sync.py https://newsroom.example copy.sqlite3")
    print(f"{sync(sys.argv[1].rstrip('/'), copy_of(sys.argv[2]))} fact-checks read.")
