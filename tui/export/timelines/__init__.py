"""Events in time: for pages that draw a timeline, and for calendars."""
