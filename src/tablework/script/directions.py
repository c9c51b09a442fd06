"""What one stage direction says of who comes and who goes, before anybody knows whom its names mean.

A direction is cut into sentences, a sentence at its verbs of motion. Old plays put the verb first (``Enter the KING,
with Attendants``; ``Exeunt all but ROSA``), newer ones last (``Rosa exits, with Lords``; ``ROSA comes back with two
glasses``), and both leave out names (``Exit``; ``They exit``; ``She goes out``). Everything here is folded text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tablework.script.words import fold


class Statement(NamedTuple):
    """One thing that a direction says.

    `kind` is ``enter``, ``exit``, ``stay`` (remains when others go) or ``here`` (is named, so is probably there).
    `names` holds the words that name who; `company` those named as going along with them; `but` those excepted.
    With `about`, the names are the beginning of a sentence with more words in it.
    `whole` means everybody, `lone` one person who is not named, `hint` who was last spoken of in the same direction.
    """

    kind: str
    names: str = ""
    company: str = ""
    but: str = ""
    about: bool = False
    whole: bool = False
    lone: bool = False
    hint: str = ""


_SENTENCE = re.compile(r"[.;!?]+(?=[\s\"')]|$)")
_ABBREVIATED = re.compile(r"\b(mr|mrs|ms|dr|st|prof|rev|capt|sgt)\.")
_GONE = re.compile(r"(?<=\w)'(?:s|re|ve) (gone|left)\b")
_BRACKET = re.compile(r"\s*[()\[\]:|]\s*")
_BLANKS = re.compile(r"[\s,]*,[\s,]*|\s+")
_PACE = (
    r"(?:walk|run|rush|hurr(?:y|ie)|burst|storm|stagger|wander|slip|stride|creep|sneak|dash|march|tiptoe|stumble"
    r"|crawl|climb|stroll|sweep|stalk|back|edge|trudge|shuffle|plod|amble|saunter|dart|danc|limp|trot|drift|slink|step|charg|flounc|roll|wheel)e?s?"
)
_SOON = r"(?: \w+ly| all| both| together| back| quickly| again)?"
_WAY_OUT = r"(?:stairs?|staircase|house|door|gate|room|building)\b"
_AWAY = r"(?:away|off(?! (?:his|her|their|its|the|a)\b)|out(?! (?:of )?(?:his|her|their|its|a|an|two|some)\b))"
_VERB = re.compile(
    r"(?<![\w'-])(?:"
    r"(?P<enter>re-?enters?|enters?|r?entre(?:nt)?|intra(?:t|nt))"
    r"|(?P<exit>exits?|exeunt|exit)"
    rf"|(?P<come>(?:comes?|{_PACE}){_SOON} (?:in|on|back)(?! (?:the|his|her|their|a|an|its)\b)"
    rf"|(?:comes?|{_PACE}){_SOON} (?:through|in (?:at|by|from|through)|out of|from|down from|down)(?= the\b| a\b)"
    rf"(?! the {_WAY_OUT})"
    r"|lets? (?:him|her|them)sel(?:f|ves) in|emerges?"
    r"|(?:puts?|pokes?|sticks?) (?:his|her|their) heads? (?:in|round|out)"
    r"|(?:returns?|arrives?|reappears?|appears?|descends)(?! (?:the|his|her|their|it|to be)\b)"
    r"|(?:(?:is|are) )?(?:discovered|shown in|(?:brought|led|carried|borne|wheeled) (?:in|on|forth)|brought out)"
    r"|tritt (?:\w+ ){0,4}?(?:auf|ein)|treten (?:\w+ ){0,4}?(?:auf|ein)|kommt|kommen|tritt herein|erscheint)"
    r"|(?P<go>(?:has|have|had|is|are) (?:left|gone)(?! (?:the|his|her|their|a|it|out of|to|from)\b)"
    rf"|(?:go(?:es)?|gets?|{_PACE}){_SOON} {_AWAY}"
    rf"|(?:go(?:es)?|{_PACE}){_SOON} (?:up|down|into|through|by|to|out of) the (?:{_WAY_OUT}|kitchen|wings)"
    r"|(?:go(?:es)?|leaves?)(?: \w+ly)?(?=$|,| and\b| by\b| with(?:out)?\b| through the\b)"
    r"|leaves? the (?:stage|room|house)|vanish(?:es)?|disappears?|flees|flies(?=$|,)|ascends(?! the)"
    r"|(?:is|are) (?:led|carried|borne|taken|dragged|hauled|marched) (?:off|out|away)"
    r"|(?:geht|gehen|eilt|eilen|lauft|laufen|sturzt|schleicht)(?: \w+)*? (?:ab|fort|weg|hinaus)|ab(?=$|,)|sort|sortent)"
    r"|(?P<lead>(?:leads?|takes?|carr(?:y|ies)|bears?|drags?|brings?|escorts?|pushes|hauls?|marches))"
    rf"(?= [\w' ]{{1,30}}? {_AWAY})"
    r"|(?P<follow>follows?(?=$| (?:him|her|them|after|out)\b)|(?:close |right )?after (?:him|her|them)$)"
    r"|(?P<stay>remains?|manet|manent|stays?|lingers?|bleibt|bleiben|restent?)"
    r")(?![\w'-])"
)
_DARK = re.compile(
    r"(?:the )?(?:black-?out|black out|curtain(?: falls)?|vorhang|rideau|lights? (?:fade|go|down|out)\b.*"
    r"|fade (?:out|to black)|end of .*)$"
)
_ALL = r"(?:they all|all|everyone|everybody|omnes|alle|tous|the rest|the others|the whole company)"
_WHOLE = re.compile(rf"^(?:exeunt )?{_ALL}(?: (?:of them|the others?|together))?(?=$|,| (?:but|except|save|and|\w+)\b)")
_REST = re.compile(r"the (?:rest|others)\b")
_EXCEPT = re.compile(
    r"\b(?:all|alle|everyone|everybody|others|rest|train|omnes|tous)\b[^,]*?"
    r"\b(?:but|except|save|ausser|sauf)\b(?: for)? (.+)"
)
_THEY = re.compile(
    r"^(?:they|both|(?:sie )?beide|ils|elles|the (?:two|three|four)(?: of them)?$)\b"
    r"|.*\b(?:they|both|they both|the (?:two|three|four)(?: of them)?)$"
)
_HE = re.compile(r"^(?:and )?(?:he|she|er|il|elle|sie)\b|(?:^|.*(?:,| and)) ?(?:he|she|er|il|elle)$")
_COMPANY = re.compile(
    r"(?:^|\b)(?:with|leading|followed by|follow(?:ed|s)|led by|pursued by|attended by|accompanied by|dragging|bearing"
    r"|supporting|carrying|guarded by|tugging in|assisting|meeting|mit|avec) (.+)"
)
_BEHIND = re.compile(r"(?:^|, |and )([^,]+) (?:behind|after|beside) (?:him|her|them)\b")
_LEADING = re.compile(
    r"^(?:(?:then|here|and|to (?:him|her|them)|after|again|alarums?|flourish|sennet|within|severally|anon|meanwhile"
    r"|as|when|while|suddenly|exit|but|now|presently|therewith)(?=$|[ ,]),? ?)+"
)
_TRAIL = re.compile(r"(?:,| and| then| und| et| who| but)+$")


_MOVING = frozenset({"enter", "come", "exit", "go"})
_NOBODY = Statement("here")


@lru_cache(maxsize=8192)
def read_direction(text: str) -> tuple[Statement, ...]:
    """What a direction says, in order.

    >>> [(s.kind, s.names) for s in read_direction("Enter ROSA and the Clerk. Max exits.")]
    [('enter', 'rosa and the clerk'), ('exit', 'max')]
    """
    statements: list[Statement] = []
    hint = ""
    for sentence in _sentences(text):
        statements += _read_sentence(sentence, hint, statements[-1] if statements else None)
        if not _HE.match(sentence):
            hint = sentence
    return tuple(statements)


def _sentences(text: str) -> list[str]:
    whole = _GONE.sub(r" has \1", _ABBREVIATED.sub(r"\1", fold(text).strip("'\"")).replace(" 's ", "'s "))
    pieces = (_BRACKET.sub(", ", piece) for piece in _SENTENCE.split(whole))
    tidy = (_BLANKS.sub(lambda blank: ", " if "," in blank[0] else " ", piece).strip(", -'\"") for piece in pieces)
    return [piece for piece in tidy if piece]


def _read_sentence(sentence: str, hint: str, last: Statement | None) -> list[Statement]:
    if _DARK.match(sentence):
        return [Statement("exit", whole=True)]
    verbs = list(_VERB.finditer(sentence))
    if not verbs:
        if last is not None and last.kind in {"enter", "come", "more"}:
            return [Statement("more", sentence)]
        return [Statement("here", sentence, hint=hint)]
    read: list[Statement] = []
    start = 0
    for n, verb in enumerate(verbs):
        end = verbs[n + 1].start() if n + 1 < len(verbs) else len(sentence)
        before, after = sentence[start : verb.start()].strip().lstrip(", "), sentence[verb.end() : end].strip(" ,")
        if verb.lastgroup == "follow" and (read[-1] if read else last or _NOBODY).kind not in _MOVING:
            continue
        statement, took_after = _read_verb(verb, before, after, read[-1] if read else None, hint)
        if verb.lastgroup == "follow":
            statement = statement._replace(kind=(read[-1] if read else last or _NOBODY).kind)
        read.append(statement)
        start = end if took_after and n + 1 < len(verbs) else verb.end()
    return read or [Statement("here", sentence, hint=hint)]


def _read_verb(
    verb: re.Match[str], before: str, after: str, last: Statement | None, hint: str
) -> tuple[Statement, bool]:
    """One verb of motion; whether the words after it were used up as its subject."""
    kind = {"lead": "go"}.get(verb.lastgroup or "", verb.lastgroup or "")
    before = _LEADING.sub("", before + " ").strip()
    if last is not None and not before and not after:
        return last._replace(kind=kind), False
    if verb.lastgroup in {"enter", "exit", "stay"} and _verb_first(verb[0], before, after):
        return _after_verb(kind, verb[0], after, hint), True
    before = _TRAIL.sub("", before).strip(" ,")
    company = after if verb.lastgroup == "lead" else _company(after)
    return _before_verb(kind, before, company, last, hint), False


def _company(after: str) -> str:
    """Who goes along: ``… enters with MAX``, ``… enters, MAX behind her``."""
    found = _COMPANY.search(after) or _BEHIND.search(after)
    return found[1] if found else ""


def _verb_first(verb: str, before: str, after: str) -> bool:
    if verb in {"exeunt", "manet", "manent"}:
        return bool(after) or not before
    if verb.endswith("s"):
        return not before
    return not before or bool(after and _TRAIL.search(before)) or bool(after and before.endswith(","))


def _after_verb(kind: str, verb: str, names: str, hint: str) -> Statement:
    """``Exeunt all but ROSA``, ``Enter the KING``, ``Exit``."""
    excepted = _EXCEPT.search(names)
    if excepted:
        return Statement(kind, names[: excepted.start()].strip(" ,"), but=excepted[1], whole=kind == "exit")
    if kind == "exit" and _WHOLE.match(names):
        return Statement(kind, "", whole=True)
    plural = verb == "exeunt"
    return Statement(kind, names, whole=plural, lone=not plural, hint=hint)


def _before_verb(kind: str, names: str, company: str, last: Statement | None, hint: str) -> Statement:
    """``Rosa exits``, ``all but Rosa exit``, ``they exit, carrying Max``, ``…, and goes out``."""
    excepted = _EXCEPT.match(names)
    if excepted:
        return Statement(kind, but=excepted[1], whole=True)
    if _WHOLE.match(names):
        return Statement(kind, company=company, whole=True, but=hint if _REST.match(names) else "")
    if _THEY.match(names):
        return Statement(kind, "", company, whole=True, hint=f"{hint}, {names}")
    if not names and last is not None:
        return last._replace(kind=kind, company=last.company or company)
    if not names or _HE.match(names):
        return Statement(kind, company=company, lone=True, hint=hint)
    return Statement(kind, names, company, about=True, hint=hint)
