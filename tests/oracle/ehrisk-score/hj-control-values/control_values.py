# SPDX-License-Identifier: GPL-3.0-or-later
"""control_values.py CLASS DP TOXICITY PROPERTIES LEVELS: control values of HJ
25.3-2019 by the equations of its annexes, each written out as printed, against
the levels of ehrisk-score. Parameters are those of Annex G as transcribed;
values of chemicals are read from the tables."""
import csv
import math
import sys

CHILD = {"BW": 19.2, "DAIR": 7.5, "ED": 6, "EF": 350, "EFI": 262.5,
         "EFO": 87.5, "H": 113.15, "SER": 0.36, "OSIR": 200, "SSAR": 0.2,
         "GWCR": 0.7, "t": 0.5}
ADULT = {"1": {"BW": 61.8, "DAIR": 14.5, "ED": 24, "EF": 350, "EFI": 262.5,
               "EFO": 87.5, "H": 161.5, "SER": 0.32, "OSIR": 100,
               "SSAR": 0.07, "GWCR": 1, "t": 0.5},
         "2": {"BW": 61.8, "DAIR": 14.5, "ED": 25, "EF": 250, "EFI": 187.5,
               "EFO": 62.5, "H": 161.5, "SER": 0.18, "OSIR": 100,
               "SSAR": 0.2, "GWCR": 1, "t": 0.5}}
TAU = {"1": 30, "2": 25}
LB = {"1": 220, "2": 300}
ER = {"1": 12, "2": 20}
ABSO, EV, PIAF, PM10, FSPI, FSPO = 1, 1, 0.75, 0.119, 0.8, 0.5
ATCA = 27740
A, W, D_SURFACE, D_SUB, LS = 1.6e7, 4000, 50, 100, 50
RHO_B, RHO_S, PWS, FOM = 1.5, 2.65, 0.2, 15
HCAP, THETA_ACAP, THETA_WCAP = 5, 0.038, 0.342
INFILTRATION, UGW, DELTA_GW, UAIR, DELTA_AIR = 30, 2500, 200, 200, 200
AB, ETA, LCRACK, XCRACK, ZCRACK, K_V = 700000, 0.0005, 35, 3400, 35, 1e-8
THETA_ACRACK, THETA_WCRACK = 0.26, 0.12
ACR, AHQ = 1e-6, 1
YEAR_S = 31536000


class Chemical:
    """Values of a chemical by name; None where the tables have none."""

    def __init__(self, values):
        self.values = values

    def __getattr__(self, name):
        return self.values.get(name)


def people(land):
    """Those of the hazard quotient, and all of the cancer risk."""
    adult = ADULT[land]
    return (CHILD, [CHILD, adult]) if land == "1" else (adult, [adult])


def exposure(land, of_person):
    """(nc, ca) from what one person takes in over all his years."""
    first, everyone = people(land)
    return (of_person(first) / (first["ED"] * 365),
            sum(of_person(one) for one in everyone) / ATCA)


def skin_cm2(one):
    return 239 * one["H"] ** 0.417 * one["BW"] ** 0.517 * one["SER"]


def diffusion(c, air, water, theta):
    """Deff of soil, capillary fringe or crack."""
    return c.Da * air ** 3.33 / theta ** 2 + \
        c.Dw * water ** 3.33 / (c.Henry * theta ** 2)


