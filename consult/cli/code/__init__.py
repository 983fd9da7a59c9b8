"""The commands of `consult code`, one a file; `import_.py` is `consult code import`."""
