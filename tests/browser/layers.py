#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.py PROGRAM FOLDER: what a page of ehrisk-map offers beside its map, in
headless Chromium: layers, search, tables, sizes of points, signs, units, paper,
and three sizes of window. Writes screenshots to FOLDER. TAP."""
import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from map import HOSTILE, PIXELS, Checks, browser, open_page, point_at


CELLS = """\
cell_id,crs,cell_m,col,row,lon,lat,cr,hi,population,class,class_name,coverage,incomplete,top
EPSG:4548/1000/500/3300,EPSG:4548,1000,500,3300,117.005,29.81,0.0000005,0.05,12,1,low,1,,东厂
EPSG:4548/1000/501/3300,EPSG:4548,1000,501,3300,117.015,29.81,0.000002,0.3,1500,2,moderate,1,,东厂
EPSG:4548/1000/502/3300,EPSG:4548,1000,502,3300,117.026,29.81,0.00003,1.5,8,3,high,0.8,lead,西厂
EPSG:4548/1000/500/3301,EPSG:4548,1000,500,3301,117.005,29.82,0.0004,20,,4,very high,1,,东厂
"""
POINTS = f"""\
source_name,lon,lat,load
东厂,117.0155,29.8235,400
"{HOSTILE}",117.0262,29.8235,100
"""
SITES = """\
name,kind,lon,lat
实验小学,小学,117.0365,29.8145
"""
OUTLINE = {"type": "Feature", "properties": {"name": "乙镇"}, "geometry": {
    "type": "LineString", "coordinates": [[117.0, 29.80], [117.04, 29.80]]}}
UNITS = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[
        [x, 30], [x + 0.1, 30], [x + 0.1, 30.1], [x, 30.1], [x, 30]]]},
     "properties": {"cell_id": str(340000 + k), "name": name, "class": k}}
    for k, (x, name) in enumerate(((117.1, "甲镇"), (117.2, "乙镇")), 1)]}
SIZES = {"phone": (390, 844), "laptop": (1366, 768), "wall": (2560, 1440)}
# the second layer's colours, and what an amount's first and last class have
RISK = {1: "#ffffb2", 2: "#fecc5c", 3: "#fd8d3c", 4: "#e31a1c"}
AMOUNT = ("#bfd3e6", "#810f7c")


def write(folder):
    for name, text in (("cells.csv", CELLS), ("points.csv", POINTS),
                       ("sites.csv", SITES),
                       ("outline.json", json.dumps(OUTLINE)),
                       ("units.geojson", json.dumps(UNITS))):
        (folder / name).write_text(text, encoding="utf-8")


def run(program, folder, name, *arguments):
    page = folder / name
    subprocess.run([program, "--ohtml", "-o", page, *arguments], cwd=folder,
                   check=True)
    return page


def text(driver, selector):
    return [e.text for e in driver.find_elements(By.CSS_SELECTOR, selector)
            if e.is_displayed()]


def check_layers(driver, check):
    chips = driver.find_elements(By.CSS_SELECTOR, "#layers label")
    check("there is a layer for each", [c.text for c in chips] ==
          ["Risk class", "cancer risk", "hazard index", "population"],
          [c.text for c in chips])
    seen = driver.execute_script(PIXELS)
    check("the risk classes are drawn",
          all(seen.get(c, [0])[0] > 100 for c in RISK.values()), seen)
    chips[3].click()
    now = driver.execute_script(PIXELS)
    check("amounts have colours of their own", all(
        now.get(c, [0])[0] > 100 for c in AMOUNT) and not
        any(c in now for c in RISK.values()), now)
    check("the legend goes with the layer", "> 1000" in " ".join(
        text(driver, ".classes .name")), text(driver, ".classes .name"))
    check("the head names the layer",
          text(driver, "#layer") == ["population"], text(driver, "#layer"))
    check("the table goes with the layer", text(
        driver, ".ranking td.number")[:1] == ["1500"],
        text(driver, ".ranking td.number"))
    chips[0].click()
    check("and back", driver.execute_script(PIXELS)[RISK[4]][0] ==
          seen[RISK[4]][0])


def find(driver, words):
    field = driver.find_element(By.CSS_SELECTOR, "#search input")
    field.clear()
    field.send_keys(words)
    return text(driver, "#found li")


def check_search(driver, check):
    check("a source is found by its name",
          find(driver, "东") == ["东厂 Point"], find(driver, "东"))
    driver.find_element(By.CSS_SELECTOR, "#search input").send_keys(Keys.ENTER)
    check("and shown", text(driver, ".verdict") == ["东厂"],
          text(driver, ".verdict"))
    check("a site is found", find(driver, "小学") == ["实验小学 school"],
          find(driver, "小学"))
    check("a place is found", find(driver, "乙镇") == ["乙镇 Place"],
          find(driver, "乙镇"))
    check("a square is found by column and row",
          find(driver, "502/3300") == ["502 / 3300 Cell"],
          find(driver, "502/3300"))
    driver.find_element(By.CSS_SELECTOR, "#found button").click()
    check("and shown", text(driver, ".verdict") == ["at least high"],
          text(driver, ".verdict"))
    check("hostile names stay text",
          find(driver, "script") == [HOSTILE + " Point"])
    check("what is not there is not found",
          find(driver, "nowhere") == ["nothing found"])
    driver.find_element(By.CSS_SELECTOR, "#search input").send_keys(Keys.ESCAPE)
    check("escape empties the search", text(driver, "#found li") == [])


def check_tables(driver, check):
    rows = text(driver, ".ranking td:nth-child(2)")
    check("the highest cell is first", rows[:1] == ["29.820°N 117.005°E"], rows)
    driver.find_element(By.CSS_SELECTOR, ".ranking button").click()
    check("its row leads to it", text(driver, ".verdict") == ["very high"],
          text(driver, ".verdict"))
    button = driver.find_element(By.CSS_SELECTOR, "[data-point='0']")
    driver.execute_script("arguments[0].scrollIntoView()", button)
    button.click()
    check("the row of a source leads to it",
          text(driver, ".verdict") == ["东厂"], text(driver, ".verdict"))


def check_over(driver, check):
    """A point of a quarter of the value has half the radius."""
    time.sleep(0.6)  # until the map stands still
    driver.execute_script("EHR.map.fitBounds(EHR.extent, {animate: false})")
    radii = driver.execute_script("""
