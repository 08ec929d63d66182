"""Planning a treatment: cases, sites, cautions, sessions, paper."""
