#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lines.py PROGRAM FOLDER: meridians and parallels on a page of ehrisk-map, in
headless Chromium: at every zoom some of each are in sight with their degrees,
and they lie where PROJ (gdaltransform) has them, to less than a pixel at the
nearest zoom. TAP."""
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from map import Checks, browser, open_page

# system, metres of a cell, first and last column and row: a town, Illinois, and
# half of China in the zone in its middle
MAPS = {"town": ("EPSG:4548", 50, (10000, 66000), (10080, 66060)),
        "state": ("EPSG:26916", 1000, (130, 4090), (470, 4710)),
        "land": ("EPSG:4545", 10000, (-80, 280), (150, 470))}
WINDOWS = {"phone": (390, 844), "laptop": (1366, 768)}

SEEN = """
EHR.map.setZoom(arguments[0], {animate: false});
return ["meridian", "parallel"].map(function (kind) {
	return Array.from(document.querySelectorAll(".degrees ." + kind))
		.filter(function (label) {
			return !label.hidden;
		}).map(function (label) {
			var box = label.getBoundingClientRect();

			return [label.textContent, kind === "meridian" ? box.left : box.top,
				kind === "meridian" ? box.right : box.bottom];
		});
});
"""


def degrees(text):
    whole, minutes, seconds, side = re.fullmatch(
        r"(\d+)°(?:(\d\d)′)?(?:(\d\d(?:\.\d+)?)″)?([EWNS]?)", text).groups()
    value = int(whole) + int(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if side in "WS" and side else value


def check_zooms(driver, check, name, window):
    low, high = driver.execute_script(
        "return [EHR.map.getMinZoom(), EHR.map.getMaxZoom()]")
    steps, bare, over, uneven = set(), [], [], []
    for k in range(13):
        zoom = low + (high - low) * k / 12
        for labels in driver.execute_script(SEEN, zoom):
            if not labels:
                bare.append(zoom)
            labels.sort(key=lambda label: label[1])
            over += [zoom for a, b in zip(labels, labels[1:]) if a[2] > b[1]]
            at = [degrees(label[0]) for label in labels]
            gaps = [abs(b - a) for a, b in zip(at, at[1:])]
            if gaps:
                steps.add(round(gaps[0], 6))
                uneven += [g for g in gaps if abs(g - gaps[0]) > 1e-5]
    check(f"{name}, {window}: lines with degrees at every zoom", not bare, bare)
    check(f"{name}, {window}: no label lies on another", not over, over)
    check(f"{name}, {window}: steps are even", not uneven, uneven)
    check(f"{name}, {window}: and go with the zoom", len(steps) >= 4, steps)


def check_places(driver, check, name, system):
    """Error of the polynomials, in pixels of the nearest zoom, at random places
    of the middle half of their table, which has all cells in it."""
    rng = random.Random(2)
    west, east, south, north = driver.execute_script("""
var table = EHR.data.graticule;
return [table.west, table.east, table.south, table.north];""")
    some = [(rng.uniform(west + (east - west) / 4, east - (east - west) / 4),
             rng.uniform(south + (north - south) / 4,
                         north - (north - south) / 4)) for _ in range(400)]
    ours, scale, origin = driver.execute_script("""
return [arguments[0].map(function (at) {
	return EHR.project(at[0], at[1]);
}), EHR.map.options.crs.scale(EHR.map.getMaxZoom()),
	[EHR.data.col * EHR.data.size, EHR.data.row * EHR.data.size]];""", some)
    geographic = {"EPSG:26916": "EPSG:4269"}.get(system, "EPSG:4490")
    told = subprocess.run(
        ["gdaltransform", "-s_srs", geographic, "-t_srs", system],
        input="".join(f"{lon!r} {lat!r}\n" for lon, lat in some),
        capture_output=True, text=True, check=True).stdout
    theirs = [[float(v) for v in line.split()[:2]]
              for line in told.splitlines()]
    worst = max(scale * abs(a + o - b)
                for mine, real in zip(ours, theirs)
                for a, b, o in zip(mine, real, origin))
    print(f"# {name}: {worst:.2g} pixels of {1 / scale:.2g} m")
    check(f"{name}: lines lie where PROJ has them", worst < 0.5, worst)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    check = Checks()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            for name, (system, size, *corners) in MAPS.items():
                cells = folder / f"{name}.csv"
                cells.write_text("crs,cell_m,col,row,class\n" + "".join(
                    f"{system},{size},{col},{row},1\n"
                    for col, row in corners), encoding="utf-8")
                page = folder / f"{name}.html"
                subprocess.run([program, "--ohtml", "-o", page, cells],
                               check=True)
                for window, (width, height) in WINDOWS.items():
                    driver.execute_cdp_cmd(
                        "Emulation.setDeviceMetricsOverride", {
                            "width": width, "height": height,
                            "deviceScaleFactor": 1, "mobile": False})
                    open_page(driver, check, page)
                    check_zooms(driver, check, name, window)
                check_places(driver, check, name, system)
                driver.save_screenshot(str(folder / f"{name}.png"))
        finally:
            driver.quit()
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
