// SPDX-License-Identifier: GPL-3.0-or-later
// The job of the benchmark for Polars, streaming: scan, join, sink.
// node polars.js MODULES CHEMICALS INPUT OUTPUT
const [modules, chemicals, input, output] = process.argv.slice(2);
const pl = require(modules + "/nodejs-polars");

const text = pl.Utf8;
const number = pl.Float64;
const rows = pl.scanCSV(input, {
	schema: {
		source_id: text, lon: number, lat: number, medium: text,
		point_type: text, quantity: text, pollutant: text, cas: text,
		value: number, unit: text, population: pl.Int64,
	},
});
const lookup = pl.readCSV(chemicals, {
	schema: {
		cas: text, name: text, rfc: pl.Float64, iur: pl.Float64,
		tox_src: text,
	},
}).lazy().select(
	pl.col("cas"),
	pl.col("rfc").mul(1000).as("reference"),
	pl.col("iur"),
	pl.col("tox_src"),
);
const value = pl.col("value");

rows.join(lookup, { on: "cas", how: "left", maintainOrder: "left" })
	.select(
		pl.col(["source_id", "lon", "lat", "medium", "point_type",
			"quantity", "pollutant", "cas", "value", "unit",
			"population"]),
		value.div(pl.col("reference")).as("hq"),
		value.mul(pl.col("iur")).as("cr"),
		pl.col("tox_src"),
	)
	.sinkCSV(output, { maintainOrder: true })
	.collectSync({ engine: "streaming" });