class Transport:
    """Annex E for one chemical."""

    def __init__(self, land, dp, lgw, c):
        self.land, self.dp, self.lgw, self.c = land, dp, lgw, c
        self.theta = 1 - RHO_B / RHO_S
        self.theta_ws = RHO_B * PWS
        self.theta_as = self.theta - self.theta_ws
        self.kd = c.Koc * FOM / (1.7 * 1000)
        self.ksw = (self.theta_ws + self.kd * RHO_B +
                    c.Henry * self.theta_as) / RHO_B
        self.dfoa = UAIR * W * DELTA_AIR / A
        self.dfia = LB[land] * ER[land] / 86400
        self.tau_s = TAU[land] * YEAR_S

    def diffuse(self):
        c = self.c
        self.d_s = diffusion(c, self.theta_as, self.theta_ws, self.theta)
        d_cap = diffusion(c, THETA_ACAP, THETA_WCAP,
                          THETA_ACAP + THETA_WCAP)
        # theta of the soil: calc/hj_transport.h says why
        self.d_crack = diffusion(c, THETA_ACRACK, THETA_WCRACK, self.theta)
        self.d_gws = self.lgw / (HCAP / d_cap + (self.lgw - HCAP) / self.d_s)

    def surface_outdoor(self):
        h = self.c.Henry
        return min(RHO_B / self.dfoa *
                   math.sqrt(4 * self.d_s * h /
                             (math.pi * self.tau_s * self.ksw * RHO_B)) *
                   1000,
                   D_SURFACE * RHO_B * 1000 / (self.dfoa * self.tau_s))

    def below_outdoor(self):
        return min(1000 * self.c.Henry /
                   (self.ksw * (1 + self.dfoa * LS / self.d_s)),
                   D_SUB * RHO_B * 1000 / (self.dfoa * self.tau_s))

    def groundwater_outdoor(self):
        return 1000 * self.c.Henry / (1 + self.dfoa * self.lgw / self.d_gws)

    def indoor(self, depth, d_eff):
        """1000 over this, times H' / Ksw or H'."""
        still = 1 + d_eff / (self.dfia * depth)
        flow = 0
        if self.dp > 0:
            flow = 2 * math.pi * self.dp * K_V * XCRACK / \
                (1.81e-4 * math.log(2 * ZCRACK * XCRACK / (AB * ETA)))
        if flow == 0:
            return (still + d_eff * LCRACK /
                    (self.d_crack * depth * ETA)) * \
                self.dfia * depth / d_eff
        e_xi = math.exp(flow * LCRACK / (AB * self.d_crack * ETA))
        return (e_xi + d_eff / (self.dfia * depth) +
                d_eff * AB * (e_xi - 1) / (flow * depth)) * \
            self.dfia * depth / (d_eff * e_xi)

    def below_indoor(self):
        return min(1000 * self.c.Henry /
                   (self.ksw * self.indoor(LS, self.d_s)),
                   D_SUB * RHO_B * 1000 / (self.dfia * self.tau_s))

    def groundwater_indoor(self):
        return 1000 * self.c.Henry / self.indoor(self.lgw, self.d_gws)

    def leaching(self):
        return min(1 / (1 + UGW * DELTA_GW / (INFILTRATION * W)) / self.ksw,
                   D_SUB * RHO_B / (INFILTRATION * TAU[self.land]))

    def saturation(self):
        return self.c.solubility * (
            self.kd + (self.theta_ws + self.c.Henry * self.theta_as) / RHO_B)


def oral(c, exposures):
    nc, ca = exposures
    return (nc / c.RfDo if c.RfDo else None, ca * c.SFo if c.SFo else None)


def dermal(c, exposures):
    absgi = c.GIABS or 1
    nc, ca = exposures
    return (nc / (c.RfDo * absgi) if c.RfDo else None,
            ca * c.SFo / absgi if c.SFo else None)


def inhaled(c, land, exposures):
    adult = ADULT[land]
    nc, ca = exposures
    return (nc / (c.RfC * adult["DAIR"] / adult["BW"]) if c.RfC else None,
            ca * c.IUR * 1000 * adult["BW"] / adult["DAIR"]
            if c.IUR else None)


def breathed(land, days, factor):
    return exposure(land, lambda one: factor * one["DAIR"] * one[days] *
                    one["ED"] / one["BW"])


def surface_paths(c, land):
    """HQ and CR per mg/kg by swallowing, skin and particles."""
    found = {"ois": oral(c, exposure(
        land, lambda one: one["OSIR"] * one["ED"] * one["EF"] / one["BW"] *
        ABSO * 1e-6))}
    if c.ABSd:
        found["dcs"] = dermal(c, exposure(
            land, lambda one: skin_cm2(one) * one["SSAR"] * one["EF"] *
            one["ED"] * EV * c.ABSd / one["BW"] * 1e-6))
    found["pis"] = inhaled(c, land, exposure(
        land, lambda one: PM10 * one["DAIR"] * one["ED"] * PIAF *
        (FSPO * one["EFO"] + FSPI * one["EFI"]) / one["BW"] * 1e-6))
    return found


def water_paths(c, land):
    found = {"cgw": oral(c, exposure(
        land, lambda one: one["GWCR"] * one["EF"] * one["ED"] / one["BW"]))}
    if c.Kp:
        found["dgw"] = dermal(c, exposure(
            land, lambda one: skin_cm2(one) * one["EF"] * one["ED"] * EV *
            c.Kp * one["t"] * 1e-3 / one["BW"]))
    return found


