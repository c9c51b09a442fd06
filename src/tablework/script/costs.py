"""What each kind of evidence costs a role that does otherwise: see `settlement` for what a cost means.

The numbers were found by trial on thirty old plays in two editions, and rounded; each stands for how often evidence of
that kind is wrong, or silent about somebody. The order is: stay away, come, go, stay on.
"""

from __future__ import annotations

from tablework.script.settlement import NEVER, Costs

# -- where a scene begins ---------------------------------------------------------------------------------------------
CARRIED = Costs(0.3, 2, NEVER, NEVER)
"""Still on at the end of the scene before, and this one begins with an entrance."""
CARRIED_OPEN = Costs(0.5, 1, NEVER, NEVER)
"""The same, and this one begins with people already there."""
CARRIED_SAME = Costs(3, 0, NEVER, NEVER)
"""The same, and this one says that those before are there: ``Vorige``."""
START = Costs(0, 6, NEVER, NEVER)
"""On from the start, though the scene begins with an entrance of others."""
START_OPEN = Costs(0, 2, NEVER, NEVER)
"""On from the start of a scene that begins with people already there."""

# -- entrances --------------------------------------------------------------------------------------------------------
ENTERS = Costs(8, 0, 5, 5)
"""Named in an entrance."""
MAY_ENTER = Costs(0.5, 0.8, 9, 1)
"""One of several whom a name in an entrance fits, and not the one who speaks next."""
OTHERS_ENTER = Costs(0, 6, 7, 0)
"""Not named in an entrance."""
CROWD_ENTERS = Costs(0, 2, 4, 0.5)
"""Not named in an entrance of people some of whom the text does not name."""
MORE = Costs(1, 0.3, 9, 0)
"""Named in a sentence that follows an entrance in the same direction."""
RETURNS = Costs(1, 0.8, 4, 0.5)
"""Left together with somebody who comes back in this scene with followers."""

# -- exits ------------------------------------------------------------------------------------------------------------
EXITS = Costs(4, 9, 0, 4)
"""Named in an exit."""
MAY_EXIT = Costs(0, 9, 0.7, 0.7)
"""One of several whom a name in an exit fits, and not the one who spoke last."""
LONE_EXIT = Costs(2, 9, 0, 3)
"""The likeliest to be meant by ``Exit`` or ``He goes``."""
OTHERS_EXIT = Costs(0, 7, 5, 0)
"""Not named in an exit."""
NAMELESS_EXIT = Costs(1, 7, 0.7, 1.5)
"""Came without being named, and now people leave who are not named."""
ALL_EXIT = Costs(0, 7, 0, 3)
"""Everybody leaves."""
WATCHERS = Costs(0, 7, 1, 0.5)
"""Was there before those came who now leave together without a word: a dumb show, a procession."""
STAYS = Costs(2, 4, 8, 0)
"""Named as remaining, or excepted from an exit."""

# -- everything else --------------------------------------------------------------------------------------------------
SILENT = Costs(0, 7, 7, 0)
"""A direction that says nothing of this role's coming or going."""
NAMED = Costs(2.5, 5, 9, 0)
"""Named in a direction that says neither."""
ARRIVES = Costs(1.5, 1, 9, 0)
"""Named so for the first time in a scene, before it first speaks: ``KIT trudges down the dune``."""
LISTED = Costs(5, 0.3, 9, 0)
"""Named in such a direction before the first word of a scene: ``ROSA sits at the window``."""
SPEAKS = Costs(NEVER, 8, NEVER, 0)
"""Speaks."""
SPEAKS_OFF = Costs(0, 9, 3, 3)
"""Is heard from off stage."""
ANSWERED_ON = Costs(NEVER, 0, NEVER, 0)
"""Somebody said that the role is on stage."""
ANSWERED_OFF = Costs(0, NEVER, 0, NEVER)
"""Somebody said that it is not."""

# -- mark-up ----------------------------------------------------------------------------------------------------------
MARKED_ENTER = Costs(30, 0, 30, 0)
"""The file itself says that the role enters; above anything that words can weigh."""
MARKED_EXIT = Costs(0, 30, 0, 30)
"""The file itself says that the role exits."""
MARKED_STAY = Costs(0, 30, 30, 0)
"""The file says elsewhere in the scene when the role moves, so words do not."""
MARKED_CARRIED = Costs(30, 0, NEVER, NEVER)
"""Still on at the end of the scene before: a file that marks every exit would have said so if they had gone."""
MARKED_START = Costs(0, 30, NEVER, NEVER)
"""On from the start of a scene, where the file marks every entrance and has not marked this one."""
MARKED_CROWD = Costs(0, 1, 30, 0)
"""The file marks the entrance of a group of which the role may be one."""

COLLECTIVE = Costs(0, 0, 0, 0.1)
"""ALL and BOTH are on stage just where they speak, so they come and go with any direction."""
