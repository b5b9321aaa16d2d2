/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the cells of the JSON in #data. One unit of the map is one metre, the
 * origin the south-west corner of the columns and rows that have cells. */
(function () {
"use strict";

var data = JSON.parse(document.getElementById("data").textContent);
var size = data.size;
var columns = data.columns;
var hidden = {};
var byPlace = new Map();
var element = document.getElementById("map");
var details = document.getElementById("details-of");

function placeKey(col, row) {
	return row * (data.width + 1) + col;
}

data.cells.forEach(function (cell) {
	byPlace.set(placeKey(cell[0], cell[1]), cell);
});

function cellAt(latlng) {
	var col = Math.floor(latlng.lng / size);
	var row = Math.floor(latlng.lat / size);
	var inside = col >= 0 && row >= 0 && col < data.width && row < data.height;
	var cell = inside ? byPlace.get(placeKey(col, row)) : undefined;

	return cell && !hidden[cell[2]] ? cell : null;
}

/* The map. */

var extent = L.latLngBounds([data.extent[1], data.extent[0]],
	[data.extent[3], data.extent[2]]);
var map = L.map(element, {
	crs: L.CRS.Simple,
	zoomSnap: 0.25,
	zoomDelta: 0.5,
	wheelPxPerZoomLevel: 90,
	minZoom: -30,
	attributionControl: false,
	zoomControl: false,
	keyboardPanDelta: 60
});

L.control.zoom({
	zoomInTitle: data.words.zoom_in,
	zoomOutTitle: data.words.zoom_out
}).addTo(map);
L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
map.fitBounds(extent, { animate: false });
map.setMinZoom(map.getZoom() - 1.5);
map.setMaxZoom(Math.max(map.getZoom() + 2, Math.log(220 / size) / Math.LN2));
map.setMaxBounds(extent.pad(0.6));

var WholeMap = L.Control.extend({
	options: { position: "topleft" },
	onAdd: function () {
		var bar = L.DomUtil.create("div", "leaflet-bar");
		var link = L.DomUtil.create("a", "whole", bar);

		link.href = "#";
		link.title = data.words.all;
		link.setAttribute("role", "button");
		link.setAttribute("aria-label", data.words.all);
		link.innerHTML = '<svg viewBox="0 0 16 16" fill="none" ' +
			'stroke="currentColor" stroke-width="1.8" aria-hidden="true">' +
			'<path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/></svg>';
		L.DomEvent.disableClickPropagation(bar);
		L.DomEvent.on(link, "click", function (event) {
			L.DomEvent.stop(event);
			map.fitBounds(extent);
		});
		return bar;
	}
});
new WholeMap().addTo(map);

/* The cells, on one canvas that moves and scales with the map. */

function hatching() {
	var tile = document.createElement("canvas");
	var pen;

	tile.width = tile.height = 8;
	pen = tile.getContext("2d");
	pen.strokeStyle = "rgba(34,34,34,.6)";
	pen.lineWidth = 1.1;
	pen.beginPath();
	[-8, 0, 8].forEach(function (x) {
		pen.moveTo(x - 1, 9);
		pen.lineTo(x + 9, -1);
	});
	pen.stroke();
	return tile;
}

var Cells = L.Renderer.extend({
	options: { padding: 0.3 },

	_initContainer: function () {
		this._container = document.createElement("canvas");
		this._pen = this._container.getContext("2d");
		this._hatch = this._pen.createPattern(hatching(), "repeat");
	},

	_destroyContainer: function () {
		L.DomUtil.remove(this._container);
		delete this._container;
		delete this._pen;
	},

	_update: function () {
		var ratio = window.devicePixelRatio || 1;
		var canvas = this._container;
		var wide, at;

		if (this._map._animatingZoom && this._bounds)
			return;
		L.Renderer.prototype._update.call(this);
		wide = this._bounds.getSize();
		at = this._bounds.min;
		L.DomUtil.setPosition(canvas, at);
		canvas.width = Math.round(ratio * wide.x);
		canvas.height = Math.round(ratio * wide.y);
		canvas.style.width = wide.x + "px";
		canvas.style.height = wide.y + "px";
		this._pen.setTransform(ratio, 0, 0, ratio, -ratio * at.x, -ratio * at.y);
		this.fire("update");
	},

	onAdd: function () {
		L.Renderer.prototype.onAdd.call(this);
		this.draw();
	},

	_updatePaths: function () {
		this.draw();
	},

	/* Left, top, width and height on the canvas. */
	_rectangle: function (cell, origin, step, gap) {
		var left = Math.round(origin.x + cell[0] * step);
		var top = Math.round(origin.y - (cell[1] + 1) * step);
		var right = Math.round(origin.x + (cell[0] + 1) * step);
		var bottom = Math.round(origin.y - cell[1] * step);

		return [left, top, Math.max(right - left - gap, 1),
			Math.max(bottom - top - gap, 1)];
	},

	draw: function () {
		var pen = this._pen;
		var bounds = this._bounds;
		var step = size * map.options.crs.scale(map.getZoom());
		var origin = map.latLngToLayerPoint([0, 0]);
		var gap = step >= 6 ? 1 : 0;
		var colFrom = (bounds.min.x - origin.x) / step - 1;
		var colTo = (bounds.max.x - origin.x) / step;
		var rowFrom = (origin.y - bounds.max.y) / step - 1;
		var rowTo = (origin.y - bounds.min.y) / step;
		var colour = -1;
		var self = this;
		var hatched = [];

		pen.clearRect(bounds.min.x, bounds.min.y,
			bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
		data.cells.forEach(function (cell) {
			var at;

			if (cell[0] < colFrom || cell[0] > colTo ||
				cell[1] < rowFrom || cell[1] > rowTo ||
				hidden[cell[2]])
				return;
			if (cell[2] !== colour) {
				colour = cell[2];
				pen.fillStyle = data.classes[colour].colour;
			}
			at = self._rectangle(cell, origin, step, gap);
			pen.fillRect(at[0], at[1], at[2], at[3]);
			if (cell[3])
				hatched.push(at);
		});
		pen.fillStyle = this._hatch;
		hatched.forEach(function (at) {
			pen.fillRect(at[0], at[1], at[2], at[3]);
		});
	}
});

var cells = new Cells();
cells.addTo(map);

/* What lies over them. */

map.createPane("over").style.zIndex = 450;
map.createPane("dots").style.zIndex = 460;

var overlays = {
	outline: L.layerGroup(data.outline.map(function (line) {
		return L.polyline(line.map(function (at) {
			return [at[1], at[0]];
		}), {
			pane: "over", color: "#1d3f5e", weight: 2,
			interactive: false, smoothFactor: 0.5
		});
	})).addTo(map),
	points: L.layerGroup().addTo(map)
};

var mark = L.rectangle([[0, 0], [0, 0]], {
	pane: "over", color: "#111", weight: 2.5, fill: false, interactive: false
});
var dots = L.canvas({ pane: "dots", padding: 0.3, tolerance: 5 });

data.points.rows.forEach(function (row) {
	L.circleMarker([row[1], row[0]], {
		renderer: dots, radius: data.points.rows.length > 60 ? 4 : 5, color: "#fff", weight: 1.5,
		fillColor: "#14304a", fillOpacity: 1, bubblingMouseEvents: false
	}).bindTooltip(document.createTextNode(row[2] || data.words.point), {
		direction: "top", offset: [0, -5], className: "cell"
	}).on("mouseover", function () {
		tip.remove();
	}).on("click", function () {
		pin(null);
		showPoint(row);
	}).addTo(overlays.points);
});

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

function verdict(cell) {
	var heading = document.createElement("div");
	var swatch = document.querySelector(
		'#legend [data-class="' + cell[2] + '"] ~ .swatch');

	heading.className = "verdict";
	if (swatch)
		heading.append(swatch.cloneNode(true));
	heading.append(verdictText(cell));
	return heading;
}

function verdictText(cell) {
	var name = data.classes[cell[2]].name;

	return cell[3] && cell[2]
		? data.words.at_least.replace("{}", name) : name;
}

/* The columns that say where a cell is come after those that say what it is. */
var where = /^(cell_id|crs|cell_m|col|row|lon|lat)$/;

function showCell(cell) {
	var list = document.createElement("dl");
	var later = document.createElement("dl");
	var next = 4;

	columns.forEach(function (column) {
		var text;

		if (column.place === 0)
			text = String(cell[0] + data.col);
		else if (column.place === 1)
			text = String(cell[1] + data.row);
		else
			text = "all" in column ? column.all : cell[next++];
		line(where.test(column.name) ? later : list, column, text);
	});
	list.append.apply(list, Array.from(later.childNodes));
	show(verdict(cell), list);
}

function showPoint(row) {
	var heading = document.createElement("div");
	var list = document.createElement("dl");

	heading.className = "verdict";
	heading.textContent = row[2] || data.words.point;
	data.points.columns.forEach(function (column, i) {
		line(list, column, row[3 + i]);
	});
	show(heading, list);
}

function hint() {
	var text = document.createElement("p");

	text.className = "note";
	text.textContent = data.words.hint;
	show(text, "");
}

/* Hovering shows a cell, a click or tap keeps it until the next. */

var pinned = null;
var shown = null;
var tip = L.tooltip({
	className: "cell", direction: "top", offset: [0, -8], sticky: true
});

function enter(cell) {
	if (cell === shown)
		return;
	shown = cell;
	if (!cell) {
		mark.remove();
		hint();
		return;
	}
	mark.setBounds([[cell[1] * size, cell[0] * size],
		[(cell[1] + 1) * size, (cell[0] + 1) * size]]).addTo(map);
	showCell(cell);
}

function pin(cell) {
	pinned = cell;
	shown = undefined;
	enter(cell);
}

map.on("mousemove", function (event) {
	var cell = cellAt(event.latlng);

	element.classList.remove("keyboard");
	if (!pinned)
		enter(cell);
	if (cell)
		tip.setLatLng(event.latlng)
			.setContent(document.createTextNode(verdictText(cell)))
			.addTo(map);
	else
		tip.remove();
});
map.on("mouseout", function () {
	tip.remove();
	if (!pinned)
		enter(null);
});
map.on("click", function (event) {
	var cell = cellAt(event.latlng);

	pin(cell === pinned ? null : cell);
});

/* With the keyboard the cell under the cross is shown. */

var cross = L.DomUtil.create("div", "cross", element);
cross.innerHTML = '<svg viewBox="0 0 26 26" fill="none" stroke-width="2" ' +
	'aria-hidden="true"><path stroke="#fff" stroke-width="5" ' +
	'd="M13 1v24M1 13h24"/><path stroke="#111" d="M13 1v24M1 13h24"/></svg>';
element.addEventListener("keydown", function (event) {
	if (event.key === "Escape") {
		element.classList.remove("keyboard");
		pin(null);
	} else if (/^Arrow/.test(event.key) || event.key === "Enter") {
		element.classList.add("keyboard");
		pin(cellAt(map.getCenter()));
	}
});
map.on("moveend", function () {
	if (element.classList.contains("keyboard"))
		pin(cellAt(map.getCenter()));
});

/* The check boxes. */

document.getElementById("legend").addEventListener("change", function (event) {
	var box = event.target;

	if (box.dataset.overlay) {
		if (box.checked)
			overlays[box.dataset.overlay].addTo(map);
		else
			overlays[box.dataset.overlay].remove();
	} else {
		hidden[box.dataset.class] = !box.checked;
		cells.draw();
		if (shown && hidden[shown[2]])
			pin(null);
	}
	box.closest("li").classList.toggle("hidden", !box.checked);
});

/* A page that comes back from the history keeps the state of its boxes. */
document.querySelectorAll("#legend input").forEach(function (box) {
	box.checked = true;
});
hint();
}());
