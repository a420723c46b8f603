"""The search screen: results, facets, results over time."""
