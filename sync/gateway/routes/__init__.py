"""The calls of the wire, one file a subject."""

from sync.gateway.routes import blobs, entrance, feed, journal, province, receipt, uploads

ROUTES = (
    entrance.enrol,
    entrance.token,
    entrance.device_key,
    entrance.keys,
    entrance.health,
    journal.head,
    journal.append,
    journal.facts,
    feed.feed,
    uploads.options,
    uploads.begin,
    uploads.offset,
    uploads.part,
    uploads.drop,
    blobs.has,
    blobs.blob,
    province.reconcile,
    province.courier,
    province.metrics,
    receipt.receipt,
)
