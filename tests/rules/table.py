"""Who may take which step when, written out: the newsroom's agreement, which the rules must keep.

One block a stage of a claim's life, one line for people who may do the same: names, steps, edits. A step with
an exclamation mark is theirs by right but barred at this stage by something else than who they are; with a
question mark it is offered, and refused until a gate is green. `evidence` stands for the verbs that attach,
change and remove it, and pictures. Everybody is in every block.

lead           the lead checker, who wrote the verdict and submitted it
reviewer       an assigned reviewer, who rated it where a second verdict stands
waiting        an assigned reviewer who has neither rated nor seen anything
suspender      the publisher who suspended it, where it is suspended
inactive       an assigned reviewer with every role, who has left
The others hold the role they are called by and have no part in the claim.
"""

NOBODY = "inactive anonymous"
EVIDENCE = (
    *("attach", "change_evidence", "remove_evidence"),
    *("add_image", "change_image", "remove_image"),
)

FROM = {
    "accept": "suggested",
    "decline": "suggested open",
    "restore": "declined",
    "merge": "suggested open",
    "unmerge": "merged",
    "submit": "open",
    "second": "in_review",
    "recall": "in_review disputed",
    "send_back": "in_review disputed",
    "decide": "disputed",
    "approve": "in_review",
    "schedule": "approved",
    "unschedule": "scheduled",
    "publish": "approved scheduled",
    "reopen": "published approved withdrawn",
    "discard": "open",
    "suspend": "published open in_review disputed approved scheduled",
    "withdraw": "suspended",
    "reinstate": "suspended",
    "edit": "suggested open",
    "place": "suggested open",
    "assign": "suggested open in_review disputed approved",
    "take_on": "suggested open",
    "attach": "open",
    "change_evidence": "open",
    "remove_evidence": "open",
    "add_image": "open",
    "change_image": "open",
    "remove_image": "open",
    "write_verdict": "open",
    "record_reply": "suggested open in_review disputed approved scheduled published",
    "record_outcome": "published",
    "reveal": "open in_review disputed",
}

TABLE = {
    "suggested": """
        contributor checker other_reviewer desk | accept | edit place
        lead reviewer waiting | accept | edit place record_reply
        editor superuser | accept decline merge | edit place assign record_reply
        suspender publisher administrator | |
    """,
    "open": """
        contributor checker desk | | place
        other_reviewer | | place reveal
        lead | submit discard! | edit place evidence write_verdict record_reply
        reviewer waiting | | edit place evidence record_reply reveal
        editor | decline merge discard! | edit place assign evidence record_reply reveal
        superuser | decline merge discard! suspend! | edit place assign evidence record_reply reveal
        suspender publisher | suspend! | reveal
        administrator | |
    """,
    "open, nobody leads": """
        contributor desk | | place
        checker lead | | place take_on
        other_reviewer | | place take_on reveal
        reviewer waiting | | edit place evidence record_reply reveal
        editor | decline merge discard! | edit place assign take_on evidence record_reply reveal
        superuser | decline merge discard! suspend! | edit place assign take_on evidence record_reply reveal
        suspender publisher | suspend! | reveal
        administrator | |
    """,
    "declined": """
        editor superuser | restore |
        lead reviewer waiting contributor checker other_reviewer suspender publisher administrator desk | |
    """,
    "merged": """
        editor superuser | unmerge |
        lead reviewer waiting contributor checker other_reviewer suspender publisher administrator desk | |
    """,
    "in review": """
        lead | recall | record_reply
        reviewer waiting | second send_back approve? | record_reply reveal
        other_reviewer | approve? | reveal
        editor | send_back approve? | assign record_reply reveal
        superuser | send_back approve? suspend! | assign record_reply reveal
        suspender publisher | suspend! | reveal
        contributor checker administrator desk | |
    """,
    "in review, mended and submitted by the reviewer": """
        lead | recall approve | record_reply
        reviewer | send_back | record_reply reveal
        waiting | second send_back approve | record_reply reveal
        other_reviewer | approve | reveal
        editor | send_back approve | assign record_reply reveal
        superuser | send_back approve suspend! | assign record_reply reveal
        suspender publisher | suspend! | reveal
        contributor checker administrator desk | |
    """,
    "disputed": """
        lead | recall | record_reply
        reviewer waiting | send_back | record_reply reveal
        other_reviewer | | reveal
        editor | send_back decide | assign record_reply reveal
        superuser | send_back decide suspend! | assign record_reply reveal
        suspender publisher | suspend! | reveal
        contributor checker administrator desk | |
    """,
    "in review, decided by the editor": """
        lead | recall approve | record_reply
        reviewer waiting | second send_back approve | record_reply reveal
        other_reviewer | approve | reveal
        editor | send_back | assign record_reply reveal
        superuser | send_back approve suspend! | assign record_reply reveal
        suspender publisher | suspend! | reveal
        contributor checker administrator desk | |
    """,
    "approved": """
        lead | reopen | record_reply
        reviewer waiting | | record_reply
        editor | reopen | assign record_reply
        superuser | schedule publish reopen suspend! | assign record_reply
        suspender publisher | schedule publish suspend! |
        contributor checker other_reviewer administrator desk | |
    """,
    "scheduled": """
        lead reviewer waiting editor | | record_reply
        superuser | unschedule publish suspend! | record_reply
        suspender publisher | unschedule publish suspend! |
        desk | publish |
        contributor checker other_reviewer administrator | |
    """,
    "published": """
        lead editor | reopen | record_reply record_outcome
        reviewer waiting | | record_reply
        superuser | reopen suspend | record_reply record_outcome
        suspender publisher | suspend |
        contributor checker other_reviewer administrator desk | |
    """,
    "open, with a live edition": """
        contributor checker desk | | place
        other_reviewer | | place reveal
        lead | submit discard | edit place evidence write_verdict record_reply
        reviewer | | edit place evidence write_verdict record_reply reveal
        waiting | | edit place evidence record_reply reveal
        editor | decline! merge! discard | edit place assign evidence record_reply reveal
        superuser | decline! merge! discard suspend | edit place assign evidence record_reply reveal
        suspender publisher | suspend | reveal
        administrator | |
    """,
    "suspended": """
        publisher superuser | withdraw reinstate |
        lead reviewer waiting editor suspender contributor checker other_reviewer administrator desk | |
    """,
    "withdrawn": """
        lead editor superuser | reopen |
        reviewer waiting suspender publisher contributor checker other_reviewer administrator desk | |
    """,
    "open, after a withdrawal": """
        contributor checker desk | | place
        other_reviewer | | place reveal
        lead | submit discard | edit place evidence write_verdict record_reply
        reviewer | | edit place evidence write_verdict record_reply reveal
        waiting | | edit place evidence record_reply reveal
        editor | decline! merge! discard | edit place assign evidence record_reply reveal
        superuser | decline! merge! discard suspend! | edit place assign evidence record_reply reveal
        suspender publisher | suspend! | reveal
        administrator | |
    """,
}


def agreed(stage: str) -> dict[str, list[str]]:
    """The verbs of every person at this stage, with their marks."""
    people: dict[str, list[str]] = {name: [] for name in NOBODY.split()}
    for line in TABLE[stage].strip().splitlines():
        names, steps, edits = line.split("|")
        verbs = [*steps.split(), *edits.split()]
        for name in names.split():
            people[name] = [v for verb in verbs for v in (EVIDENCE if verb == "evidence" else (verb,))]
    return people
