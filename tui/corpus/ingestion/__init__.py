"""What the ingestion of press texts needs: their sources, their originals, what is doubtful in them."""
