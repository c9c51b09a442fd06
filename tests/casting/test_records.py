"""Records: what the casting log makes of what people did."""

from hypothesis import given
from hypothesis import strategies as st

from tablework.casting.acts import PLAIN_VERBS, Act
from tablework.casting.records import Records


def told(*acts: tuple[str, dict]) -> Records:
    """Rosa's acts on one performer."""
    return Records(Act("r", "performer", verb, data, "rosa", f"day {n}", n) for n, (verb, data) in enumerate(acts, 1))


def test_the_last_word_on_each_field_counts():
    """Margot has moved: her new telephone stands beside the name she has always had."""
    records = told(("make", {"name": "Margot", "phone": "1"}), ("edit", {"phone": "2"}))
    kept = records.get("performer", "r")
    assert kept
    assert kept.data == {"name": "Margot", "phone": "2"}
    assert (kept.made_by, kept.made_at, records.length) == ("rosa", "day 1", 2)


def test_who_is_taken_back_is_not_there_and_can_be_brought_back():
    """Anders left the company and came again: he is as he was."""
    gone = told(("make", {"name": "Anders"}), ("retract", {}))
    assert gone.get("performer", "r") is None
    assert list(gone.all("performer")) == []
    back = told(("make", {"name": "Anders"}), ("retract", {}), ("bring_back", {}))
    assert [kept.data for kept in back.all("performer")] == [{"name": "Anders"}]


def test_who_is_erased_has_no_words_left_in_mind_either():
    """The log keeps no data of earlier acts, and neither do the records that were folded before."""
    records = told(("make", {"name": "Anders"}), ("edit", {"phone": "2"}), ("erase", {}))
    kept = records.ever("performer", "r")
    assert kept
    assert kept.erased
    assert records.get("performer", "r") is None
    assert all(not act.data for act in kept.acts)
    assert [act.erased for act in kept.acts] == [True, True, False]


def test_a_kinds_own_verb_is_kept_to_be_read_and_changes_no_data():
    """An offer is sent: what it says stays as it was, and that it was sent stands in its acts."""
    records = told(("make", {"fee": 1}), ("send", {"to": "agency"}))
    kept = records.get("performer", "r")
    assert kept
    assert kept.data == {"fee": 1}
    assert [act.verb for act in kept.acts] == ["make", "send"]


def test_kinds_do_not_mix():
    """A performer and an offer may even have the same id."""
    records = Records([Act("r", "performer", "make", number=1), Act("r", "offer", "make", number=2)])
    assert [len(list(records.all(kind))) for kind in ("performer", "offer", "agency")] == [1, 1, 0]
    assert records.ever("agency", "r") is None


@given(st.lists(st.sampled_from(sorted(PLAIN_VERBS))))
def test_the_same_acts_always_make_the_same_records(verbs):
    """Whatever was done, in whatever order: a log can be folded again at any time."""
    acts = [("make", {"n": 0}), *((verb, {"n": n}) for n, verb in enumerate(verbs))]
    assert told(*acts).ever("performer", "r") == told(*acts).ever("performer", "r")
