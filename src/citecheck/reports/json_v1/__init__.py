"""The JSON of an audit, version 1: types of its own, both ways.

Enters: an ``Audit``, or the bytes of a stored one. Leaves: JSON, an ``Audit``, or the JSON Schema. Never: a model class
on the wire, or a change to a published field; new fields are added with a default, so that older files stay readable.
"""
