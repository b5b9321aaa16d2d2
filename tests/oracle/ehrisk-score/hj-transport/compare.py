# SPDX-License-Identifier: GPL-3.0-or-later
"""All ten paths of HJ 25.3-2019 against its formulas as printed, without the
program's rearrangements: with and without air drawn into the house, soil that is
wet, groundwater that is near. Concentrations are below saturation."""
import csv
import io
import math
import subprocess

COMMON = {
    "A": 1.6e7, "W": 4000, "d": 50, "dsub": 100, "LS": 50, "Rho_b": 1.5,
    "Rho_s": 2.65, "Pws": 0.2, "fom": 15, "Lgw": 300, "hcap": 5,
    "Theta_acap": 0.038, "Theta_wcap": 0.342, "Uair": 200, "Delta_air": 200,
    "Ab": 7e5, "Eit": 5e-4, "Lcrack": 35, "X_crack": 3400, "Z_crack": 35,
    "Theta_acrack": 0.26, "Theta_wcrack": 0.12, "dP": 0, "K_v": 1e-8,
    "ATca": 27740, "Ev": 1, "PIAF": 0.75, "PM10": 0.119, "fspi": 0.8,
    "fspo": 0.5, "t_gw": 0.5}
CHILD = {"BW": 19.2, "DAIR": 7.5, "ED": 6, "EF": 350, "EFI": 262.5,
         "EFO": 87.5, "H": 113.15, "SER": 0.36, "OSIR": 200, "SSAR": 0.2,
         "GWCR": 0.7}
GROWN = {"BW": 61.8, "DAIR": 14.5, "ED": 24, "EF": 350, "EFI": 262.5,
         "EFO": 87.5, "H": 161.5, "SER": 0.32, "OSIR": 100, "SSAR": 0.07,
         "GWCR": 1}
WORKER = dict(GROWN, ED=25, EF=250, EFI=187.5, EFO=62.5, SER=0.18, SSAR=0.2)
CLASSES = {
    "1": (dict(COMMON, Tau=30, LB=220, ER=12), [CHILD, GROWN]),
    "2": (dict(COMMON, Tau=25, LB=300, ER=20), [WORKER])}
SETTINGS = [{}, {"dP": 40}, {"Pws": 0.28}, {"Lgw": 60, "dP": 0.5},
            {"dsub": 1e9, "d": 1e9}]
PLACES = [("soil", "surface", "mg/kg", ["ois", "dcs", "pis", "iov1"]),
          ("soil", "subsurface", "mg/kg", ["iov2", "iiv1"]),
          ("groundwater", "", "mg/L", ["cgw", "dgw", "iov3", "iiv2"])]


def factors(site, chemical):
    """VFsuroa, VFsuboa, VFsubia, VFgwoa, VFgwia."""
    get = site.__getitem__
    h, da, dw, koc = (float(chemical[name])
                      for name in ("henry", "da", "dw", "koc"))
    theta = 1 - get("Rho_b") / get("Rho_s")
    water = get("Rho_b") * get("Pws")
    air = theta - water

    def diffusion(in_air, in_water, pores):
        return (da * in_air ** 3.33 / pores ** 2
                + dw * in_water ** 3.33 / (h * pores ** 2))

    soil = diffusion(air, water, theta)
    fringe = diffusion(get("Theta_acap"), get("Theta_wcap"),
                       get("Theta_acap") + get("Theta_wcap"))
    crack = diffusion(get("Theta_acrack"), get("Theta_wcrack"), theta)
    ground = get("Lgw") / (get("hcap") / fringe
                           + (get("Lgw") - get("hcap")) / soil)
    ksw = (water + koc * get("fom") / 1700 * get("Rho_b") + h * air
           ) / get("Rho_b")
    out = get("Uair") * get("W") * get("Delta_air") / get("A")
    inside = get("LB") * get("ER") / 86400
    seconds = get("Tau") * 31536000
    flow = 2 * math.pi * get("dP") * get("K_v") * get("X_crack") / (
        1.81e-4 * math.log(2 * get("Z_crack") * get("X_crack")
                           / (get("Ab") * get("Eit"))))
    e_xi = math.exp(flow * get("Lcrack") / (get("Ab") * crack * get("Eit")))

    def house(way, depth):
        if flow == 0:
            return (1 + way / (inside * depth) + way * get("Lcrack")
                    / (crack * depth * get("Eit"))) * inside * depth / way
        return (e_xi + way / (inside * depth) + way * get("Ab") * (e_xi - 1)
                / (flow * depth)) * inside * depth / (way * e_xi)

    below = get("dsub") * get("Rho_b") * 1000 / seconds
    return (min(get("Rho_b") / out
                * math.sqrt(4 * soil * h / (math.pi * seconds * ksw
                                            * get("Rho_b"))) * 1000,
                get("d") * get("Rho_b") * 1000 / (out * seconds)),
            min(1000 * h / ksw / (1 + out * get("LS") / soil), below / out),
            min(1000 / (ksw / h * house(soil, get("LS"))), below / inside),
            1000 * h / (1 + out * get("Lgw") / ground),
            1000 * h / house(ground, get("Lgw")))


