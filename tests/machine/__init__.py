"""What machines are given beside pages, read by the clients that are in use."""
