"""What was seen before: SQLite with raw observations and their age, checkpoints of runs, past audits.

Enters: observations as they come. Leaves: the same, as long as they are fresh enough. Never: a verdict as a fact;
stored audits are kept for the history only.
"""
