"""The words by which the texts are found that a changed record affects."""
