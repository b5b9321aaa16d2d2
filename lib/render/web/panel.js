/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the map: what is known of a cell or point, layers, legends, search,
 * tables; and the page on paper. */
(function () {
"use strict";

var data = EHR.data;
var cells = EHR.cells;
var map = EHR.map;
var element = document.getElementById("map");
var details = document.getElementById("details-of");

function all(selector) {
	return Array.from(document.querySelectorAll(selector));
}

/* Numbers to be read: three digits, powers of ten as such. */

function superscript(exponent) {
	return String(exponent).replace(/./g, function (c) {
		return c === "-" ? "\u207b" : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[+c];
	});
}

function readable(text, name) {
	var value = Number(text);
	var parts;

	if (name === "lon" || name === "lat")
		return value.toFixed(5);
	if (Number.isInteger(value) && Math.abs(value) < 1e6)
		return String(value);
	parts = value.toExponential(2).split("e");
	if (+parts[1] >= -3 && +parts[1] <= 5)
		return String(+value.toPrecision(3));
	return +parts[0] + "\u00d710" + superscript(+parts[1]);
}

/* The panel that says all of a cell or point. */

function line(list, column, text) {
	var term = document.createElement("dt");
	var value = document.createElement("dd");
	var shown = text;

	if (text !== "" && column.number && isFinite(Number(text)))
		shown = readable(text, column.name);
	term.textContent = column.label;
	value.textContent = shown === "" ? "\u2013" : shown;
	value.dataset.column = column.name;
	if (shown !== text)
		value.title = text;
	list.append(term, value);
}

function show(heading, list) {
	details.textContent = "";
	details.append(heading, list);
}

function classOf(i) {
	return EHR.layer.of[i];
}

function verdictText(i) {
	var name = EHR.layer.classes[classOf(i)].name;
	var marked = cells.marked(EHR.layer, i);

	if (marked & cells.HATCHED)
		name = data.words.at_least.split("{}").join(name);
	if (marked & cells.DOTTED)
		name = data.words.interpolated_value.split("{}").join(name);
	return name;
}

function swatchOf(i) {
	var part = document.querySelector('.classes:not([hidden]) [data-class="' +
		classOf(i) + '"] ~ .swatch');

	return part ? part.cloneNode(true) : "";
}

/* The columns that say where a cell is come after those that say what it is. */
var where = /^(cell_id|crs|cell_m|col|row|lon|lat)$/;

function showCell(i) {
	var heading = document.createElement("div");
	var list = document.createElement("dl");
	var later = document.createElement("dl");

	heading.className = "verdict";
	heading.append(swatchOf(i), verdictText(i));
	data.columns.forEach(function (column) {
		line(where.test(column.name) ? later : list, column,
			cells.text(column, i));
	});
	list.append.apply(list, Array.from(later.childNodes));
	show(heading, list);
}

EHR.showRow = function (table, row, otherwise) {
	var heading = document.createElement("div");
	var list = document.createElement("dl");

	pin(-1);
	heading.className = "verdict";
	heading.textContent = row[3] || otherwise;
	table.columns.forEach(function (column, i) {
		line(list, column, row[4 + i]);
	});
	show(heading, list);
};

function hint() {
	var text = document.createElement("p");

	text.className = "note";
	text.textContent = data.words.hint;
	show(text, "");
}

/* Hovering shows a cell, a click or tap keeps it until the next. */

var pinned = -1;
var shown = -1;
var marked = L.layerGroup().addTo(map);
var tip = L.tooltip({
	className: "cell", direction: "top", offset: [0, -8], sticky: true
});

EHR.leave = function () {
	tip.remove();
};

function cellAt(latlng) {
	var i = cells.find(latlng.lng, latlng.lat);

	return i >= 0 && !EHR.layer.hidden[classOf(i)] ? i : -1;
}

/* A square is framed as it is, a unit along its rings. */
function frame(i) {
	var box = cells.box(i);
	var style = { pane: "over", color: "#111", weight: 2.5, fill: false,
		interactive: false };

	marked.clearLayers();
	if (i < 0)
		return;
	if (data.units)
		data.rings[i].forEach(function (ring) {
			var x = 0, y = 0, line = [], k;

			for (k = 0; k < ring.length; k += 2)
				line.push([y += ring[k + 1], x += ring[k]]);
			marked.addLayer(L.polygon(line, style));
		});
	else
		marked.addLayer(L.rectangle([[box[1], box[0]], [box[3], box[2]]],
			style));
}

function enter(i) {
	if (i === shown)
		return;
	shown = i;
	if (i < 0) {
		marked.clearLayers();
		hint();
		return;
	}
	frame(i);
	showCell(i);
}

function pin(i) {
	pinned = i;
	shown = -2;
	enter(i);
}

/* Onto the map with it, near enough to be seen. */
function goTo(i) {
	var box = cells.box(i);
	var wide = 12 * (data.size || Math.max(box[2] - box[0], box[3] - box[1]) / 6);

	map.fitBounds([[box[1] - wide, box[0] - wide],
		[box[3] + wide, box[2] + wide]]);
	pin(i);
}

map.on("mousemove", function (event) {
	var i = cellAt(event.latlng);

	element.classList.remove("keyboard");
	if (pinned < 0)
		enter(i);
	if (i >= 0)
		tip.setLatLng(event.latlng)
			.setContent(document.createTextNode(verdictText(i)))
			.addTo(map);
	else
		tip.remove();
});
map.on("mouseout", function () {
	tip.remove();
	if (pinned < 0)
		enter(-1);
});
map.on("click", function (event) {
	var i = cellAt(event.latlng);

	pin(i === pinned ? -1 : i);
});

/* With the keyboard the cell under the cross is shown. */

var cross = L.DomUtil.create("div", "cross", element);
cross.innerHTML = '<svg viewBox="0 0 26 26" fill="none" stroke-width="2" ' +
	'aria-hidden="true"><path stroke="#fff" stroke-width="5" ' +
	'd="M13 1v24M1 13h24"/><path stroke="#111" d="M13 1v24M1 13h24"/></svg>';
element.addEventListener("keydown", function (event) {
	if (event.key === "Escape") {
		element.classList.remove("keyboard");
		pin(-1);
	} else if (/^Arrow/.test(event.key) || event.key === "Enter") {
		element.classList.add("keyboard");
		pin(cellAt(map.getCenter()));
	}
});
map.on("moveend", function () {
	if (element.classList.contains("keyboard"))
		pin(cellAt(map.getCenter()));
});

/* Layers and the boxes of the legends. */

function setLayer(i) {
	EHR.layer = data.layers[i];
	all("[data-layer]").forEach(function (part) {
		part.hidden = +part.dataset.layer !== i;
	});
	document.getElementById("layer").textContent = EHR.layer.label;
	EHR.drawing.draw();
	if (shown >= 0)
		pin(EHR.layer.hidden[classOf(shown)] ? -1 : shown);
}

function toggle(group, on) {
	if (on)
		group.addTo(map);
	else
		group.remove();
}

document.querySelector("aside").addEventListener("change", function (event) {
	var box = event.target;

	if (box.name === "layer") {
		setLayer(+box.value);
		return;
	}
	if (box.dataset.overlay)
		toggle(EHR.overlays[box.dataset.overlay], box.checked);
	else if (box.dataset.kind)
		toggle(EHR.sites[box.dataset.kind], box.checked);
	else if (box.dataset.class) {
		EHR.layer.hidden[box.dataset.class] = !box.checked;
		EHR.drawing.draw();
		if (shown >= 0 && EHR.layer.hidden[classOf(shown)])
			pin(-1);
	} else
		return;
	box.closest("li").classList.toggle("hidden", !box.checked);
});

/* A page that comes back from the history keeps the state of its boxes. */
all("#legend input").forEach(function (box) {
	box.checked = true;
});
all("#layers input").forEach(function (box, i) {
	box.checked = i === 0;
});

/* The tables lead to what they name. */

function goToRow(table, row, otherwise) {
	map.setView([row[1], row[0]], Math.max(map.getZoom(),
		map.getBoundsZoom(EHR.extent) + 2));
	EHR.showRow(table, row, otherwise);
}

document.querySelector("aside").addEventListener("click", function (event) {
	var button = event.target.closest("button");

	if (!button)
		return;
	if (button.dataset.cell)
		goTo(+button.dataset.cell);
	else if (button.dataset.point)
		goToRow(data.points, data.points.rows[+button.dataset.point],
			data.words.point);
});

/* Search: what begins with the words first, then what holds them. */

var field = document.querySelector("#search input");
var found = document.getElementById("found");
var index = null;
var MOST = 12;

function entry(name, kind, go) {
	return { name: name, lower: name.toLowerCase(), kind: kind, go: go };
}

function rows(table, kindOf) {
	return table.rows.map(function (row, i) {
		var kind = kindOf(i);

		return entry(row[3], kind, function () {
			goToRow(table, row, kind);
		});
	});
}

function build() {
	var named = data.columns.find(function (column) {
		return /^(name|cell_name|unit_name)$/.test(column.name);
	});
	var list = [], i;

	function cell(name, i) {
		list.push(entry(name, data.words.cell, function () {
			goTo(i);
		}));
	}

	for (i = 0; named && i < data.n; i++)
		cell(cells.text(named, i), i);
	for (i = 0; data.units && i < data.n; i++)
		cell(data.names[i], i);
	/* places before the many points that may be called like them */
	list = list.concat(data.places.map(function (place) {
		return entry(place[0], data.words.place, function () {
			map.fitBounds([[place[2], place[1]], [place[4], place[3]]]);
		});
	}), rows(data.sites, function (k) {
		return data.kinds[data.kind[k]].name;
	}), rows(data.points, function () {
		return data.words.point;
	}));
	return list.filter(function (one) {
		return one.name !== "";
	});
}

/* A square by the end of its cell_id: column and row. */
function square(text) {
	var match = /(-?\d+)\s*[\/,; ]\s*(-?\d+)\s*$/.exec(text);
	var i = match && !data.units
		? cells.at(match[1] - data.col, match[2] - data.row) : -1;

	return i < 0 ? [] : [entry(match[1] + " / " + match[2], data.words.cell,
		function () {
			goTo(i);
		})];
}

function search(text) {
	var wanted = text.trim().toLowerCase();
	var first = [], then = [];

	index = index || build();
	if (wanted)
		index.forEach(function (one) {
			var at = one.lower.indexOf(wanted);

			if (at === 0)
				first.push(one);
			else if (at > 0)
				then.push(one);
		});
	return square(wanted).concat(first, then).slice(0, MOST);
}

function list(text) {
	var hits = search(text);

	found.textContent = "";
	hits.forEach(function (one) {
		var item = document.createElement("li");
		var button = document.createElement("button");
		var kind = document.createElement("small");

		button.type = "button";
		kind.textContent = one.kind;
		button.append(one.name, " ", kind);
		button.addEventListener("click", one.go);
		item.append(button);
		found.append(item);
	});
	if (!hits.length && text.trim()) {
		found.append(document.createElement("li"));
		found.firstChild.textContent = data.words.nothing_found;
	}
}

field.addEventListener("input", function () {
	list(field.value);
});
document.getElementById("search").addEventListener("keydown", function (event) {
	var buttons = Array.from(found.querySelectorAll("button"));
	var at = buttons.indexOf(document.activeElement);

	if (event.key === "Enter" && at < 0 && buttons.length)
		buttons[0].click();
	else if (event.key === "ArrowDown" && buttons.length)
		buttons[Math.min(at + 1, buttons.length - 1)].focus();
	else if (event.key === "ArrowUp" && at >= 0)
		(at ? buttons[at - 1] : field).focus();
	else if (event.key === "Escape") {
		field.value = "";
		list("");
		field.focus();
	} else
		return;
	event.preventDefault();
});

/* On paper the map keeps what is in sight. */

var sight = null;

function resize(bounds) {
	map.invalidateSize({ animate: false, pan: false });
	map.fitBounds(bounds, { animate: false });
}

/* A canvas that was drawn for paper goes there as the steps of its drawing,
 * and those that clear it clear what lies under it too. Read and touched, it
 * goes there as a picture. */
function settle() {
	EHR.canvases().forEach(function (canvas) {
		var pen = canvas.getContext("2d");

		pen.getImageData(0, 0, 1, 1);
		pen.fillStyle = "rgba(0,0,0,0)";
		pen.fillRect(0, 0, 1, 1);
		pen.getImageData(0, 0, 1, 1);
	});
}

EHR.canvases = function () {
	return Array.from(element.querySelectorAll("canvas"));
};

window.addEventListener("beforeprint", function () {
	sight = map.getBounds();
	document.body.classList.add("paper");
	resize(sight);
	settle();
});
window.addEventListener("afterprint", function () {
	document.body.classList.remove("paper");
	if (sight)
		resize(sight);
	sight = null;
});

hint();
}());
