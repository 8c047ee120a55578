"""Charts as SVG, from small data types that know nothing of audits.

Enters: labelled numbers and days. Leaves: SVG that speaks for itself (``<title>``, ``<desc>``), coloured by the classes
of the page's style sheet, so that one chart serves light, dark and print. Never: a script, a font, an outside request.
"""
