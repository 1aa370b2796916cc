"""The sheet names every difference, and is silent only when both sides are alike."""

import pytest

from sync.contract import Head, ReconciledDossier, Reconciliation
from sync.reconcile import ACTIONS, Difference, OwnDay, OwnDossier, compare

A, B = "a" * 64, "b" * 64


def ours(*dossiers, head=None, hashes=None):
    chain = hashes or {7: A}
    return OwnDay("d1", "2026-03-02", head or Head(7, A), chain.get, dossiers)


def theirs(*dossiers, head=None):
    held = head or Head(7, A)
    return Reconciliation(
        device="d1", day="2026-03-02", head=held, facts_total=held.seq, dossiers=list(dossiers)
    )


def there(dossier="x", **changes):
    fields = {
        "dossier": dossier,
        "code": f"H1-{dossier}",
        "last_hash": A,
        "facts": 3,
        "verdict": "accepted",
        "scans_held": 2,
        "scans_expected": 2,
        "portal": "2",
    }
    return ReconciledDossier(**(fields | changes))


def here(dossier="x", **changes):
    fields = {"last_hash": A, "facts": 3, "scans_expected": 2, "scans_delivered": 2}
    return OwnDossier(dossier, f"H1-{dossier}", **(fields | changes))


def test_two_sides_alike_are_equal():
    sheet = compare(ours(here("x"), here("y")), theirs(there("y"), there("x")))
    assert sheet.is_equal
    assert [line.code for line in sheet.lines] == ["H1-x", "H1-y"]
    assert sheet.facts_pending == 0


@pytest.mark.parametrize(
    ("mine", "their", "expected"),
    [
        (here(facts=4), there(), Difference.PENDING),
        (here(facts=2), there(), Difference.ONLY_THERE),
        (here(last_hash=B), there(), Difference.OTHER_HASH),
        (here(), there(verdict="refused"), Difference.REFUSED),
        (here(), there(verdict="conflict"), Difference.CONFLICT),
        (here(), there(verdict="deferred"), Difference.DEFERRED),
        (here(scans_delivered=1), there(scans_held=1), Difference.SCANS_PENDING),
        (here(), there(scans_held=1), Difference.SCANS_LOST),
    ],
)
def test_a_difference_of_a_dossier_is_named_and_has_an_action(mine, their, expected):
    sheet = compare(ours(mine), theirs(their))
    assert sheet.lines[0].differences == (expected,)
    assert not sheet.is_equal
    assert ACTIONS[expected]


def test_a_dossier_on_one_side_only_is_named():
    assert compare(ours(here()), theirs()).lines[0].differences == (Difference.PENDING,)
    sheet = compare(ours(), theirs(there()))
    assert sheet.lines[0].differences == (Difference.ONLY_THERE,)
    assert sheet.lines[0].code == "H1-x"


@pytest.mark.parametrize(
    ("held", "hashes", "expected"),
    [
        (Head(5, B), {5: B, 7: A}, Difference.PENDING),
        (Head(5, B), {5: A, 7: A}, Difference.FORK),
        (Head(7, B), {7: A}, Difference.FORK),
        (Head(9, B), {7: A}, Difference.ONLY_THERE),
    ],
)
def test_the_journals_are_compared_as_wholes(held, hashes, expected):
    sheet = compare(ours(hashes=hashes), theirs(head=held))
    assert sheet.journal == (expected,)
    assert not sheet.is_equal


def test_facts_on_the_way_are_counted():
    assert compare(ours(hashes={5: B}), theirs(head=Head(5, B))).facts_pending == 2


def test_every_difference_has_an_action():
    assert set(ACTIONS) == set(Difference)
