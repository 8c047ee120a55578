"""Observation in, verdict out: live, dead or unknown; verified, broken or unknown.

Enters: observations and what the citation says. Leaves: a reason of the closed sets with its signs. Never: a request, a
verdict from silence that may be our own, "dead" without proof.
"""
