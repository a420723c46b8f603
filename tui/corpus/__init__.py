"""The folder of plain files, read and written."""
