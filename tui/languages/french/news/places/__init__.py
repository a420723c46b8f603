"""Where a French report says that something was: towns, areas, from where a march set out."""
