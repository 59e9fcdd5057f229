"""A fact-checking desk: from an article to claims, evidence, verdicts and published fact-checks."""
