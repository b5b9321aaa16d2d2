/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the JSON in #data: where they lie, what their columns say, which
 * class they have on each layer. html_columns.h says how columns are written.
 * One unit of the map is one metre, the origin the south-west corner of all
 * cells. */
var EHR = (function () {
"use strict";

var data = JSON.parse(document.getElementById("data").textContent);
var cells = { n: data.n };
var NONE = { u1: 255, u2: 65535, i4: -2147483648 };

function bytes(text) {
	var raw = atob(text);
	var out = new Uint8Array(raw.length);

	for (var i = 0; i < raw.length; i++)
		out[i] = raw.charCodeAt(i);
	return out;
}

/* The numbers of a column, decoded when they are first asked for. */
function numbers(column) {
	if (column.read)
		return column.read;
	if (column.u1)
		column.read = bytes(column.u1);
	else if (column.u2)
		column.read = new Uint16Array(bytes(column.u2).buffer);
	else if (column.i4)
		column.read = new Int32Array(bytes(column.i4).buffer);
	else
		column.read = new Float64Array(bytes(column.f8).buffer);
	column.none = column.u1 ? NONE.u1 : column.u2 ? NONE.u2 : NONE.i4;
	return column.read;
}

/* What a column says of cell i. */
function text(column, i) {
	var value;

	if ("all" in column)
		return column.all;
	if ("place" in column)
		return String(column.place ? cells.row[i] + data.row
			: cells.col[i] + data.col);
	if (column.id)
		return [data.crs, data.size_text, cells.col[i] + data.col,
			cells.row[i] + data.row].join("/");
	value = numbers(column)[i];
	if (column.dict)
		return column.dict[value];
	if (column.f8 ? value !== value : value === column.none)
		return "";
	return String(column.dec ? value / Math.pow(10, column.dec) : value);
}

/* Where squares lie: column and row of each, in order of row, then column. */
function place() {
	var runs = data.runs, row = 0, at = 0, k, i;

	cells.col = new Int32Array(data.n);
	cells.row = new Int32Array(data.n);
	for (i = 0; i < runs.length; i += 3) {
		row += runs[i + 1];
		for (k = 0; k < runs[i + 2]; k++, at++) {
			cells.col[at] = runs[i] + k;
			cells.row[at] = row;
		}
	}
}

/* The first cell that is not before that column of that row. */
function lower(col, row) {
	var from = 0, to = data.n, middle;

	while (from < to) {
		middle = (from + to) >> 1;
		if (cells.row[middle] < row || (cells.row[middle] === row &&
			cells.col[middle] < col))
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Units: a path in metres, and the box around it. */
function outline(rings) {
	var box = [Infinity, Infinity, -Infinity, -Infinity];
	var path = new Path2D();

	rings.forEach(function (ring) {
		var x = 0, y = 0, i;

		for (i = 0; i < ring.length; i += 2) {
			x += ring[i];
			y += ring[i + 1];
			path[i ? "lineTo" : "moveTo"](x, y);
			box[0] = Math.min(box[0], x);
			box[1] = Math.min(box[1], y);
			box[2] = Math.max(box[2], x);
			box[3] = Math.max(box[3], y);
		}
		path.closePath();
	});
	return { path: path, box: box };
}

if (data.units)
	cells.unit = data.rings.map(outline);
else
	place();
cells.marks = bytes(data.marks);
data.layers.forEach(function (layer) {
	layer.of = bytes(layer.u1);
	layer.hidden = {};
});

/* The box of cell i: west, south, east, north. */
cells.box = function (i) {
	var size = data.size;

	if (data.units)
		return cells.unit[i].box;
	return [cells.col[i] * size, cells.row[i] * size,
		(cells.col[i] + 1) * size, (cells.row[i] + 1) * size];
};

cells.at = function (col, row) {
	var i = lower(col, row);

	return i < data.n && cells.col[i] === col && cells.row[i] === row ? i : -1;
};

var probe = document.createElement("canvas").getContext("2d");

/* The cell that holds a place, or -1. */
cells.find = function (x, y) {
	var i, box;

	if (!data.units)
		return cells.at(Math.floor(x / data.size), Math.floor(y / data.size));
	for (i = 0; i < data.n; i++) {
		box = cells.unit[i].box;
		if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] &&
			probe.isPointInPath(cells.unit[i].path, x, y, "evenodd"))
			return i;
	}
	return -1;
};

cells.HATCHED = 1;
cells.DOTTED = 2;

/* How cell i is marked on a layer: hatched if it is incomplete, dotted if its
 * value is made from those around it, or both. */
cells.marked = function (layer, i) {
	return !layer.of[i] ? 0 : cells.marks[i] &
		((layer.amount ? 0 : cells.HATCHED) |
		(layer.estimates ? cells.DOTTED : 0));
};

cells.lower = lower;
cells.text = text;
return { data: data, cells: cells, layer: data.layers[0] };
}());
