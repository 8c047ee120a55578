"""Where copies are.

Enters: an archive link, or an address and a day. Leaves: what the replay showed, what the index holds, where a missing
address may be. Never: a verdict on content (``judge`` does that), "not archived" from anything but an answer that
parsed as an index, a request to a service that the user closed.
"""
