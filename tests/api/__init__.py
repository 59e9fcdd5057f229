"""What partners may rely on."""
