"""SARIF 2.1.0, for code scanning.

Enters: an ``Audit``, and where there is one a source of text edits. Leaves: one SARIF run. Never: an edit that is not
safe, or a finding without a stable fingerprint.
"""
