"""training: certificates. A person holds them, whatever accounts they have; a project may ask for one by its skill."""
