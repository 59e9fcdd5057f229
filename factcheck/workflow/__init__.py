"""The newsroom's verbs. The only code that writes."""
