"""The screens as lines: for pipes, and for who listens to a screen reader instead of looking."""