return EHR.data.points.rows.map(function (row) {
	return row.mark.options.radius;
});""")
    check("areas are as values", abs(radii[0] / radii[1] - 2) < 1e-3, radii)
    at = driver.execute_script("""
var row = EHR.data.sites.rows[0];
var at = EHR.map.latLngToContainerPoint([row[1], row[0]]);
var box = EHR.map.getContainer().getBoundingClientRect();
return [0, box.x + at.x, box.y + at.y];""")
    point_at(driver, at, click=True)
    check("a site says what it is", text(driver, ".verdict") == ["实验小学"],
          text(driver, ".verdict"))
    labels = [t for t in text(driver, ".degrees span") if t]
    check("lines of degrees are labelled", any("E" in t for t in labels) and
          any("N" in t for t in labels), labels)
    # the legend: round values up to 400, a fifth and a twentieth of it
    shown = driver.execute_script("""
        return Array.from(document.querySelectorAll(".sizes circle")).map(
            function (c) { return +c.getAttribute("r"); });""")
    check("the legend has values for sizes",
          text(driver, ".sizes span") == ["200", "50", "20"],
          text(driver, ".sizes span"))
    most = driver.execute_script(
        "return EHR.data.points.rows[0].mark.options.radius")
    check("and circles as large as on the map", len(shown) == 3 and all(
        abs(r - most * (value / 400) ** 0.5) < 0.1
        for r, value in zip(shown, (200, 50, 20))), (shown, most))


def check_units(driver, check, page):
    open_page(driver, check, page)
    seen = driver.execute_script(PIXELS)
    check("units are drawn", len(seen) >= 2, seen)
    at = driver.execute_script("""
