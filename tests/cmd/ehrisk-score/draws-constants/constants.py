# SPDX-License-Identifier: GPL-3.0-or-later
"""Each parameter in turn gets a distribution that is one number, 5 % below its
value; the draws must come to what --set of that number gives."""
import csv
import io
import math
import re
import subprocess

ROWS = """source_id,medium,point_type,layer,cas,value,unit
as-soil,soil,soil,surface,7440-38-2,20,mg/kg
bz-soil,soil,soil,surface,71-43-2,2,mg/kg
bz-below,soil,soil,subsurface,71-43-2,2,mg/kg
bap-soil,soil,soil,surface,50-32-8,2,mg/kg
bz-air,air,ambient,,71-43-2,2,ug/m3
cr-air,air,ambient,,18540-29-9,0.001,ug/m3
bz-tap,tap_water,tap,,71-43-2,0.01,mg/L
bz-ground,groundwater,well,,71-43-2,0.01,mg/L
vc-ground,groundwater,well,,75-01-4,0.001,mg/L
"""


def score(profile, *options):
    out = subprocess.run(
        ["ehrisk-score", "--profile", profile, "--columns",
         "hq,cr" + (",hq_mean,hq_p95,cr_mean,cr_p95" if "--draws" in options
                    else ""), *options],
        input=ROWS, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(out.stdout)))


def parameters(text):
    """(name for --set, value, line number) of each parameter."""
    population, part = None, None
    for number, line in enumerate(text.split("\n")):
        if re.match(r"\S", line):
            part = line.split(":")[0]
            population = None
        elif part == "populations" and re.match(r"  \w+:\s*$", line):
            population = line.strip()[:-1]
        found = re.match(r"\s+(\w+): \{ ?value: ([^,]+),", line)
        if found and part in ("site", "populations"):
            name = found[1] if part == "site" else f"{population}.{found[1]}"
            yield name, float(found[2]), number


def same(x, y):
    if x == "" or y == "":
        return x == y
    return math.isclose(float(x), float(y), rel_tol=1e-11)


# Chemicals have a bioavailability and an absorption of their own, which --set
# would overrule; HJ 25.3 converts toxicity values of air with an adult's weight
# and breath, which are not those of the person who is drawn.
EXCEPT = {"RBA", "ABSgi", "adult.BW", "adult.DAIR"}


def compare(profile, name, value, number, lines):
    """What differs; None: the parameter is no matter of draws."""
    to = repr(value * .95)
    own = [re.sub("^name: .*", "name: own", line) for line in lines]
    own[number] = re.sub(r"\{ ?value: [^,]+,",
                         lambda m: m[0] + f' dist: "constant(value={to})",',
                         own[number], 1)
    with open("own.yaml", "w", encoding="utf-8") as file:
        file.write("\n".join(own))
    try:
        drawn = score("./own.yaml", "--draws", "100")
    except subprocess.CalledProcessError as error:
        if "agreed upon" in error.stderr:
            return None
        raise ValueError(f"{profile} {name}: {error.stderr}") from error
    wrong = []
    for got, want in zip(drawn, score(profile, "--set", f"{name}={to}")):
        if not all(same(got[f"{what}_{which}"], want[what])
                   for what in ("hq", "cr") for which in ("mean", "p95")):
            wrong.append(f"{profile} {name} {got['source_id']}: "
                         f"{got['hq_mean']} {got['cr_mean']}, set "
                         f"{want['hq']} {want['cr']}")
    return wrong


for profile in ("us-resident", "hj25.3-class1"):
    text = subprocess.run(["ehrisk-ref", profile], capture_output=True,
                          text=True, check=True).stdout
    agree = left = 0
    for name, value, number in parameters(text):
        if name in EXCEPT and (profile != "us-resident" or name == "RBA"):
            continue
        wrong = compare(profile, name, value, number, text.split("\n"))
        if wrong is None:
            left += 1
        elif wrong:
            print("\n".join(wrong))
        else:
            agree += 1
    print(profile, "all agree" if agree > 15 else agree, f"{left} not drawn")
