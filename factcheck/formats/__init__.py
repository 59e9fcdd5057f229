"""What is published, in the shapes that readers and machines ask for: functions of the public document."""
