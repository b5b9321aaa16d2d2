#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""large.py PROGRAM FOLDER: maps of 10,000 and 150,000 cells, with values of all
digits: sizes of the files, and the page in headless Chromium while it is moved,
zoomed and switched. Frames a second are told, not judged. TAP."""
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from selenium.webdriver.common.by import By

from map import PIXELS, Checks, browser, open_page

HEADER = ("cell_id,crs,cell_m,col,row,lon,lat,n,cr,hi,population,burden,class,"
          "class_name,class_lo,class_hi,coverage,incomplete,top,top_share\n")
BOUNDS = [1e-6, 1e-5, 1e-4]
NAMES = ["low", "moderate", "high", "very high"]
TEXTS = ["", "1e-6", "1e-5", "0.0001", ""]
MOST_BYTES = 15_000_000


def cells(path, wide, high):
    """Plumes of 60 sources over a grid; people strewn at random."""
    rng = random.Random(1)
    sources = [(rng.random() * wide, rng.random() * high,
                math.exp(rng.gauss(0, 2)) * 3e-6) for _ in range(60)]
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADER)
        for row in range(high):
            for col in range(wide):
                parts = [q / (1 + math.hypot(col - x, row - y)) ** 1.5
                         for x, y, q in sources]
                cr, top = sum(parts), max(parts)
                people = int(math.exp(rng.gauss(2, 2)))
                k = sum(cr > b for b in BOUNDS)
                out.write(
                    f"EPSG:4548/1000/{300 + col}/{3200 + row},EPSG:4548,1000,"
                    f"{300 + col},{3200 + row},{115 + col / 96:.7f},"
                    f"{28.9 + row / 111:.7f},{1 + col % 3},{cr!r},"
                    f"{cr * 31415.9!r},{people},{cr * people / 70!r},{k + 1},"
                    f"{NAMES[k]},{TEXTS[k]},{TEXTS[k + 1]},"
                    f"{rng.choice((1, 1, 1, 0.75))},,"
                    f"Works {parts.index(top)},{top / cr!r}\n")


RECORD = """
window.times = [];
window.recording = true;
(function frame(at) {
	window.times.push(at);
	if (window.recording)
		requestAnimationFrame(frame);
}(performance.now()));
"""


def frames(driver, what):
    times = driver.execute_script(
        "window.recording = false; return window.times")[1:]
    gaps = [b - a for a, b in zip(times, times[1:])]
    print(f"# {what}: {1000 * len(gaps) / sum(gaps):.0f} frames a second, "
          f"the longest {max(gaps):.0f} ms")


def mouse(driver, kind, x, y):
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {
        "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1,
        "buttons": 0 if kind == "mouseReleased" else 1})


def check_page(driver, check, page, name):
    start = time.time()
    open_page(driver, check, page)
    print(f"# {name}: shown after {time.time() - start:.1f} s")
    seen = driver.execute_script(PIXELS)
    check(f"{name}: cells are drawn", sum(at[0] for at in seen.values()) > 1e5,
          seen)
    driver.execute_script(
        "EHR.map.setZoom(EHR.map.getZoom() + 1, {animate: false})")
    before = driver.execute_script("return EHR.map.getCenter().lng")
    driver.execute_script(RECORD)
    mouse(driver, "mousePressed", 500, 500)
    for step in range(50):
        mouse(driver, "mouseMoved", 500 - 4 * step, 500 - step)
    mouse(driver, "mouseReleased", 304, 451)
    time.sleep(1)
    frames(driver, f"{name}, moved")
    check(f"{name}: the map follows the pointer", driver.execute_script(
        "return EHR.map.getCenter().lng") > before)
    driver.execute_script(RECORD)
    for _ in range(4):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {
            "type": "mouseWheel", "x": 400, "y": 400, "deltaX": 0,
            "deltaY": -120})
        time.sleep(0.3)
    frames(driver, f"{name}, zoomed")
    driver.execute_script(RECORD)
    driver.find_elements(By.CSS_SELECTOR, "#layers label")[3].click()
    time.sleep(0.5)
    frames(driver, f"{name}, another layer")
    check(f"{name}: the layer is another", driver.find_element(
        By.ID, "layer").text == "population")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    check = Checks()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            for wide, high in ((100, 100), (300, 500)):
                name = f"{wide * high} cells"
                table, page = folder / "cells.csv", folder / f"{wide}.html"
                cells(table, wide, high)
                start = time.time()
                subprocess.run([program, "--ohtml", "-o", page, table],
                               check=True)
                drawing = subprocess.run([program, table], check=True,
                                         stdout=subprocess.PIPE).stdout
                print(f"# {name}: page {page.stat().st_size} bytes, drawing "
                      f"{len(drawing)} bytes, both in "
                      f"{time.time() - start:.1f} s")
                check(f"{name}: the page is below 15 MB",
                      page.stat().st_size < MOST_BYTES, page.stat().st_size)
                check(f"{name}: the drawing is below 1 MB",
                      len(drawing) < 1_000_000, len(drawing))
                check_page(driver, check, page, name)
                table.unlink()
        finally:
            driver.quit()
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
