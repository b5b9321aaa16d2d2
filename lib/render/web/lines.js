/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meridians and parallels with their degrees, at steps that suit the zoom. The
 * page has no projection: places are polynomials through those of a few nodes,
 * Chebyshev's, so that they are good to a small part of a pixel
 * (model/graticule.h). */
(function () {
"use strict";

var table = EHR.data.graticule;
var map = EHR.map;

/* Seconds of arc. None is more than 2.5 times the one before. */
var STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120,
	300, 600, 900, 1800, 3600, 7200, 18000, 36000, 54000, 108000];
var APART = 75; /* pixels, at least: room for a label */
var PLACES = 17; /* of a line in sight */

var node = [], weight = [], i;

for (i = 0; i < table.n; i++) {
	node.push(Math.cos((2 * i + 1) * Math.PI / (2 * table.n)));
	weight.push((i % 2 ? -1 : 1) *
		Math.sin((2 * i + 1) * Math.PI / (2 * table.n)));
}

/* What each node counts for at t, from -1 to 1. */
function parts(t) {
	var list = [], sum = 0, k, part;

	for (k = 0; k < table.n; k++) {
		if (Math.abs(t - node[k]) < 1e-14)
			return node.map(function (unused, at) {
				return at === k ? 1 : 0;
			});
		part = weight[k] / (t - node[k]);
		list.push(part);
		sum += part;
	}
	return list.map(function (one) {
		return one / sum;
	});
}

/* Metres of a place in degrees, east and north of the origin. */
function project(lon, lat) {
	var across = parts((2 * lon - table.west - table.east) /
		(table.east - table.west));
	var along = parts((2 * lat - table.south - table.north) /
		(table.north - table.south));
	var x = 0, y = 0, k, j, part;

	for (k = 0; k < table.n; k++)
		for (j = 0; j < table.n; j++) {
			part = across[k] * along[j];
			x += part * table.x[k * table.n + j];
			y += part * table.y[k * table.n + j];
		}
	return [x, y];
}

function within(value, from, to) {
	return Math.max(from, Math.min(to, value));
}

/* Degrees of a place in metres, or the nearest in the table, by Newton. */
function unproject(x, y) {
	var lon = (table.west + table.east) / 2;
	var lat = (table.south + table.north) / 2;
	var wide = (table.east - table.west) * 1e-5;
	var high = (table.north - table.south) * 1e-5;
	var k, at, east, north, a, b, c, d, dx, dy, det;

	for (k = 0; k < 8; k++) {
		at = project(lon, lat);
		east = project(lon + wide, lat);
		north = project(lon, lat + high);
		a = (east[0] - at[0]) / wide;
		b = (north[0] - at[0]) / high;
		c = (east[1] - at[1]) / wide;
		d = (north[1] - at[1]) / high;
		det = a * d - b * c;
		dx = x - at[0];
		dy = y - at[1];
		lon = within(lon + (d * dx - b * dy) / det, table.west, table.east);
		lat = within(lat + (a * dy - c * dx) / det, table.south, table.north);
	}
	return [lon, lat];
}

/* The degrees that a rectangle of the map spans. */
function spanOf(bounds) {
	var span = [Infinity, Infinity, -Infinity, -Infinity];
	var west = bounds.getWest(), south = bounds.getSouth();
	var wide = bounds.getEast() - west, high = bounds.getNorth() - south;
	var k, j, at;

	for (k = 0; k <= 4; k++)
		for (j = 0; j <= 4; j++) {
			if (k % 4 && j % 4)
				continue;
			at = unproject(west + wide * k / 4, south + high * j / 4);
			span[0] = Math.min(span[0], at[0]);
			span[1] = Math.min(span[1], at[1]);
			span[2] = Math.max(span[2], at[0]);
			span[3] = Math.max(span[3], at[1]);
		}
	return span;
}

/* The smallest step, in seconds, whose lines are far enough apart where
 * metres is how long a degree is. */
function stepFor(metres) {
	var pixels = metres / 3600 * map.options.crs.scale(map.getZoom());

	return STEPS.find(function (step) {
		return step * pixels >= APART;
	}) || STEPS[STEPS.length - 1];
}

function two(number) {
	return (number < 10 ? "0" : "") + number;
}

/* As ehr_graticule_label writes it, with parts of seconds. */
function labelOf(count, step, sides) {
	var all = Math.round(Math.abs(count) * step * 100);
	var seconds = Math.floor(all / 100);
	var text = Math.floor(seconds / 3600) + "\u00b0";

	if (step % 3600)
		text += two(Math.floor(seconds / 60) % 60) + "\u2032";
	if (step % 60)
		text += two(seconds % 60) + (step < 0.1 ? "." + two(all % 100)
			: step < 1 ? "." + Math.floor(all % 100 / 10) : "") + "\u2033";
	return all ? text + sides[count > 0 ? 1 : 0] : text;
}

function lineAt(degrees, span, meridian) {
	var from = span[meridian ? 1 : 0], to = span[meridian ? 3 : 2];
	var line = [], k, along, at;

	for (k = 0; k < PLACES; k++) {
		along = from + (to - from) * k / (PLACES - 1);
		at = meridian ? project(degrees, along) : project(along, degrees);
		line.push([at[1], at[0]]);
	}
	return line;
}

/* Lines of one kind: degrees, places, label. */
function linesOf(span, step, meridian) {
	var from = span[meridian ? 0 : 1], to = span[meridian ? 2 : 3];
	var count = Math.ceil(from * 3600 / step), list = [];

	for (; count * step / 3600 <= to && list.length < 200; count++)
		list.push({
			meridian: meridian,
			places: lineAt(count * step / 3600, span, meridian),
			text: labelOf(count, step, meridian ? "WE" : "SN")
		});
	return list;
}

/* All that are in sight, and a little beyond. */
function linesInSight() {
	var span = spanOf(map.getBounds().pad(0.4));
	var lon = (span[0] + span[2]) / 2, lat = (span[1] + span[3]) / 2;
	var at = project(lon, lat);
	var east = project(lon + 1e-4 * (table.east - table.west), lat);
	var north = project(lon, lat + 1e-4 * (table.north - table.south));

	return linesOf(span, stepFor(Math.hypot(east[0] - at[0],
		east[1] - at[1]) / (1e-4 * (table.east - table.west))), true)
		.concat(linesOf(span, stepFor(Math.hypot(north[0] - at[0],
			north[1] - at[1]) / (1e-4 * (table.north - table.south))),
		false));
}

/* Where a line leaves the map, or ends before: at its foot, or at its left
 * side. */
function crossing(line, sight) {
	var edge = line.meridian ? sight.y : 0;
	var along = line.meridian ? "y" : "x", across = line.meridian ? "x" : "y";
	var before = null, k, at, part;

	for (k = 0; k < line.places.length; k++) {
		at = map.latLngToContainerPoint(line.places[k]);
		if (before && (before[along] > edge) !== (at[along] > edge)) {
			part = (edge - before[along]) / (at[along] - before[along]);
			return before[across] + part * (at[across] - before[across]);
		}
		before = at;
	}
	at = map.latLngToContainerPoint(line.places[0]);
	return (line.meridian ? at.y <= edge : at.x >= edge) ? at[across] : NaN;
}

var pane = map.createPane("lines");
var ruled = L.canvas({ pane: "lines", padding: 0.4 });
var group = L.layerGroup().addTo(map);
var labels = L.DomUtil.create("div", "degrees", map.getContainer());
var lines = [];

pane.style.zIndex = 440;

function placeLabels() {
	var sight = map.getSize();

	lines.forEach(function (line) {
		var at = crossing(line, sight);
		var most = line.meridian ? sight.x : sight.y;
		/* beside the scale, below the buttons */
		var shown = at > (line.meridian ? 165 : 130) && at < most - 26;

		line.label.hidden = !shown;
		if (shown)
			line.label.style[line.meridian ? "left" : "top"] =
				Math.round(at) + "px";
	});
}

function rule() {
	group.clearLayers();
	labels.textContent = "";
	lines = linesInSight();
	lines.forEach(function (line) {
		L.polyline(line.places, {
			renderer: ruled, color: "#223", opacity: 0.28, weight: 1,
			interactive: false, smoothFactor: 0.5
		}).addTo(group);
		line.label = L.DomUtil.create("span",
			line.meridian ? "meridian" : "parallel", labels);
		line.label.textContent = line.text;
	});
	placeLabels();
	/* at once: paper does not wait for the next frame */
	if (lines.length)
		ruled._updatePaths();
}

EHR.project = project;
if (table.n) {
	map.on("moveend resize", rule);
	map.on("move zoom", placeLabels);
	rule();
}
}());
