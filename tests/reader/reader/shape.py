"""Small rules that larger ones are made of: texts, ids, numbers, lists, objects (section 1)."""

import datetime
import re

from . import keys
from .refuse import Refused, must
from .words import WHITE

MINUTES = 1440
HOURS = 672
TEXT = 200
COPY = 20000
LIST = 12


def text(value, most=TEXT):
    """A written text: more than white space, at most so many Unicode scalar values."""
    must(isinstance(value, str) and value.strip(WHITE) != "", "a text is empty")
    must(len(value) <= most, "a text is too long")
    must(not any("\ud800" <= c <= "\udfff" for c in value), "half a character")


def maybe_empty(value, most=TEXT):
    """A text that may say nothing."""
    must(isinstance(value, str) and len(value) <= most, "a text is too long")


def like(pattern, rule):
    """A text of ASCII with a form."""
    form = re.compile(pattern)

    def check(value):
        must(isinstance(value, str) and form.fullmatch(value), rule)

    return check


ident = like(r"[a-z0-9._-]{1,40}", "not an id")
tag = like(r"[a-z0-9._]{1,40}", "not a tag")
hex16 = like(r"[0-9a-f]{32}", "not 16 bytes")
hex32 = like(r"[0-9a-f]{64}", "not 32 bytes")
rev = hex32


def plan_tag(value):
    """A tag that a limit or a step may carry."""
    tag(value)
    must(value.split(".")[0] != "floor", "a tag of the group floor")


def day(value):
    like(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "not a day")(value)
    try:
        datetime.date.fromisoformat(value)
    except ValueError as wrong:
        raise Refused("not a day") from wrong


def recipient(value):
    keys.recipient(value)


def number(least=0, most=2**53 - 1):
    def check(value):
        must(type(value) is int and least <= value <= most, "a number is out of bounds")

    return check


def boolean(value):
    must(isinstance(value, bool), "not true or false")


def one_of(*values):
    def check(value):
        must(isinstance(value, str) and value in values, "not one of the values")

    return check


def or_null(rule):
    def check(value):
        if value is not None:
            rule(value)

    return check


def obj(always=None, optional=None, least=0):
    """An object with these fields only; `least` optional ones must be there."""
    always, optional = always or {}, optional or {}

    def check(value):
        must(isinstance(value, dict), "not an object")
        must(set(always) <= set(value), "a field is missing")
        must(set(value) <= set(always) | set(optional), "a field has no name here")
        for name, inside in value.items():
            (always.get(name) or optional[name])(inside)
        must(len(set(value) & set(optional)) >= least, "an object says nothing")

    return check


def many(rule, most=LIST, least=0, by=None, in_order=False):
    """A list. `by` names the field that differs between entries; `in_order`: sorted, without doubles."""

    def check(value):
        must(isinstance(value, list) and least <= len(value) <= most, "a list is too long or empty")
        for item in value:
            rule(item)
        names = [item[by] if by else item for item in value]
        if in_order:
            must(all(a < b for a, b in zip(names, names[1:])), "a list is not sorted")
        elif by:
            must(len(set(names)) == len(names), "an id stands twice")

    return check


def table(rule, most, name=ident):
    """An object from ids to values."""

    def check(value):
        must(isinstance(value, dict) and len(value) <= most, "a table is too long")
        for key, inside in value.items():
            name(key)
            rule(inside)

    return check
