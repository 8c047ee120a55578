"""The only door outside.

Enters: addresses to ask. Leaves: observations, facts only. Never: a verdict, an address that the guard refuses, a
credential in anything recorded. Bulk probing runs on libcurl, the few calls to services on requests; both go through
the same guard, and both can be recorded to and replayed from a WARC file.
"""
