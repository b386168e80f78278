"""Whose words a sentence tells, and which of its words they are."""
