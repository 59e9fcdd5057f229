"""The site around the newsroom's app: settings, addresses and the way a server starts it."""
