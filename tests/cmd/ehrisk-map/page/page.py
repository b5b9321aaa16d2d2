"""page.py FILE: is the drawing A4, and do its texts keep off each other and
within it? The width of a letter is taken as in a common font."""
import re
import sys
import xml.etree.ElementTree as tree

SIZE = {"title": 25, "subtitle": 14, "head": 14, "name": 13, "note": 11,
        "cell": 11, "rank": 10, "halo": 11}
svg = "{http://www.w3.org/2000/svg}"
root = tree.parse(sys.argv[1]).getroot()
wide, high = map(float, root.get("viewBox").split()[2:])
print(root.get("width"), root.get("height"))
boxes = []
for text in root.iter(svg + "text"):
    words = (text.get("class") or "").split()
    if text.get("transform") or "halo" in words:
        continue
    size = next((SIZE[w] for w in words if w in SIZE), 12)
    width = sum(size * (1 if ord(c) > 0x2e7f else 0.5) for c in text.text)
    x, y = float(text.get("x")), float(text.get("y"))
    x -= width if "right" in words else width / 2 if "middle" in words else 0
    boxes.append((x, y - 0.7 * size, x + width, y, text.text))
for i, a in enumerate(boxes):
    if a[0] < 0 or a[1] < 0 or a[2] > wide or a[3] > high:
        print("outside", a)
    for b in boxes[:i]:
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            print("over each other", a, b)
