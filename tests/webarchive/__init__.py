"""A web archive to test against: pywb as a child process, a Wayback-shaped front, scripted faults, a request log."""
