/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/options.h"

#include "calc/ratio.h"

struct ingest_given ingest_given = {
	.temperature_k = EHR_REFERENCE_TEMPERATURE_K,
};

const struct ehr_opt ingest_options[INGEST_OPTIONS] = {
	{ "map", 'm', EHR_OPT_TEXT, "FILE", &ingest_given.map_path, 0, 0,
		N_("read from FILE (YAML) what the columns are; else their "
		   "headings tell") },
	{ "form", 0, EHR_OPT_TEXT, "NAME", &ingest_given.form, 0, 0,
		N_("the table is of this form; else its headings tell") },
	{ "constant", 0, EHR_OPT_LIST, "NAME=VALUE", &ingest_given.constants, 0,
		0,
		N_("what a canonical column holds unless a heading says "
		   "otherwise, such as point_type=stack") },
	{ "explain", 0, EHR_OPT_FLAG, NULL, &ingest_given.explain, 0, 0,
		N_("write what each column is taken for, and why, in place of "
		   "rows") },
	{ "write-map", 0, EHR_OPT_TEXT, "FILE", &ingest_given.write_map, 0, 0,
		N_("write the map that the headings gave to FILE") },
	{ "keep", 0, EHR_OPT_FLAG, NULL, &ingest_given.keep, 0, 0,
		N_("pass on the columns that the map does not speak of") },
	{ "nd", 0, EHR_OPT_CHOICE, "keep|half|zero|limit|sqrt2",
		&ingest_given.nd, 0, 0,
		N_("what to write as the value of a non-detect: nothing "
		   "(keep), or half its limit, zero, the limit, the limit "
		   "divided by the square root of 2") },
	{ "decimal", 0, EHR_OPT_TEXT, "CHAR", &ingest_given.decimal, 0, 0,
		N_("numbers have a decimal comma, if CHAR is a comma") },
	{ "crs", 0, EHR_OPT_TEXT, "SYSTEM", &ingest_given.crs, 0, 0,
		N_("what the coordinates refer to: wgs84, cgcs2000, gcj02, "
		   "bd09 or EPSG:n") },
	{ "region", 0, EHR_OPT_TEXT, "NAME", &ingest_given.region, 0, 0,
		N_("flag positions outside the region, such as china") },
	{ "outline", 0, EHR_OPT_TEXT, "FILE", &ingest_given.outline_path, 0, 0,
		N_("hold positions against the outlines in FILE (GeoJSON); "
		   "needs --outline-name") },
	{ "outline-name", 0, EHR_OPT_TEXT, "COLUMN", &ingest_given.outline_name,
		0, 0,
		N_("the column with the name of the outline that each record "
		   "states") },
	{ "outline-property", 0, EHR_OPT_TEXT, "NAME",
		&ingest_given.outline_property, 0, 0,
		N_("the property of the outlines with their names (NAME or "
		   "name)") },
	{ "outline-crs", 0, EHR_OPT_TEXT, "SYSTEM", &ingest_given.outline_crs,
		0, 0, N_("what the outlines refer to, as for --crs (wgs84)") },
	{ "temp-ref", 0, EHR_OPT_NUMBER, "KELVIN", &ingest_given.temperature_k,
		200, 400,
		N_("temperature at which ppb and the like become ug/m3 "
		   "(298.15)") },
	{ "on-duplicate", 0, EHR_OPT_CHOICE, "keep|first|error|sum",
		&ingest_given.on_duplicate, 0, 0,
		N_("later records of the same source, outlet, pollutant and "
		   "time: keep and flag them, leave them out, stop, or add "
		   "up") },
	{ "join", 0, EHR_OPT_TEXT, "FILE", &ingest_given.join_path, 0, 0,
		N_("fill empty cells from the table in FILE, found by "
		   "source_id, such as a list of stations") },
	{ "update", 0, EHR_OPT_TEXT, "FILE", &ingest_given.roster_path, 0, 0,
		N_("fill empty cells from the roster in FILE, found by credit "
		   "code, organisation code or name") },
	{ "update-report", 0, EHR_OPT_TEXT, "FILE", &ingest_given.report_path,
		0, 0,
		N_("write to FILE how each source was found in the roster") },
	{ "audit", 0, EHR_OPT_TEXT, "FILE", &ingest_given.audit_path, 0, 0,
		N_("write to FILE (CSV) where cells of a record contradict "
		   "each other") },
	{ "quality", 0, EHR_OPT_TEXT, "FILE", &ingest_given.quality_path, 0, 0,
		N_("write to FILE (JSON) what the input was like: counts, "
		   "flags, columns") },
	{ "omd", 0, EHR_OPT_FLAG, NULL, &ingest_given.markdown, 0, 0,
		N_("write --quality as Markdown, for people") },
};

static int check(struct ehr_err *err)
{
	const struct ingest_given *given = &ingest_given;
	const char *what = NULL;

	if (given->report_path != NULL && given->roster_path == NULL)
		what = _("--update-report needs --update FILE");
	if (given->map_path != NULL &&
		(given->form != NULL || given->constants.n > 0 ||
			given->write_map != NULL))
		what = _("--form, --constant and --write-map are for tables "
			 "without --map");
	if (what != NULL)
		return ehr_fail(err, EHR_FAULT_USAGE, "%s", what);
	if (given->decimal != NULL && strcmp(given->decimal, ",") != 0 &&
		strcmp(given->decimal, ".") != 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--decimal: a comma or a point, not \"%s\""),
			given->decimal);
	return 0;
}

int ingest_options_read(struct ehr_ingest_opts *opts, struct ehr_run *run,
	struct ehr_arena *arena)
{
	const struct ingest_given *given = &ingest_given;

	*opts = (struct ehr_ingest_opts){
		.refs = { .units = ehr_run_ref(run, "units"),
			.aliases = ehr_run_ref(run, "aliases"),
			.code_exceptions = ehr_run_ref(run, "code_exceptions"),
			.regions = ehr_run_ref(run, "regions"),
			.audit_rules =
				given->audit_path == NULL
					? NULL
					: ehr_run_ref(run, "audit_rules"),
			.headings = ehr_run_ref(run, "headings") },
		.crs = given->crs,
		.region = given->region,
		.decimal = given->decimal == NULL ? (char)0 : *given->decimal,
		.nd = (enum ehr_nd)given->nd,
		.temperature_k = given->temperature_k,
		.on_duplicate = (enum ehr_on_duplicate)given->on_duplicate,
		.quality = given->quality_path != NULL,
		.audit = given->audit_path != NULL,
		.form = given->form,
		.n_constants = given->constants.n,
		.keep = given->keep,
	};
	opts->constant = ehr_constants_read(
		given->constants.item, given->constants.n, arena, &run->err);
	return opts->constant == NULL ? -1 : check(&run->err);
}
