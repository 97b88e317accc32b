"""Topics, revisions and their content, and how two people's topics join (section 7)."""

import copy

from . import schedule
from .refuse import must
from .shape import (
    HOURS, MINUTES, day, hex16, ident, like, many, maybe_empty, number, obj, one_of, or_null, plan_tag,
    rev, table, text,
)
from .voice import near, talk, touch

TOPICS = 40
STEPS = 24
OPEN = 8
TAKEN_BACK = 1025
DEPTH = 100000
DEEPER = 1000

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
        "or": maybe_empty,
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
    "space": ({"answer": text, "minutes": minutes}, {"give_back": maybe_empty, "while_waiting": maybe_empty}),
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
            "pause_word": maybe_empty,
            "places": many(obj({"id": ident, "place": text, "who": text}), least=1, by="id"),
            "talk": obj({"minutes": minutes, "swaps": number(0, 12)}),
            "tonight_not": lines,
            "ways_back": lines,
        },
    ),
    "words": (
        {
            "words": many(
                obj({"id": ident, "means": text, "word": text}, {"not": maybe_empty}), by="id"
            )
        },
        {},
    ),
    "rhythm": (
        {"every": one_of("two_weeks", "monthly", "three_months", "half_year", "yearly")},
        {"ritual": maybe_empty, "small_acts": lines},
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


def check(name, value, here):
    """What section 7 refuses in one topic. `here`: the same topic as this phone knows it."""
    revisions = value["revisions"]
    named = {value["settled"], *value["withdrawn"], *value["yes"]}
    known = {**here.texts, **revisions}
    depth_here = known[here.settled]["depth"] if here.settled else 0
    for key, inside in revisions.items():
        must(schedule.rev(inside) == key, "a revision is named by another name")
        must(inside["topic"] == name, "a revision stands in another topic")
        fits_topic(inside["content"], name)
        must(("parent" in inside) == (inside["depth"] > 1), "a parent where there is none")
        parent = known.get(inside.get("parent"))
        must(parent is None or inside["depth"] == parent["depth"] + 1, "not the parent's depth + 1")
        must(inside["depth"] - depth_here <= DEEPER, "a revision lies too deep")
        must(key in named, "nobody names a revision")
    must(value["settled"] is None or value["settled"] in known, "a settled revision has no text")
    must(set(value["yes"]) <= set(known), "a yes has no text")
    still_open = set(value["yes"]) - {value["settled"]} - set(value["withdrawn"])
    must(len(still_open) <= OPEN, "too many open texts")
    must(len(value["withdrawn"]) <= TAKEN_BACK, "too much is taken back")


def fits_topic(value, name):
    """A topic's id is its kind; a sequence's is `sequence.` and a name."""
    if value["kind"] == "sequence":
        sequence_id(name)
    else:
        must(name == value["kind"], "content of another topic")


class Plan:
    """Both people's topics as one phone knows them."""

    def __init__(self):
        self.topics = {}

    def copy(self):
        return copy.deepcopy(self)

    def join(self, whose, told):
        """Takes in what `"mine"` or `"theirs"` says; a topic that is missing has no yes in it."""
        must(len(set(self.topics) | set(told)) <= TOPICS, "the plan would have too many topics")
        for name, value in told.items():
            topic = self.topics.setdefault(name, Topic())
            check(name, value, topic)
            topic.join(whose, value)
        for name, topic in self.topics.items():
            if name not in told:
                topic.join(whose, NOTHING)

    def join_withdrawn(self, told):
        """All that a phone takes of topics if it was put back: what is taken back of known texts."""
        for name, value in told.items():
            topic = self.topics.get(name, Topic())
            topic.withdrawn |= set(value["withdrawn"]) & set(topic.texts)

    def lapse(self, whose):
        """One side's yeses are emptied."""
        for topic in self.topics.values():
            topic.yes[whose] = set()
            topic.drop()

    def known(self):
        """Every topic of which something is known."""
        return {name: topic.known() for name, topic in self.topics.items() if topic.says_something()}


NOTHING = {"revisions": {}, "settled": None, "withdrawn": [], "yes": []}


class Topic:
    """One topic as one phone knows it."""

    def __init__(self):
        self.texts = {}
        self.withdrawn = set()
        self.settled = None
        self.yes = {"mine": set(), "theirs": set()}

    def join(self, whose, value):
        self.texts.update(value["revisions"])
        self.withdrawn.update(value["withdrawn"])
        must(len(self.withdrawn) <= TAKEN_BACK, "too much is taken back")
        self.yes[whose] = set(value["yes"])
        both = self.yes["mine"] & self.yes["theirs"]
        candidates = {self.settled, value["settled"], *both} - {None}
        self.settled = min(candidates, key=self.order, default=None)
        self.drop()

    def order(self, name):
        """The best first: greater depth, then the smaller name."""
        return (-self.texts[name]["depth"], name)

    def drop(self):
        """Drops what lies below the settled text, and texts that nobody names any more."""
        if self.settled is not None:
            settled = self.order(self.settled)
            below = {name for name in self.texts if self.order(name) > settled}
            self.withdrawn -= below
            for names in self.yes.values():
                names -= below
        named = {self.settled, *self.withdrawn, *self.yes["mine"], *self.yes["theirs"]}
        self.texts = {name: text for name, text in self.texts.items() if name in named}

    def in_force(self):
        """The settled revision if both said yes and nobody took it back."""
        said = all(self.settled in names for names in self.yes.values())
        return self.settled if said and self.settled not in self.withdrawn else None

    def says_something(self):
        return bool(self.settled or self.texts or self.withdrawn)

    def known(self):
        return {
            "in_force": self.in_force(),
            "mine": sorted(self.yes["mine"]),
            "settled": self.settled,
            "texts": sorted(self.texts),
            "theirs": sorted(self.yes["theirs"]),
            "withdrawn": sorted(self.withdrawn),
        }
