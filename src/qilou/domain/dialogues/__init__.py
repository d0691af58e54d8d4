"""dialogues: what signed-in people say to models and hear from them, as trees of messages; and the public showcase."""
