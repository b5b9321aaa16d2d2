/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_table.h"

static const char *const long_name[EHR_AIR_LONG] = { "source_id", "receptor_id",
	"pollutant", "value", "unit", "qualifier", "medium", "quantity",
	"point_type" };

static const char *const keep_name[EHR_AIR_KEEPS] = { "station", "source_id",
	"receptor_id", "source_name", "adm_code", "lon", "lat", "cell_id",
	"city" };

enum { THOUSAND = 1000 };

/* Cuts NAME=TEXT; false if there is no = or nothing behind it. */
static bool cut_pair(
	struct ehr_str pair, struct ehr_str *name, struct ehr_str *text)
{
	*text = pair;
	*name = ehr_str_trim(ehr_str_cut(text, '='));
	*text = ehr_str_trim(*text);
	return text->n > 0;
}

static int fail_pair(const char *option, struct ehr_str pair,
	const char *expected, struct ehr_err *err)
{
	char shown[64];

	ehr_visible(shown, sizeof(shown), pair);
	return ehr_fail(err, EHR_FAULT_USAGE, _("%s: \"%s\" is not %s"), option,
		shown, expected);
}

static int read_unit(
	struct ehr_air_table *table, struct ehr_str pair, struct ehr_err *err)
{
	struct ehr_str name, text;
	enum ehr_air_basis basis;
	enum ehr_air air;
	int scale;

	if (!cut_pair(pair, &name, &text))
		return fail_pair("--units", pair,
			_("a pollutant with its unit, such as o3=ppb"), err);
	air = ehr_air_find(name);
	if (air == EHR_AIR_N || !ehr_air_unit(text, air, &basis, &scale))
		return fail_pair("--units", pair,
			_("a pollutant with its unit (ug/m3, mg/m3; of gases "
			  "ppb, ppm)"),
			err);
	if (table->at[air] == EHR_NO_COLUMN)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--units: the table has no column of %s"),
			ehr_air_name[air]);
	table->scale[air] = scale;
	table->basis[air] = basis;
	return 0;
}

/* One NAME=COLUMN; NAME is station, time or a pollutant. */
static int read_column(struct ehr_air_table *table,
	const struct ehr_header *header, const char *pair, struct ehr_err *err)
{
	struct ehr_str name, text;
	enum ehr_air air;
	const char *heading;
	size_t at;

	if (!cut_pair(ehr_str_of(pair), &name, &text))
		return fail_pair("--column", ehr_str_of(pair),
			_("NAME=COLUMN, such as pm25=PM2.5"), err);
	heading = strchr(pair, '=') + 1;
	if (ehr_header_need(header, heading, &at, err) != 0)
		return -1;
	air = ehr_air_find(name);
	if (air != EHR_AIR_N)
		table->at[air] = (long)at;
	else if (ehr_str_is(name, "time"))
		table->time_at = (long)at;
	else if (ehr_str_is(name, "station"))
		table->station_at = (long)at;
	else
		return fail_pair("--column", ehr_str_of(pair),
			_("of station, time or a pollutant"), err);
	return 0;
}

/* Headings that are the name of a pollutant, unless --column named others. */
static int find_pollutants(struct ehr_air_table *table,
	const struct ehr_header *header, struct ehr_err *err)
{
	bool some = false;
	long given[EHR_AIR_N];

	memcpy(given, table->at, sizeof(given));
	for (size_t i = 0; i < header->n; i++) {
		enum ehr_air air =
			ehr_air_find(ehr_str_trim(ehr_str_of(header->name[i])));

		if (air == EHR_AIR_N || given[air] != EHR_NO_COLUMN)
			continue;
		if (table->at[air] != EHR_NO_COLUMN)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("two columns of %s: \"%s\" and \"%s\"; "
				  "--column says which"),
				ehr_air_name[air], header->name[table->at[air]],
				header->name[i]);
		table->at[air] = (long)i;
	}
	for (int air = 0; air < EHR_AIR_N; air++) {
		if (table->at[air] == EHR_NO_COLUMN)
			continue;
		table->name[air] = header->name[table->at[air]];
		some = true;
	}
	return some ? 0
		    : ehr_fail(err, EHR_FAULT_DATA,
			      _("no column of a pollutant: pm25, pm10, no2, "
				"so2, o3, co"));
}

