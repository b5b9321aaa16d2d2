#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""map.py PROGRAM FOLDER: opens what PROGRAM (ehrisk-map) writes in headless
Chromium and looks at it: nothing is loaded or logged, the cells are drawn in
the colours of their classes, a cell under the pointer, finger or cross shows
its values, a filter hides a class, and hostile text stays text. Writes
screenshots to FOLDER. One TAP line for each check."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--force-device-scale-factor=1",
         "--window-size=1200,900"]

# The classes of the table zone_classes: ColorBrewer YlOrRd, four classes.
COLOUR = {1: "#ffffb2", 2: "#fecc5c", 3: "#fd8d3c", 4: "#e31a1c"}
GREY = "#c4c4c4"

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=hacked=1>"
CELLS = f"""\
cell_id,crs,cell_m,col,row,lon,lat,n,cr,hi,class,class_name,class_lo,class_hi,coverage,incomplete,top,top_share
EPSG:28992/200/905/1668,EPSG:28992,200,905,1668,5.76,50.99,1,0.00000052,0.052,1,low,,0.1,1,,1,1
EPSG:28992/200/906/1668,EPSG:28992,200,906,1668,5.76,50.99,2,0.0000025678,0.3333333333333333,2,moderate,0.1,1,1,,2,0.5
EPSG:28992/200/907/1668,EPSG:28992,200,907,1668,5.76,50.99,1,0.00002,1.5,3,high,1,10,0.75,lead,"{HOSTILE}",1
EPSG:28992/200/909/1666,EPSG:28992,200,909,1666,5.76,50.99,1,,,,,,,0,lead,4,1
"""
POINTS = f"""\
source_id,source_name,lon,lat,note
p1,"{HOSTILE}",5.7655,50.9915,<b>bold</b>
"""
OUTLINE = {"type": "LineString", "coordinates": [[5.75, 50.99], [5.77, 50.985]]}


class Checks:
    """Counts and prints; a failed check is printed and the test goes on."""
    n = failed = 0

    def __call__(self, what, good, seen=""):
        self.n += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.n} - {what}")
        if not good:
            print(f"# saw {seen!r}")


def make(program, folder, name, *options):
    """The map that PROGRAM writes; its path."""
    for file, text in (("cells.csv", CELLS), ("points.csv", POINTS),
                       ("outline.geojson", json.dumps(OUTLINE))):
        (folder / file).write_text(text, encoding="utf-8")
    page = folder / name
    subprocess.run([program, "--ohtml", "-o", page, *options, "cells.csv"],
                   cwd=folder, check=True)
    return page


