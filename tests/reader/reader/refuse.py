"""The one error of this reader: something that the page says a reader must refuse."""


class Refused(Exception):
    """Refused, with the rule that was broken. Never holds anybody's words."""


def must(holds, rule):
    """Refuse unless the rule holds."""
    if not holds:
        raise Refused(rule)
