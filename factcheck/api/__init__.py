"""The partners' door: what is published, as JSON, and nothing that is not."""
