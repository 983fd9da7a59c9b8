"""Coding by people: who codes what, the sheets that go out and come back, and what the team makes of them."""
