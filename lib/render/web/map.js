/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map, and the cells on one canvas that moves and scales with it. */
(function () {
"use strict";

var data = EHR.data;
var cells = EHR.cells;
var size = data.size;
var element = document.getElementById("map");
var extent = L.latLngBounds([data.extent[1], data.extent[0]],
	[data.extent[3], data.extent[2]]);
var map = L.map(element, {
	crs: L.CRS.Simple,
	zoomSnap: 0,
	zoomDelta: 0.5,
	wheelPxPerZoomLevel: 90,
	minZoom: -30,
	maxZoom: 30,
	attributionControl: false,
	zoomControl: false,
	keyboardPanDelta: 60
});

/* A cell is at most 220 pixels wide; a unit may be seen at a metre a pixel. */
function setLimits() {
	var zoom = map.getBoundsZoom(extent);

	map.setMinZoom(zoom - 1.5);
	map.setMaxZoom(Math.max(zoom + 2,
		size ? Math.log(220 / size) / Math.LN2 : 0));
}

L.control.zoom({
	zoomInTitle: data.words.zoom_in,
	zoomOutTitle: data.words.zoom_out
}).addTo(map);
L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
map.fitBounds(extent, { animate: false });
setLimits();
map.setMaxBounds(extent.pad(0.6));
map.on("resize", setLimits);

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

var North = L.Control.extend({
	options: { position: "topright" },
	onAdd: function () {
		var sign = L.DomUtil.create("div", "north");

		sign.title = data.words.grid_north;
		sign.textContent = data.words.north;
		sign.insertAdjacentHTML("beforeend",
			'<svg viewBox="0 0 20 36" aria-hidden="true">' +
			'<path d="M10 1L1 35L10 27z" fill="#222"/>' +
			'<path d="M10 1L19 35L10 27z" fill="#fff"/></svg>');
		return sign;
	}
});
new North().addTo(map);

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

function dots() {
	var tile = document.createElement("canvas");
	var pen;

	tile.width = tile.height = 8;
	pen = tile.getContext("2d");
	pen.fillStyle = "rgba(34,34,34,.7)";
	[2, 6].forEach(function (at) {
		pen.beginPath();
		pen.arc(at, at, 1.1, 0, 2 * Math.PI);
		pen.fill();
	});
	return tile;
}

/* Squares, those of one class side by side in one piece when they are too
 * small for a gap between them. only: of that class alone, or -1. */
function drawSquares(pen, bounds, marks, only) {
	var layer = EHR.layer;
	var step = size * map.options.crs.scale(map.getZoom());
	var origin = map.latLngToLayerPoint([0, 0]);
	var gap = step >= 6 ? 1 : 0;
	var colFrom = Math.floor((bounds.min.x - origin.x) / step);
	var colTo = Math.ceil((bounds.max.x - origin.x) / step);
	var rowFrom = Math.floor((origin.y - bounds.max.y) / step);
	var rowTo = Math.ceil((origin.y - bounds.min.y) / step);
	var colour = -1;
	var i = cells.lower(colFrom, rowFrom);
	var col, row, kind, marked, end, left, top, wide, high;

	while (i < cells.n && cells.row[i] <= rowTo) {
		col = cells.col[i];
		row = cells.row[i];
		kind = layer.of[i];
		if (col > colTo) {
			i = cells.lower(colFrom, row + 1);
			continue;
		}
		marked = cells.marked(layer, i);
		end = col + 1;
		for (i++; !gap && i < cells.n && cells.row[i] === row &&
			cells.col[i] === end && layer.of[i] === kind &&
			cells.marked(layer, i) === marked; i++)
			end++;
		if (layer.hidden[kind] || end <= colFrom ||
			(only >= 0 && only !== kind))
			continue;
		if (kind !== colour) {
			colour = kind;
			pen.fillStyle = layer.classes[kind].colour;
		}
		left = Math.round(origin.x + col * step);
		top = Math.round(origin.y - (row + 1) * step);
		wide = Math.max(Math.round(origin.x + end * step) - left - gap, 1);
		high = Math.max(Math.round(origin.y - row * step) - top - gap, 1);
		pen.fillRect(left, top, wide, high);
		if (marked)
			marks.push([left, top, wide, high, marked]);
	}
}

/* Squares smaller than a pixel lie over each other: the worst come last. */
function drawAll(pen, bounds, marks) {
	var small = size * map.options.crs.scale(map.getZoom()) < 1;

	if (!small)
		drawSquares(pen, bounds, marks, -1);
	else
		EHR.layer.classes.forEach(function (unused, kind) {
			drawSquares(pen, bounds, marks, kind);
		});
}

function inSight(box, sight) {
	return box[0] <= sight[2] && box[2] >= sight[0] &&
		box[1] <= sight[3] && box[3] >= sight[1];
}

/* Units, in metres under a pen that is scaled and moved. */
function drawUnits(pen, bounds, patterns) {
	var layer = EHR.layer;
	var scale = map.options.crs.scale(map.getZoom());
	var origin = map.latLngToLayerPoint([0, 0]);
	var sight = [(bounds.min.x - origin.x) / scale,
		(origin.y - bounds.max.y) / scale,
		(bounds.max.x - origin.x) / scale,
		(origin.y - bounds.min.y) / scale];
	var back = new DOMMatrix().scale(1 / scale, -1 / scale);
	var i, kind, unit;

	pen.save();
	pen.translate(origin.x, origin.y);
	pen.scale(scale, -scale);
	patterns.forEach(function (pattern) {
		pattern.of.setTransform(back);
	});
	pen.lineJoin = "round";
	pen.lineWidth = 0.8 / scale;
	pen.strokeStyle = "rgba(74,64,56,.75)";
	for (i = 0; i < cells.n; i++) {
		unit = cells.unit[i];
		kind = layer.of[i];
		if (layer.hidden[kind] || !inSight(unit.box, sight))
			continue;
		pen.fillStyle = layer.classes[kind].colour;
		pen.fill(unit.path, "evenodd");
		patterns.forEach(function (pattern) {
			if (!(cells.marked(layer, i) & pattern.mark))
				return;
			pen.fillStyle = pattern.of;
			pen.fill(unit.path, "evenodd");
		});
		pen.stroke(unit.path);
	}
	pen.restore();
}

var Cells = L.Renderer.extend({
	options: { padding: 0.4 },

	_initContainer: function () {
		this._container = document.createElement("canvas");
		this._pen = this._container.getContext("2d");
		this._patterns = [
			{ mark: cells.HATCHED,
				of: this._pen.createPattern(hatching(), "repeat") },
			{ mark: cells.DOTTED,
				of: this._pen.createPattern(dots(), "repeat") }
		];
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

	draw: function () {
		var pen = this._pen;
		var bounds = this._bounds;
		var marks = [];

		pen.clearRect(bounds.min.x, bounds.min.y,
			bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
		if (data.units) {
			drawUnits(pen, bounds, this._patterns);
			return;
		}
		drawAll(pen, bounds, marks);
		this._patterns.forEach(function (pattern) {
			pen.fillStyle = pattern.of;
			marks.forEach(function (at) {
				if (at[4] & pattern.mark)
					pen.fillRect(at[0], at[1], at[2], at[3]);
			});
		});
	}
});

EHR.map = map;
EHR.extent = extent;
EHR.drawing = new Cells();
EHR.drawing.addTo(map);
}());
