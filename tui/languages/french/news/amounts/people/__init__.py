"""Numbers of people in French sentences: what happened to them, who came, who was tried, who attacked."""