var box = EHR.cells.box(1);
var at = EHR.map.latLngToContainerPoint(
	[(box[1] + box[3]) / 2, (box[0] + box[2]) / 2]);
var map = EHR.map.getContainer().getBoundingClientRect();
return [0, map.x + at.x, map.y + at.y];""")
    point_at(driver, at)
    check("the unit under the pointer is shown", text(
        driver, 'dd[data-column="name"]') == ["乙镇"],
        text(driver, 'dd[data-column="name"]'))
    check("units are found by name", find(driver, "甲") == ["甲镇 Cell"],
          find(driver, "甲"))




def check_marks(driver, check, page):
    """Dots take from the colour of a cell; another cell of the class is whole,
    and the layer of people has none."""
    open_page(driver, check, page)
    seen = driver.execute_script(PIXELS)
    plain, dotted = seen[RISK[1]][0], seen[RISK[4]][0]
    check("an interpolated cell is dotted, a sampled one is not",
          0.5 * plain < dotted < 0.97 * plain, seen)
    check("the legend counts them", text(driver, ".key")[-1:] ==
          ["interpolated\n1\nno samples here, from those around it"],
          text(driver, ".key"))
    driver.find_element(By.CSS_SELECTOR, ".ranking button").click()
    check("and so it is called", text(driver, ".verdict") ==
          ["very high (interpolated)"], text(driver, ".verdict"))
    driver.find_elements(By.CSS_SELECTOR, "#layers label")[3].click()
    now = driver.execute_script(PIXELS)
    check("people are not interpolated", not any(
        "interpolated" in t for t in text(driver, ".key")), now)


def check_paper(driver, check, folder):
    """Each canvas must go to paper as a picture: as steps of drawing it would
    clear what lies under it."""
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {
        "preferCSSPageSize": True, "printBackground": True})["data"])
    (folder / "paper.pdf").write_bytes(pdf)
    pages = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    check("the paper is A4 in landscape", pages and all(
        abs(float(w) - 841.9) < 2 and abs(float(h) - 595.3) < 2
        for w, h in pages), pages)
    wide = [int(w) for w in re.findall(
        rb"/Subtype ?/Image\s*/Width (\d+)", pdf)]
    check("the map goes to paper as pictures",
          sum(w > 700 for w in wide) >= 1, wide)
    check("the window is as before", driver.execute_script(
        "return document.body.className") == "")


def check_sizes(driver, check, page, folder):
    for name, (width, height) in SIZES.items():
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1,
            "mobile": name == "phone"})
        open_page(driver, check, page)
        check(f"nothing is wider than a {name}", driver.execute_script(
            "return document.documentElement.scrollWidth <= innerWidth"))
        seen = driver.execute_script(PIXELS)
        check(f"all cells are in sight on a {name}",
              all(c in seen for c in RISK.values()), seen)
        time.sleep(0.3)
        driver.save_screenshot(str(folder / f"{name}.png"))


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    check = Checks()
    folder.mkdir(parents=True, exist_ok=True)
    write(folder)
    over = ["--points", "points.csv", "--size", "load", "--sensitive",
            "sites.csv", "--outline", "outline.json"]
    page = run(program, folder, "layers.html", *over, "cells.csv")
    (folder / "marks.csv").write_text("".join(
        line + "," + ("value_from" if i == 0 else
                      "interpolated" if i == 4 else "samples") + "\n"
        for i, line in enumerate(CELLS.replace(
            "20,,4", "20,7,4").splitlines())), encoding="utf-8")
    marks = run(program, folder, "marks.html", "marks.csv")
    units = run(program, folder, "units.html", "units.geojson")
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            open_page(driver, check, page)
            check_layers(driver, check)
            check_search(driver, check)
            check_tables(driver, check)
            check_over(driver, check)
            check_paper(driver, check, folder)
            check_units(driver, check, units)
            check_marks(driver, check, marks)
            check_sizes(driver, check, page, folder)
        finally:
            driver.quit()
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
