"""Learning in the window: decks, questions, answers, progress, and decks for Anki."""
