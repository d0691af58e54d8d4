"""routes: the addresses. Each file is one noun's; routes do not know each other."""
