#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""page.py SAMPLE FOLDER: the page that SAMPLE (document_sample) writes, in
headless Chromium: nothing is loaded or run, it is no wider than a phone, a
figure says where it comes from under the pointer, the finger and the Tab key,
and on A4 nothing is cut and heads of tables are repeated. Hostile texts stay
texts. Writes screenshots and PDFs to FOLDER. TAP."""
import base64
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "browser"))
from map import ActionChains, By, Checks, Keys, browser, requests  # noqa: E402

NAUGHTY = pathlib.Path(__file__).with_name("naughty.txt")
WINDOWS = {"small phone": 360, "phone": 412, "tablet": 768, "laptop": 1366}
A4 = (595, 842)  # points

SHOWN = """
const style = getComputedStyle(arguments[0], "::after");
return [style.content, style.position, style.display];
"""
ODD = """
const links = Array.from(document.links).map(a => a.getAttribute("href"));
const ids = Array.from(document.querySelectorAll("[id]")).map(e => e.id);
return {
	hacked: window.hacked,
	scripts: document.scripts.length,
	images: Array.from(document.images).filter(
		i => !i.src.startsWith("data:image/svg+xml;base64,") ||
			i.naturalWidth === 0).length,
	handlers: Array.from(document.querySelectorAll("*")).filter(
		e => Array.from(e.attributes).some(
			a => a.name.startsWith("on"))).length,
	links: links.filter(h => !/^(#|\\.\\/)/.test(h)),
	lost: links.filter(h => h[0] === "#" &&
		!document.getElementById(h.slice(1))),
	twice: ids.filter((id, i) => ids.indexOf(id) !== i),
};
"""
OUTSIDE = """
return Array.from(document.querySelectorAll("svg.chart text")).filter(t => {
	if (!t.getClientRects().length)
		return false;
	const box = t.getBBox(), view = t.ownerSVGElement.viewBox.baseVal;
	return box.x < -2 || box.y < -2 || box.x + box.width > view.width + 2 ||
		box.y + box.height > view.height + 2;
}).map(t => t.textContent);
"""


def write(sample, folder, language, naughty):
    name = f"{language}{'-naughty' if naughty else ''}.html"
    env = {**os.environ, **({"NAUGHTY": str(NAUGHTY)} if naughty else {})}
    page = folder / name
    page.write_bytes(subprocess.run([sample, language, "html"], env=env,
                                    check=True, capture_output=True).stdout)
    return page


def set_width(driver, width, mobile=False):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 800, "deviceScaleFactor": 1,
        "mobile": mobile})


def open_quietly(driver, check, page):
    driver.get("about:blank")
    requests(driver)
    driver.get_log("browser")
    driver.get(page.as_uri())
    asked = [u for u in requests(driver) if not u.startswith("data:")]
    check(f"{page.stem}: nothing is loaded", asked == [page.as_uri()], asked)
    said = driver.get_log("browser")
    check(f"{page.stem}: nothing is logged", not said, said)


def check_widths(driver, check, page, folder):
    for name, width in WINDOWS.items():
        set_width(driver, width, width < 700)
        seen = driver.execute_script(
            "return document.documentElement.scrollWidth")
        check(f"{page.stem}, {name}: no wider than the window",
              seen <= width, seen)
        out = driver.execute_script(OUTSIDE)
        check(f"{page.stem}, {name}: texts of charts are within", not out, out)
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "clip": {
                "x": 0, "y": 0, "width": width, "height": 6000, "scale": 1}})
        (folder / f"{page.stem}-{width}.png").write_bytes(
            base64.b64decode(shot["data"]))


def check_shown(driver, check, what, figure):
    content, position, display = driver.execute_script(SHOWN, figure)
    check(what, figure.get_attribute("data-from") in
          content.replace('\\"', '"') and position == "fixed"
          and display != "none", (content, position, display))


def tap(driver, figure):
    driver.execute_script(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})",
        figure)
    at = driver.execute_script("""
const box = arguments[0].getClientRects()[0];
return [box.x + Math.min(box.width, 8) / 2, box.y + box.height / 2];""", figure)
    for kind, points in (("touchStart", [{"x": at[0], "y": at[1]}]),
                         ("touchEnd", [])):
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": points})


def check_figures(driver, check, page, folder):
    set_width(driver, 1366)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                           {"enabled": False})
    text = driver.find_element(By.CSS_SELECTOR, "p .fig")
    cell = driver.find_element(By.CSS_SELECTOR, "td.fig")
    none = driver.execute_script(SHOWN, text)
    check(f"{page.stem}: nothing is shown before", none[0] == "none", none)
    ActionChains(driver).move_to_element(text).perform()
    check_shown(driver, check, f"{page.stem}: the pointer shows it", text)
    driver.save_screenshot(str(folder / f"{page.stem}-hover.png"))
    ActionChains(driver).move_to_element(cell).perform()
    check_shown(driver, check, f"{page.stem}: of a cell too", cell)
    ActionChains(driver).move_to_element(
        driver.find_element(By.TAG_NAME, "h1")).perform()
    for _ in range(200):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        if driver.switch_to.active_element == text:
            break
    check_shown(driver, check, f"{page.stem}: the Tab key shows it", text)
    set_width(driver, 360, True)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled",
                           {"enabled": True, "maxTouchPoints": 1})
    for figure in (cell, text):
        tap(driver, figure)
        check_shown(driver, check, f"{page.stem}: a tap shows it", figure)
    driver.save_screenshot(str(folder / f"{page.stem}-tap.png"))


def words(pdf):
    """Of each page: its width and height, and its words with their boxes."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True,
                          capture_output=True, text=True).stdout
    for page in told.split("<page ")[1:]:
        size = [float(v) for v in re.findall(r'(?:width|height)="([\d.]+)"',
                                             page)[:2]]
        yield size, [([float(v) for v in box], word) for *box, word in
                     re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" '
                                r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<',
                                page)]


