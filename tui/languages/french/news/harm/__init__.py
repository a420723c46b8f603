"""People who came to harm, by a French report: tolls of killed and wounded, one victim without a number."""
