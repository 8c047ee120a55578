"""A package, so that what several rooms' tests share can be imported by name."""
