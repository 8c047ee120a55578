"""Many documents at once: stages that each read one part of a dataset and write the next, as tasks for Dask.

Enters: slices of the input, and the outside as ports. Leaves: a dataset in Parquet. The files of the dataset are this
room's own, and nothing else is opened. Never: a socket, SQL, a printed word, two workers at one host.
"""