def vapour_paths(c, land, t):
    soil = {"iov1": inhaled(c, land,
                            breathed(land, "EFO", t.surface_outdoor())),
            "iov2": inhaled(c, land,
                            breathed(land, "EFO", t.below_outdoor())),
            "iiv1": inhaled(c, land,
                            breathed(land, "EFI", t.below_indoor()))}
    water = {"iov3": inhaled(c, land,
                             breathed(land, "EFO", t.groundwater_outdoor())),
             "iiv2": inhaled(c, land,
                             breathed(land, "EFI", t.groundwater_indoor()))}
    return soil, water


def control(paths, which, target):
    """target over the sum of the paths; None where there is none."""
    total = math.fsum(path[which] for path in paths.values() if path[which])
    return target / total if total > 0 else None


def bisect(paths, which, target, cap):
    """Where the paths, those of vapour counted up to cap, come to target."""
    def result(level):
        return math.fsum(
            path[which] * (min(level, cap) if name[0] == "i" else level)
            for name, path in paths.items() if path[which])
    low, high = 0.0, 1e20
    if result(high) < target:
        return None
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (middle, high) if result(middle) < target else \
            (low, middle)
    return high


def expected(c, land, dp, lgw):
    """What the row of soil in all layers and of groundwater should say."""
    soil, water = surface_paths(c, land), water_paths(c, land)
    cap = math.inf
    leaching = None
    if c.Henry and c.Koc:
        t = Transport(land, dp, lgw, c)
        leaching = t.leaching()
        if c.Da and c.Dw:
            t.diffuse()
            soil_vapour, water_vapour = vapour_paths(c, land, t)
            soil.update(soil_vapour)
            water.update(water_vapour)
            if c.solubility:
                cap = t.saturation()
    share = c.SAF or 0.5
    values = {"hcvs": control(soil, 0, AHQ * share),
              "rcvs": control(soil, 1, ACR),
              "hcvg": control(water, 0, AHQ * share),
              "rcvg": control(water, 1, ACR),
              "soil level_nc": bisect(soil, 0, AHQ * share, cap),
              "soil level_ca": bisect(soil, 1, ACR, cap),
              "groundwater level_nc": bisect(water, 0, AHQ * share,
                                             math.inf),
              "groundwater level_ca": bisect(water, 1, ACR, math.inf)}
    lowest = [values[name] for name in ("hcvg", "rcvg") if values[name]]
    values["cvspgw"] = min(lowest) / leaching if lowest and leaching \
        else None
    return values


def chemicals(toxicity, properties):
    found = {}
    for row in toxicity:
        if row["source"] == "HJ":
            found.setdefault(row["cas"], {})[row["param"]] = \
                float(row["value"])
    for row in properties:
        if row["cas"] in found:
            found[row["cas"]].setdefault(row["param"], float(row["value"]))
    return {cas: Chemical(values) for cas, values in found.items()}


def read(path):
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def by_chemical(levels):
    found = {}
    for row in levels:
        values = found.setdefault(row["cas"], {})
        if row["layer"] not in ("all", ""):
            continue
        for name in ("level_nc", "level_ca"):
            values[f"{row['medium']} {name}"] = row[name]
        for name in ("hcvs", "rcvs", "cvspgw", "hcvg", "rcvg"):
            values[name] = row[name] or values.get(name, "")
    return found


def main():
    land, dp = sys.argv[1], float(sys.argv[2])
    lgw = 150 if dp > 0 else 300
    tables = [read(path) for path in sys.argv[3:]]
    levels = by_chemical(tables[2])
    known = chemicals(*tables[:2])
    compared = 0
    for cas, c in sorted(known.items()):
        values = expected(c, land, dp, lgw)
        if cas not in levels:
            if any(values.values()):
                print(f"{cas} has no levels")
            continue
        for name, value in values.items():
            found = levels[cas].get(name, "")
            if not value and not found:
                continue
            if not value or not found or \
                    abs(float(found) - value) > 1e-9 * value:
                print(f"{cas} {name}: {found}, expected {value}")
            compared += 1
    print(f"class {land}, dP {dp:g}: {compared} values of "
          f"{len(set(known) & set(levels))} chemicals")


main()
