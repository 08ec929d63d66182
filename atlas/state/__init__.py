"""What the user is looking at: one frozen state, one change signal, commands; no Qt."""
