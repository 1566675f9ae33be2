"""The assembly that the demo replays: that of 14 June 2023, as its papers were published."""

from importlib.resources import files

from stemkast.demo.plan import Plan, PlanRefused, make_plan

SEED = 1
_DATA = files("stemkast.demo") / "data"


def plan_of_2023() -> Plan | PlanRefused:
    """Its agenda, register and attendance, with votes that give the percentages of its minutes."""
    names = ("alv-2023-06-14.json", "gemeenten_2022_op_indeling_2023.csv", "aanwezig-2023-06-14.csv")
    agenda, register, present = ((_DATA / name).read_bytes() for name in names)
    return make_plan(agenda, register, present, SEED)
