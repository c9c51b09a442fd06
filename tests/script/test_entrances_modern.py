"""Scripts of our own day, which say in prose, or hardly at all, who comes and who goes."""

from tablework.script.breakdown import break_down_draft
from tablework.testing.plays import play


def together(text: str | None) -> list[set[str]]:
    """Who is on stage in each French scene, in order."""
    return [set(timed.scene.on_stage) for timed in break_down_draft(play(text or "")).french_scenes]


def test_a_kitchen_at_night():
    """
    INT. KITCHEN - NIGHT

    NORA stirs soup. Her brother PAUL leans on the fridge.

    NORA
    You're late.

    PAUL
    Traffic.

    He goes out to the porch. A car door. LENA comes in with a suitcase.

    LENA
    Is he here?

    NORA
    He just left.

    LENA (CONT'D)
    Then I'll wait.

    Paul returns, sees her, stops.

    PAUL
    Oh.

    Nora slips away upstairs.

    LENA
    Say something.

    PAUL
    I can't.

    INT. CAR - LATER

    Lena drives. Paul beside her, asleep.

    LENA
    Wake up.
    """
    assert together(test_a_kitchen_at_night.__doc__) == [
        {"nora", "paul"},
        {"nora", "lena"},
        {"nora", "lena", "paul"},
        {"lena", "paul"},
        {"lena", "paul"},
    ]


def test_an_office_and_the_next_day():
    """
    # ACT ONE

    ## Scene 1

    An office. MR. HOLT at a desk. DAVE and SUE enter.

    DAVE
    Morning.

    MR. HOLT
    Sit.

    They sit.

    SUE
    We'd rather stand.

    A knock. THE POSTMAN puts his head round the door.

    POSTMAN
    Parcel.

    MR. HOLT
    Leave it.

    The Postman leaves the parcel and disappears.

    DAVE
    Open it.

    Holt opens it, screams, and runs off. Dave follows him.

    SUE
    (alone)
    Men.

    Blackout.

    ## Scene 2

    The same, next day. Sue is where we left her. Dave comes back with coffee.

    DAVE
    You never went home.

    SUE
    No.

    MR. HOLT
    (off)
    Is it safe?

    DAVE
    Yes!

    Holt enters.

    MR. HOLT
    Good.

    All but Sue leave.

    SUE
    Men.
    """
    assert together(test_an_office_and_the_next_day.__doc__) == [
        {"dave", "mr_holt", "sue"},
        {"dave", "mr_holt", "sue", "postman"},
        {"dave", "mr_holt", "sue"},
        {"sue"},
        set(),
        {"dave", "sue"},
        {"dave", "sue", "mr_holt"},
        {"sue"},
    ]


def test_a_park_bench():
    """
    # Act One

    GRETA. TOM. A park bench.

    GRETA
    I used to come here with Bill.

    TOM
    Who's Bill?

    GRETA
    Exactly.

    Silence. BILL, older, walks past with a dog, doesn't see them, is gone.

    TOM
    Was that him?

    GRETA
    I'm leaving you, Tom.

    She doesn't move.

    TOM
    All right.

    She moves. She's gone.

    TOM
    All right.

    A CHILD enters.

    CHILD
    Have you seen my dog?

    TOM
    It went that way.

    The child runs off. Tom gets up, looks at the bench, exits the other way.
    """
    assert together(test_a_park_bench.__doc__) == [
        {"greta", "tom"},
        {"tom"},
        {"tom", "child"},
        set(),
    ]


def test_a_farce_with_three_doors():
    """
    A living room. Three doors. IRIS is asleep on the sofa. The telephone rings. OTTO, in pyjamas, hurries in
    from the bedroom and picks it up.

    OTTO
    Yes?

    He listens, hangs up, and vanishes into the kitchen. IRIS wakes.

    IRIS
    Otto?

    Through the French windows: MRS BELL, with a vase.

    MRS BELL
    Nobody home?

    IRIS
    Only me.

    Otto pokes his head out of the kitchen, sees Mrs Bell, withdraws.

    MRS BELL
    Was that a man?

    IRIS
    A draught.

    Mrs Bell marches into the kitchen. A crash. Otto is thrown out, covered in flour.

    OTTO
    She's strong.

    The doorbell. They freeze. They both dive behind the sofa. FATHER DUNN lets himself in.

    FATHER DUNN
    Hello?

    Mrs Bell emerges from the kitchen.

    MRS BELL
    Father!

    FATHER DUNN
    I was passing.

    He backs out of the door. Mrs Bell after him.

    IRIS
    Have they gone?

    OTTO
    I think so.
    """
    assert together(test_a_farce_with_three_doors.__doc__) == [
        {"otto", "iris"},
        {"iris"},
        {"iris", "mrs_bell"},
        {"iris", "mrs_bell", "otto"},
        {"iris", "otto"},
        {"iris", "otto", "father_dunn"},
        {"iris", "otto", "father_dunn", "mrs_bell"},
        {"iris", "otto"},
    ]


def test_a_beach_and_a_van():
    """
    EXT. BEACH - DAWN

    Two figures on the sand: SAM and JO. A fire.

    SAM
    It's going out.

    JO
    So put something on it.

    Jo gets up and walks toward the water until we can't see her.

    SAM
    (calling)
    Jo?

    JO (O.S.)
    I'm here!

    KIT trudges down the dune with firewood.

    KIT
    Where is she?

    SAM
    Swimming.

    Kit drops the wood. Jo runs back up, dripping.

    JO
    It's freezing!

    CUT TO:

    INT. VAN - DAY

    Kit at the wheel. Jo sleeps against the window.

    KIT
    Sam's not talking to me.

    JO
    He's not talking to anyone.

    The back door slides open. Sam climbs in.

    SAM
    Drive.
    """
    assert together(test_a_beach_and_a_van.__doc__) == [
        {"sam", "jo"},
        {"sam"},
        {"sam", "kit"},
        {"sam", "kit", "jo"},
        {"kit", "jo"},
        {"kit", "jo", "sam"},
    ]


def test_ein_garten():
    """
    # ERSTER AKT

    ## Erste Szene

    Ein Garten. Luise. Karl.

    LUISE
    Du kommst spät.

    KARL
    Ich weiß.

    Der Vater tritt auf.

    VATER
    Ihr zwei!

    Karl ab.

    LUISE
    Vater!

    VATER
    Komm ins Haus.

    Beide ab.

    ## Zweite Szene

    Karl allein. Dann die Mutter.

    KARL
    Niemand da.

    MUTTER
    Ich bin da.

    Luise kommt gelaufen.

    LUISE
    Mutter!

    Alle ab.
    """
    assert together(test_ein_garten.__doc__) == [
        {"luise", "karl"},
        {"luise", "karl", "vater"},
        {"luise", "vater"},
        set(),
        {"karl", "mutter"},
        {"karl", "mutter", "luise"},
        set(),
    ]
