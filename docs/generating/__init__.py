"""Reference pages made from the code: each module writes one kind of page, and none is edited by hand."""
