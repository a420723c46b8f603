"""Documents of previews: what is under the cursor of a list, short enough to be read beside it."""
