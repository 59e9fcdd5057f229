"""The only way out of the building: `safe_fetch` opens every connection to the outside."""
