"""The exports of press databases: Europresse, Factiva, Nexis."""
