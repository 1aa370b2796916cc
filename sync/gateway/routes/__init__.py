"""The calls of the wire, one file a subject."""

from sync.gateway.routes import entrance, feed, journal

ROUTES = (
    entrance.enrol,
    entrance.token,
    entrance.health,
    journal.head,
    journal.append,
    journal.facts,
    feed.feed,
)