static int find_station(struct ehr_air_table *table,
	const struct ehr_header *header, struct ehr_err *err)
{
	static const char *const name[] = { "station", "receptor_id",
		"source_id" };

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++)
		if (table->station_at == EHR_NO_COLUMN &&
			ehr_header_look(
				header, name[i], &table->station_at, err) != 0)
			return -1;
	return 0;
}

static int bind_wide(struct ehr_air_table *table,
	const struct ehr_header *header, const struct ehr_air_opts *opts,
	struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(opts->units ? opts->units : "");

	if (find_station(table, header, err) != 0 ||
		find_pollutants(table, header, err) != 0)
		return -1;
	while (rest.n > 0)
		if (read_unit(table, ehr_str_trim(ehr_str_cut(&rest, ',')),
			    err) != 0)
			return -1;
	return 0;
}

static int bind_long(struct ehr_air_table *table,
	const struct ehr_header *header, const struct ehr_air_opts *opts,
	struct ehr_err *err)
{
	size_t at;

	if (opts->units != NULL || opts->n_columns > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--units and --column are for a table with a column "
			  "for each pollutant"));
	if (ehr_header_need(header, "pollutant", &at, err) != 0 ||
		ehr_header_need(header, "value", &at, err) != 0)
		return -1;
	for (size_t i = 0; i < EHR_AIR_LONG; i++)
		if (ehr_header_look(
			    header, long_name[i], &table->from[i], err) != 0)
			return -1;
	if (table->from[EHR_AIR_SOURCE] == EHR_NO_COLUMN &&
		table->from[EHR_AIR_RECEPTOR] == EHR_NO_COLUMN)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("no column \"source_id\" or \"receptor_id\""));
	return 0;
}

/* Rather long: with one of its columns and none that is named as a pollutant. */
static bool is_long(const struct ehr_header *header)
{
	bool pollutant = ehr_header_find(header, "pollutant") >= 0;
	bool value = ehr_header_find(header, "value") >= 0;

	for (size_t i = 0; i < header->n; i++)
		if (ehr_air_find(ehr_str_trim(ehr_str_of(header->name[i]))) !=
			EHR_AIR_N)
			return pollutant && value;
	return pollutant || value;
}

int ehr_air_table_bind(struct ehr_air_table *table,
	const struct ehr_header *header, const struct ehr_air_opts *opts,
	struct ehr_err *err)
{
	size_t time_at;

	*table = (struct ehr_air_table){ .station_at = EHR_NO_COLUMN,
		.time_at = EHR_NO_COLUMN };
	for (int air = 0; air < EHR_AIR_N; air++) {
		table->at[air] = EHR_NO_COLUMN;
		table->name[air] = ehr_air_name[air];
		table->scale[air] = 1;
	}
	table->is_long = is_long(header);
	if (table->is_long && bind_long(table, header, opts, err) != 0)
		return -1;
	for (size_t i = 0; i < opts->n_columns; i++)
		if (read_column(table, header, opts->column[i], err) != 0)
			return -1;
	if (table->time_at == EHR_NO_COLUMN) {
		if (ehr_header_need(header, "time", &time_at, err) != 0)
			return -1;
		table->time_at = (long)time_at;
	}
	table->time = header->name[table->time_at];
	for (size_t i = 0; i < EHR_AIR_KEEPS; i++) {
		long at = ehr_header_find(header, keep_name[i]);

		if (at == EHR_NO_COLUMN)
			continue;
		table->keep_at[table->keeps] = at;
		table->keep[table->keeps++] = keep_name[i];
	}
	return table->is_long ? 0 : bind_wide(table, header, opts, err);
}

