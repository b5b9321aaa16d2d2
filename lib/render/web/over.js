/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the cells and lines: the outline, sources by size, sensitive
 * sites by sign. */
(function () {
"use strict";

var data = EHR.data;
var map = EHR.map;
var wide = Math.min(map.getSize().x, map.getSize().y);
var RADIUS = Math.max(9, Math.min(20, wide / 48)); /* of the largest point */

map.createPane("over").style.zIndex = 450;
map.createPane("dots").style.zIndex = 460;
map.createPane("marks").style.zIndex = 470;

function turned(line) {
	return line.map(function (at) {
		return [at[1], at[0]];
	});
}

/* Outline. */

var outline = L.layerGroup();
var drawn = L.canvas({ pane: "over", padding: 0.4 });

data.outline.forEach(function (line) {
	L.polyline(turned(line), {
		renderer: drawn, color: "#1d3f5e", weight: 1.1, opacity: 0.85,
		interactive: false, smoothFactor: 0.5
	}).addTo(outline);
});
outline.addTo(map);

/* Points: the largest first, so that none hides a smaller one. */

var points = L.layerGroup();
var dots = L.canvas({ pane: "dots", padding: 0.3, tolerance: 5 });
var order = data.points.rows.map(function (row, i) {
	return i;
});

function radius(row) {
	if (!data.points.sized)
		return data.points.rows.length > 60 ? 4 : 5;
	return Math.max(row[2] * RADIUS, 1.6);
}

document.querySelectorAll(".sizes svg").forEach(function (sign) {
	var circle = sign.firstElementChild;
	var r = Math.max(sign.dataset.size / 1000 * RADIUS, 1.6);

	sign.setAttribute("width", 2 * r);
	sign.setAttribute("height", 2 * r);
	["cx", "cy", "r"].forEach(function (name) {
		circle.setAttribute(name, r);
	});
});

order.sort(function (a, b) {
	return data.points.rows[b][2] - data.points.rows[a][2] || a - b;
});
order.forEach(function (i) {
	var row = data.points.rows[i];
	var empty = data.points.sized && row[2] < 0;

	row.mark = L.circleMarker([row[1], row[0]], {
		renderer: dots, radius: radius(row), color: empty ? "#14304a" : "#fff",
		weight: data.points.sized ? 0.8 : 1.5,
		fillColor: empty ? "#fff" : "#14304a",
		fillOpacity: data.points.sized ? 0.78 : 1,
		bubblingMouseEvents: false
	}).bindTooltip(document.createTextNode(row[3] || data.words.point), {
		direction: "top", offset: [0, -5], className: "cell"
	}).on("mouseover", function () {
		EHR.leave();
	}).on("click", function () {
		EHR.showRow(data.points, row, data.words.point);
	}).addTo(points);
});
points.addTo(map);

/* Sites: the sign of their kind, on a canvas of their own. */

var Sign = L.CircleMarker.extend({
	_updatePath: function () {
		var pen = this._renderer._ctx;
		var kind = this.options.kind;

		if (!this._renderer._drawing || this._empty())
			return;
		pen.save();
		pen.translate(this._point.x - 9, this._point.y - 9);
		pen.scale(0.9, 0.9);
		pen.fillStyle = "#fff";
		pen.beginPath();
		if (pen.roundRect)
			pen.roundRect(0, 0, 20, 20, 4);
		else
			pen.rect(0, 0, 20, 20);
		pen.fill();
		pen.lineWidth = 1.6;
		pen.strokeStyle = kind.colour;
		pen.stroke();
		pen.translate(2, 2);
		pen.fillStyle = kind.colour;
		pen.fill(kind.path, "evenodd");
		pen.restore();
	}
});

var signs = L.canvas({ pane: "marks", padding: 0.3 });
var sites = data.kinds.map(function (kind) {
	kind.path = new Path2D(kind.sign);
	return L.layerGroup();
});

data.sites.rows.forEach(function (row, i) {
	var kind = data.kinds[data.kind[i]];

	row.mark = new Sign([row[1], row[0]], {
		renderer: signs, radius: 9, kind: kind, weight: 0,
		bubblingMouseEvents: false
	}).bindTooltip(document.createTextNode(
		kind.name + (row[3] ? ": " + row[3] : "")), {
		direction: "top", offset: [0, -9], className: "cell"
	}).on("mouseover", function () {
		EHR.leave();
	}).on("click", function () {
		EHR.showRow(data.sites, row, kind.name);
	}).addTo(sites[data.kind[i]]);
});
sites.forEach(function (group) {
	group.addTo(map);
});

EHR.overlays = { outline: outline, points: points };
EHR.sites = sites;
}());
