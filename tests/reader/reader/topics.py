"""Topics, revisions and their content, and how two people's topics join (section 7)."""

from . import schedule
from .refuse import must
from .shape import (
    HOURS, MINUTES, day, hex16, ident, like, many, number, obj, one_of, or_null, plan_tag,
    rev, table, text,
)
from .voice import near, talk, touch

TOPICS = 40
STEPS = 24
OPEN = 8
TAKEN_BACK = 1025
DEPTH = 100000

minutes = number(0, MINUTES)
hours = number(0, HOURS)
line = obj({"id": ident, "text": text})
lines_always = many(line, by="id")
lines = many(line, by="id", least=1)

step = obj(
    {
        "do": text,
        "id": ident,
        "kind": one_of(
            "check", "touch", "drink", "food", "warmth", "quiet", "breath", "senses", "acknowledge",
            "words", "rest", "plan",
        ),
        "who": one_of("each", "both", "chooser", "other"),
    },
    {
        "comfort": ident,
        "minutes": minutes,
        "most": obj(optional={"near": near, "talk": talk, "touch": touch}),
        "or": text,
        "tags": many(plan_tag, least=1),
    },
)

CONTENT = {
    "sequence": (
        {
            "name": text,
            "steps": many(step, most=STEPS, by="id"),
            "where": one_of("solo", "apart", "together"),
        },
        {},
    ),
    "space": ({"answer": text, "minutes": minutes}, {"give_back": text, "while_waiting": text}),
    "check_ins": (
        {
            "times": many(
                obj(
                    {
                        "after_hours": hours,
                        "how": one_of("ask", "text", "call", "in_person"),
                        "id": ident,
                    }
                ),
                by="id",
            )
        },
        {"quiet": obj({"from": minutes, "until": minutes})},
    ),
    "debrief": (
        {
            "how": one_of("talk_no_notes", "write", "sealed"),
            "not_before_hours": hours,
            "questions": lines_always,
        },
        {},
    ),
    "repair": (
        {"minutes": minutes},
        {
            "pause_word": text,
            "places": many(obj({"id": ident, "place": text, "who": text}), least=1, by="id"),
            "talk": obj({"minutes": minutes, "swaps": number(0, 12)}),
            "tonight_not": lines,
            "ways_back": lines,
        },
    ),
    "words": (
        {
            "words": many(
                obj({"id": ident, "means": text, "word": text}, {"not": text}), by="id"
            )
        },
        {},
    ),
    "rhythm": (
        {"every": one_of("two_weeks", "monthly", "three_months", "half_year", "yearly")},
        {"ritual": text, "small_acts": lines},
    ),
    "turns": ({"rule": one_of("ask", "alternate")}, {}),
}


def content(value):
    must(isinstance(value, dict) and value.get("kind") in CONTENT, "content of no known kind")
    always, optional = CONTENT[value["kind"]]
    obj({"kind": one_of(*CONTENT), **always}, {"look_again": day, **optional})(value)


revision = obj(
    {"content": content, "depth": number(1, DEPTH), "nonce": hex16, "topic": ident},
    {"parent": rev},
)
sequence_id = like(r"sequence\.[a-z0-9._-]+", "not a sequence")
revs = many(rev, most=2**20, in_order=True)
topic = obj(
    {
        "revisions": table(revision, 2**20, name=rev),
        "settled": or_null(rev),
        "withdrawn": revs,
        "yes": revs,
    }
)
topics = table(topic, TOPICS)


def check(name, value, known):
    """What section 7 refuses in one topic. `known`: the revisions of this topic that are here."""
    revisions = value["revisions"]
    kinds = set(CONTENT) - {"sequence"}
    if name not in kinds:
        sequence_id(name)
    named = {value["settled"], *value["withdrawn"], *value["yes"]}
    for key, inside in revisions.items():
        must(schedule.rev(inside) == key, "a revision is named by another name")
        must(inside["topic"] == name, "a revision stands in another topic")
        must(inside["content"]["kind"] == name.partition(".")[0], "content of another topic")
        must(("parent" in inside) == (inside["depth"] > 1), "a parent where there is none")
        parent = revisions.get(inside.get("parent")) or known.get(inside.get("parent"))
        must(parent is None or inside["depth"] == parent["depth"] + 1, "a depth is not the parent's + 1")
        must(key in named, "nobody names a revision")
    here = set(revisions) | set(known)
    must(value["settled"] is None or value["settled"] in here, "a settled revision has no text")
    must(set(value["yes"]) <= here, "a yes has no text")
    still_open = set(value["yes"]) - {value["settled"]} - set(value["withdrawn"])
    must(len(still_open) <= OPEN, "too many open texts")
    must(len(value["withdrawn"]) <= TAKEN_BACK, "too much is taken back")


class Plan:
    """Both people's topics as one phone knows them."""

    def __init__(self):
        self.texts = {}
        self.withdrawn = {}
        self.settled = {}
        self.yes = {"a": {}, "b": {}}

    def join(self, author, told, unconfirmed=False):
        """Takes in what one author says in all topics; a topic that is missing has no yes in it."""
        names = set(self.settled) | set(told)
        must(len(names) <= TOPICS, "the plan would have too many topics")
        for name, value in told.items():
            check(name, value, self.texts.get(name, {}))
        for name in names:
            value = told.get(name, {"revisions": {}, "settled": None, "withdrawn": [], "yes": []})
            texts = self.texts.setdefault(name, {})
            texts.update(value["revisions"])
            self.withdrawn.setdefault(name, set()).update(value["withdrawn"])
            self.yes[author][name] = set(value["yes"])
            both = self.yes["a"].get(name, set()) & self.yes["b"].get(name, set())
            candidates = {self.settled.get(name), value["settled"], *both} - {None}
            # The best: greater depth, then the smaller name.
            self.settled[name] = min(candidates, key=lambda r: (-texts[r]["depth"], r), default=None)

    def in_force(self, name):
        """The settled revision if both said yes and nobody took it back."""
        settled = self.settled.get(name)
        said = all(settled in self.yes[role].get(name, ()) for role in "ab")
        return settled if said and settled not in self.withdrawn.get(name, ()) else None