def browser(profile):
    options = webdriver.ChromeOptions()
    for flag in FLAGS + [f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs",
                           {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options)


def requests(driver):
    """Addresses asked for since the last call."""
    urls = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            urls.append(message["params"]["request"]["url"])
    return urls


def open_page(driver, check, page):
    driver.get("about:blank")
    requests(driver)
    driver.get_log("browser")
    driver.get(page.as_uri())
    WebDriverWait(driver, 30).until(
        lambda d: d.find_elements(By.CSS_SELECTOR, "#details-of p"))
    asked = [u for u in requests(driver)
             if u != page.as_uri() and not u.startswith("data:")]
    check("nothing is loaded", not asked, asked)
    log = driver.get_log("browser")
    check("nothing is logged", not log, log)
    check("hostile text is not run",
          driver.execute_script("return window.hacked === undefined"))


# For each colour: how many pixels of the cells' canvas have it, and where in
# the window the middle of them lies.
PIXELS = """
var canvas = document.querySelector(".leaflet-overlay-pane canvas");
var box = canvas.getBoundingClientRect();
var data = canvas.getContext("2d").getImageData(
	0, 0, canvas.width, canvas.height).data;
var seen = {}, i, key, at, one;
for (i = 0; i < data.length; i += 4) {
	if (data[i + 3] !== 255)
		continue;
	key = "#" + [0, 1, 2].map(function (k) {
		return data[i + k].toString(16).padStart(2, "0");
	}).join("");
	one = seen[key] = seen[key] || [0, 0, 0];
	one[0]++;
	one[1] += i / 4 % canvas.width;
	one[2] += Math.floor(i / 4 / canvas.width);
}
for (key in seen) {
	one = seen[key];
	one[1] = box.x + one[1] / one[0] / canvas.width * box.width;
	one[2] = box.y + one[2] / one[0] / canvas.height * box.height;
}
return seen;
"""


def point_at(driver, where, click=False):
    chain = ActionChains(driver)
    chain.w3c_actions.pointer_action.move_to_location(
        round(where[1]), round(where[2]))
    if click:
        chain.w3c_actions.pointer_action.click()
    chain.perform()


def value(driver, column):
    found = driver.find_elements(
        By.CSS_SELECTOR, f'#details-of dd[data-column="{column}"]')
    return found[0].text if found else None


def check_cells(driver, check):
    seen = driver.execute_script(PIXELS)
    for colour in [GREY] + [COLOUR[k] for k in (1, 2, 3)]:
        check(f"cells of colour {colour} are drawn",
              seen.get(colour, [0])[0] > 100, seen.get(colour))
    check("no cell has the colour of a class without cells",
          COLOUR[4] not in seen, seen.get(COLOUR[4]))
    check("the incomplete cell is hatched, the whole one is not",
          seen[COLOUR[3]][0] < 0.95 * seen[COLOUR[2]][0], seen)

    point_at(driver, seen[COLOUR[2]])
    check("hovering shows a value", value(driver, "hi") == "0.333",
          value(driver, "hi"))
    check("small numbers are powers of ten",
          value(driver, "cr") == "2.57×10⁻⁶", value(driver, "cr"))
    exact = driver.find_element(By.CSS_SELECTOR, 'dd[data-column="hi"]')
    check("the number in full is there",
          exact.get_attribute("title") == "0.3333333333333333",
          exact.get_attribute("title"))
    check("hovering shows where the cell is",
          value(driver, "col") == "906" and value(driver, "row") == "1668",
          (value(driver, "col"), value(driver, "row")))
    check("hovering names the class", driver.find_element(
        By.CSS_SELECTOR, ".verdict").text == "moderate")

    point_at(driver, seen[COLOUR[3]])
    check("an incomplete cell is at least its class", driver.find_element(
        By.CSS_SELECTOR, ".verdict").text == "at least high")
    check("hostile text is shown as it is", value(driver, "top") == HOSTILE,
          value(driver, "top"))
    point_at(driver, seen[GREY])
    check("a cell without class is not assessed", driver.find_element(
        By.CSS_SELECTOR, ".verdict").text == "not assessed")
    check("what is missing is not 0", value(driver, "hi") == "–",
          value(driver, "hi"))
    return seen


def check_filter(driver, check, seen):
    box = driver.find_element(By.CSS_SELECTOR, '[data-class="2"]')
    point_at(driver, seen[COLOUR[2]])
    box.send_keys(Keys.SPACE)
    now = driver.execute_script(PIXELS)
    check("the filter hides a class", COLOUR[2] not in now)
    check("and no other", COLOUR[1] in now and COLOUR[3] in now and GREY in now)
    point_at(driver, seen[COLOUR[2]])
    check("a hidden cell is not found", value(driver, "hi") is None,
          value(driver, "hi"))
    box.send_keys(Keys.SPACE)
    now = driver.execute_script(PIXELS)
    check("and shows it again",
          now.get(COLOUR[2], [0])[0] == seen[COLOUR[2]][0])


def check_moving(driver, check, seen):
    before = seen[COLOUR[2]]
    driver.find_element(By.CSS_SELECTOR, ".leaflet-control-zoom-in").click()
    WebDriverWait(driver, 10).until(lambda d: d.execute_script(PIXELS).get(
        COLOUR[2], [0])[0] > 1.5 * before[0])
    check("zooming in makes cells larger", True)
    driver.find_element(By.CSS_SELECTOR, ".whole").click()
    WebDriverWait(driver, 10).until(lambda d: d.execute_script(PIXELS).get(
        COLOUR[2], [0])[0] == before[0])
    check("the whole map comes back", True)
    filled = driver.execute_script("""
        var low = EHR.map.latLngToContainerPoint(EHR.extent.getSouthWest());
        var high = EHR.map.latLngToContainerPoint(EHR.extent.getNorthEast());
        var size = EHR.map.getSize();
        return Math.max((high.x - low.x) / size.x, (low.y - high.y) / size.y);
        """)
    check("and fills the window one way", 0.99 < filled <= 1.001, filled)
    sign = driver.find_element(By.CSS_SELECTOR, ".north")
    check("an arrow shows north", sign.is_displayed() and sign.text == "N" and
          sign.get_attribute("title") == "grid north", sign.text)
    bar = driver.find_element(By.CSS_SELECTOR, ".leaflet-control-scale-line")
    # cells of 200 m are a few dozen pixels wide
    cell = before[0] ** 0.5
    metres = float(bar.text.split()[0]) * (1000 if "km" in bar.text else 1)
    check("the scale bar measures the cells",
          abs(bar.size["width"] / metres * 200 - cell) < 0.1 * cell,
          (bar.text, bar.size, cell))


def check_keyboard(driver, check, seen):
    """A key moves the map by 60 pixels, about half a cell: as many as bring
    the middle of the map to the high cell."""
    area = driver.find_element(By.ID, "map")
    cross = driver.find_element(By.CSS_SELECTOR, ".cross")
    box = area.rect
    right = seen[COLOUR[3]][1] - (box["x"] + box["width"] / 2)
    down = seen[COLOUR[3]][2] - (box["y"] + box["height"] / 2)
    keys = [Keys.ARROW_RIGHT if right > 0 else Keys.ARROW_LEFT] \
        * round(abs(right) / 60)
    keys += [Keys.ARROW_DOWN if down > 0 else Keys.ARROW_UP] \
        * round(abs(down) / 60)
    for key in keys:
        area.send_keys(key)
        time.sleep(0.6)  # until the map stands still
    check("keys show the cross", cross.is_displayed())
    check("the cell under the cross is shown", value(driver, "hi") == "1.5",
          (value(driver, "col"), value(driver, "row")))
    area.send_keys(Keys.ESCAPE)
    check("escape puts the cross away", not cross.is_displayed())
    driver.find_element(By.CSS_SELECTOR, ".whole").click()
    time.sleep(0.6)


def check_overlay(driver, check):
    line = """
var canvas = document.querySelector(".leaflet-over-pane canvas");
var data = canvas.getContext("2d").getImageData(
	0, 0, canvas.width, canvas.height).data, n = 0, i;
for (i = 3; i < data.length; i += 4)
	n += data[i] > 0;
return n;
"""
    check("the outline is drawn", driver.execute_script(line) > 100,
          driver.execute_script(line))
    dots = """
var canvas = document.querySelector(".leaflet-dots-pane canvas");
var box = canvas.getBoundingClientRect(), n = 0, x = 0, y = 0, i;
var data = canvas.getContext("2d").getImageData(
	0, 0, canvas.width, canvas.height).data;
for (i = 0; i < data.length; i += 4)
	if (data[i] === 0x14 && data[i + 1] === 0x30 && data[i + 2] === 0x4a) {
		n++;
		x += i / 4 % canvas.width;
		y += Math.floor(i / 4 / canvas.width);
	}
return n && [n, box.x + x / n / canvas.width * box.width,
	box.y + y / n / canvas.height * box.height];
"""
    WebDriverWait(driver, 10).until(lambda d: d.execute_script(dots))
    where = driver.execute_script(dots)
    point_at(driver, where, click=True)
    check("a point shows its columns", value(driver, "note") == "<b>bold</b>",
          value(driver, "note"))
    check("a point is called by its name", driver.find_element(
        By.CSS_SELECTOR, ".verdict").text == HOSTILE)
    driver.find_element(By.CSS_SELECTOR, '[data-overlay="points"]').click()
    WebDriverWait(driver, 10).until(lambda d: not d.execute_script(dots))
    check("the box of the points hides them", True)


def check_policy(driver, check):
    """Last, since the browser logs what it refuses."""
    driver.execute_script("""
var script = document.createElement("script");
script.textContent = "window.hacked = 1";
document.body.append(script);
var image = document.createElement("img");
image.src = "http://127.0.0.1:9/x.png";
document.body.append(image);
""")
    check("the policy runs no other script",
          driver.execute_script("return window.hacked === undefined"))
    log = str(driver.get_log("browser"))
    check("the policy loads no image", "127.0.0.1" in log and "img-src" in log,
          log)


def check_phone(driver, check, folder):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                           {"enabled": True})
    open_page(driver, check, folder / "zh.html")
    check("nothing is wider than a phone", driver.execute_script(
        "return document.documentElement.scrollWidth <= 390"))
    seen = driver.execute_script(PIXELS)
    _, x, y = seen[COLOUR[3]]
    for kind, at in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
        driver.execute_cdp_cmd("Input.dispatchTouchEvent",
                               {"type": kind, "touchPoints": at})
    WebDriverWait(driver, 10).until(lambda d: value(d, "hi"))
    check("tapping shows the cell", value(driver, "hi") == "1.5",
          value(driver, "hi"))
    check("the language is named", driver.execute_script(
        "return document.documentElement.lang") == "zh-CN")
    labels = driver.find_element(By.ID, "legend").text
    check("the legend is Chinese",
          "未评估" in labels and "危害指数" in labels, labels)
    check("the title is as given",
          driver.find_element(By.TAG_NAME, "h1").text == HOSTILE)
    driver.save_screenshot(str(folder / "phone.png"))


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    check = Checks()
    folder.mkdir(parents=True, exist_ok=True)
    page = make(program, folder, "en.html", "--title", "Soil & <b>water</b>",
                "--points", "points.csv", "--outline", "outline.geojson")
    make(program, folder, "zh.html", "--lang", "zh", "--title", HOSTILE)
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            open_page(driver, check, page)
            seen = check_cells(driver, check)
            driver.save_screenshot(str(folder / "desktop.png"))
            check_filter(driver, check, seen)
            check_moving(driver, check, seen)
            check_keyboard(driver, check, seen)
            check_overlay(driver, check)
            check_policy(driver, check)
            check_phone(driver, check, folder)
        finally:
            driver.quit()
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