/* A number, or nothing; sets the bits of what is there but no concentration. */
static int read_value(struct ehr_str cell, const char *column, enum ehr_air air,
	int scale, struct ehr_air_reading *reading, struct ehr_err *err)
{
	int64_t micro;

	if (cell.n == 0 || ehr_str_trim(cell).n == 0)
		return 0;
	if (!ehr_air_read(cell, scale, &micro))
		return ehr_fail_cell(err, column, "not_a_number",
			N_("a number, or an empty cell for a missing value"),
			cell);
	if (micro < 0)
		reading->negative |= 1U << air;
	else
		reading->micro[air] = micro;
	return 0;
}

static struct ehr_str cell_of(const struct ehr_air_table *table,
	const struct ehr_row *row, enum ehr_air_long column)
{
	long at = table->from[column];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 } : row->cell[at];
}

static bool is_one_of(struct ehr_str cell, const char *a, const char *b)
{
	return cell.n == 0 || ehr_str_is(cell, a) || ehr_str_is(cell, b);
}

static int read_long(const struct ehr_air_table *table,
	const struct ehr_row *row, struct ehr_air_reading *reading,
	struct ehr_err *err)
{
	struct ehr_str text = cell_of(table, row, EHR_AIR_UNIT);
	enum ehr_air air = ehr_air_find(cell_of(table, row, EHR_AIR_POLLUTANT));
	struct ehr_str value = cell_of(table, row, EHR_AIR_VALUE);
	int scale = 1;

	if (air == EHR_AIR_N ||
		!is_one_of(cell_of(table, row, EHR_AIR_MEDIUM), "air", "air") ||
		!is_one_of(cell_of(table, row, EHR_AIR_QUANTITY),
			"concentration", "concentration") ||
		!is_one_of(cell_of(table, row, EHR_AIR_POINT_TYPE), "ambient",
			"fenceline"))
		return 0;
	if (ehr_str_is(text, "mg/m3"))
		scale = THOUSAND;
	else if (!ehr_str_is(text, "ug/m3") && (text.n > 0 || value.n > 0))
		return ehr_fail_cell(err, "unit", "unit",
			N_("ug/m3 or mg/m3, as ehrisk-ingest writes"), text);
	reading->station[0] = cell_of(table, row, EHR_AIR_SOURCE);
	reading->station[1] = cell_of(table, row, EHR_AIR_RECEPTOR);
	reading->has = 1U << air;
	if (cell_of(table, row, EHR_AIR_QUALIFIER).n > 0) {
		reading->nondetect |= 1U << air;
		return 1;
	}
	return read_value(value, "value", air, scale, reading, err) == 0 ? 1
									 : -1;
}

static int read_wide(const struct ehr_air_table *table,
	const struct ehr_row *row, struct ehr_air_reading *reading,
	struct ehr_err *err)
{
	if (table->station_at != EHR_NO_COLUMN)
		reading->station[0] = row->cell[table->station_at];
	reading->has = (1U << EHR_AIR_N) - 1;
	for (int air = 0; air < EHR_AIR_N; air++)
		if (table->at[air] != EHR_NO_COLUMN &&
			read_value(row->cell[table->at[air]], table->name[air],
				(enum ehr_air)air, table->scale[air], reading,
				err) != 0)
			return -1;
	return 1;
}

int ehr_air_table_read(const struct ehr_air_table *table,
	const struct ehr_row *row, struct ehr_air_reading *reading,
	struct ehr_err *err)
{
	int rc;

	reading->has = reading->negative = reading->nondetect = 0;
	reading->station[0] = reading->station[1] = (struct ehr_str){ "", 0 };
	for (int air = 0; air < EHR_AIR_N; air++)
		reading->micro[air] = EHR_AIR_MISSING;
	rc = table->is_long ? read_long(table, row, reading, err)
			    : read_wide(table, row, reading, err);
	if (rc > 0 && ehr_hour_cell(row->cell[table->time_at], table->time,
			      &reading->hour, &reading->form, err) != 0)
		return -1;
	return rc;
}
