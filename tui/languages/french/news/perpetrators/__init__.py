"""Who did it, by French reports: whom they name, whom they blame, and that nobody did."""