def exposures(site, who, chemical, absd):
    """What one person takes in over the years, per unit of concentration."""
    suroa, suboa, subia, gwoa, gwia = factors(site, chemical)
    days = who["EF"] * who["ED"] / who["BW"]
    skin = 239 * who["H"] ** 0.417 * who["BW"] ** 0.517 * who["SER"]
    breath = who["DAIR"] * who["ED"] / who["BW"]
    return {
        "ois": who["OSIR"] * days * 1e-6,
        "dcs": skin * who["SSAR"] * site["Ev"] * absd * days * 1e-6,
        "pis": (site["PM10"] * breath * site["PIAF"] * 1e-6
                * (site["fspo"] * who["EFO"] + site["fspi"] * who["EFI"])),
        "iov1": suroa * breath * who["EFO"],
        "iov2": suboa * breath * who["EFO"],
        "iov3": gwoa * breath * who["EFO"],
        "iiv1": subia * breath * who["EFI"],
        "iiv2": gwia * breath * who["EFI"],
        "cgw": who["GWCR"] * days,
        "dgw": (skin * site["Ev"] * float(chemical["kp"]) * site["t_gw"] * 1e-3
                * days)}


def expected(site, people, chemical, tox):
    adult = people[-1]
    slope = tox["iur"] * 1000 * adult["BW"] / adult["DAIR"]
    dose = tox["rfc"] * adult["DAIR"] / adult["BW"]
    against = dict.fromkeys(("ois", "cgw"), (tox["rfdo"], tox["sfo"]))
    against |= dict.fromkeys(("dcs", "dgw"), (tox["rfdo"] * tox["giabs"],
                                              tox["sfo"] / tox["giabs"]))
    taken = [exposures(site, who, chemical, tox["absd"]) for who in people]
    for path in taken[0]:
        reference, potency = against.get(path, (dose, slope))
        yield path, taken[0][path] / (people[0]["ED"] * 365) / (
            reference * tox["saf"]), potency * sum(
                one[path] for one in taken) / site["ATca"]


def read(name):
    with open(name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


chemicals = {row["cas"]: row for row in read("chemicals.csv")}
toxicity = {row["cas"]: {key: float(cell) for key, cell in row.items()
                         if key != "cas"} for row in read("toxicity.csv")}
agree = 0
for land, (usual, people) in CLASSES.items():
    for setting in SETTINGS:
        rows = "medium,layer,pollutant,cas,value,unit\n"
        for cas in chemicals:
            for medium, layer, unit, _ in PLACES:
                rows += f"{medium},{layer},x,{cas},1e-6,{unit}\n"
        args = ["ehrisk-score", "--profile", f"hj25.3-class{land}", "--paths",
                "--ref", "toxicity=toxicity.csv",
                "--ref", "chemicals=chemicals.csv"]
        for name, value in setting.items():
            args += ["--set", f"{name}={value}"]
        out = subprocess.run(args, input=rows.encode(), check=True,
                             stdout=subprocess.PIPE).stdout.decode()
        done = csv.DictReader(io.StringIO(out))
        for cas in chemicals:
            want = {path: (hq, cr) for path, hq, cr in expected(
                dict(usual, **setting), people, chemicals[cas],
                toxicity[cas])}
            for place in PLACES:
                row = next(done)
                for path in place[3]:
                    for result, number in zip(("hq", "cr"), want[path]):
                        cell = row[f"{result}_{path}"]
                        found = float(cell or 0) * 1e6
                        if abs(found - number) <= 1e-9 * number:
                            agree += 1
                        else:
                            print(f"class {land} {setting} {cas} {result}_"
                                  f"{path}: {found}, by hand {number}")
print(agree, "agree")