def check_paper(driver, check, page, folder):
    made = driver.execute_cdp_cmd("Page.printToPDF", {
        "preferCSSPageSize": True, "printBackground": True})
    pdf = folder / f"{page.stem}.pdf"
    pdf.write_bytes(base64.b64decode(made["data"]))
    sheets = list(words(pdf))
    sizes = {tuple(sorted(round(v) for v in size)) for size, _ in sheets}
    check(f"{page.stem}, A4: the size of the sheets",
          all(abs(a - b) <= 1 for size in sizes for a, b in zip(size, A4)),
          sizes)
    cut = [(word, box) for size, texts in sheets for box, word in texts
           if box[0] < 40 or box[2] > size[0] - 40
           or box[1] < 12 or box[3] > size[1] - 12]
    check(f"{page.stem}, A4: nothing is cut", not cut, cut[:5])
    if "naughty" in page.stem:
        return
    rows = [[w for _, w in texts if re.fullmatch(r"T\d\d", w)]
            for _, texts in sheets]
    every = [f"T{i:02d}" for i in range(1, 37)]
    check(f"{page.stem}, A4: every row once, whole", sum(rows, []) == every,
          rows)
    head = "编号" if page.stem == "zh" else "No."
    bare = [i for i, (_, texts) in enumerate(sheets)
            if rows[i] and head not in [w for _, w in texts]]
    check(f"{page.stem}, A4: the head is on each of its sheets", not bare,
          bare)
    check(f"{page.stem}, A4: the table is on more than one",
          sum(bool(r) for r in rows) > 1, rows)
    notes = " ".join(w for _, texts in sheets[-3:] for _, w in texts)
    check(f"{page.stem}, A4: origins are printed as notes",
          "tasks.csv" in notes and "air.csv" in notes, notes[-300:])


def check_hostile(driver, check, page):
    odd = driver.execute_script(ODD)
    check(f"{page.stem}: nothing but text came of hostile texts",
          odd == {"hacked": None, "scripts": 0, "images": 0, "handlers": 0,
                  "links": [], "lost": [], "twice": []}, odd)
    if "naughty" not in page.stem:
        return
    lines = NAUGHTY.read_text(encoding="utf-8").splitlines()
    for selector in ("main > h3", "figure.table tbody td:first-child",
                     "main > p"):
        seen = set(driver.execute_script(
            "return Array.from(document.querySelectorAll(arguments[0]))"
            ".map(e => e.lastChild ? e.lastChild.textContent.trim() : '')",
            selector))
        lost = [line for line in lines if line.strip() not in seen]
        check(f"{page.stem}: {selector}: every text as it is", not lost, lost)


def main():
    sample, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    check = Checks()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            for language in ("zh", "en"):
                for naughty in (False, True):
                    page = write(sample, folder, language, naughty)
                    check(f"{page.stem}: the same bytes again",
                          page.read_bytes() == write(
                              sample, folder, language, naughty).read_bytes())
                    open_quietly(driver, check, page)
                    check_hostile(driver, check, page)
                    check_widths(driver, check, page, folder)
                    if not naughty:
                        check_figures(driver, check, page, folder)
                    set_width(driver, 1200)
                    check_paper(driver, check, page, folder)
        finally:
            driver.quit()
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
