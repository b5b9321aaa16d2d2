/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/heading_check.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "calc/aqi.h"

enum { POLLUTANTS = 8, STEPS = 16, CONCENTRATION_MOST = 1000000000 };

/* One pollutant of the index and where its hour stands. */
struct part {
	struct ehr_aqi_segment segment[STEPS];
	size_t n;
	struct ehr_factor from_column; /* to the unit of the segments */
	long at;
};

struct parts {
	struct part part[POLLUTANTS];
	size_t n;
};

static long find_column(const struct ehr_tablehead *head, const char *name)
{
	for (size_t i = 0; i < head->n; i++)
		if (strcmp(head->column[i].name, name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

static bool read_cell(const struct ehr_preview_row *row, long at, double *value)
{
	return at >= 0 && (size_t)at < row->n &&
	       ehr_num_read(ehr_str_trim(row->cell[at]), value) ==
		       EHR_NUM_VALUE;
}

static bool is_same_substance(
	const struct ehr_aliases *aliases, const char *name, const char *other)
{
	const struct ehr_alias *a = ehr_aliases_find(aliases, ehr_str_of(name));
	const struct ehr_alias *b =
		ehr_aliases_find(aliases, ehr_str_of(other));

	return a != NULL && b != NULL &&
	       strcmp(a->pollutant, b->pollutant) == 0;
}

/* The concentrations of the pollutant in air that the map reads. */
static const struct ehr_measure *find_measure(
	const struct ehr_heading_check *check, const char *pollutant)
{
	for (size_t i = 0; i < check->map->n_measures; i++) {
		const struct ehr_measure *one = &check->map->measure[i];
		const char *name = one->trait[EHR_TRAIT_POLLUTANT].text;
		const char *medium = one->trait[EHR_TRAIT_MEDIUM].text;
		const char *quantity = one->trait[EHR_TRAIT_QUANTITY].text;

		if (one->fixed && name != NULL && strcmp(medium, "air") == 0 &&
			strcmp(quantity, "concentration") == 0 &&
			is_same_substance(check->aliases, name, pollutant))
			return one;
	}
	return NULL;
}

/* To thousandths of the unit: no published concentration has more decimals. */
static struct ehr_fraction exact(double value)
{
	return (struct ehr_fraction){ llround(value * EHR_AQI_THOUSANDTHS),
		EHR_AQI_THOUSANDTHS };
}

static void add_part(const struct ehr_heading_check *check,
	const struct ehr_aqi_scale *scale, struct parts *parts)
{
	const struct ehr_measure *measure =
		find_measure(check, scale->pollutant);
	struct part *part = &parts->part[parts->n];
	struct ehr_factor to_scale;

	if (measure == NULL || parts->n == POLLUTANTS ||
		ehr_units_factor(check->units,
			ehr_str_of(measure->use.canonical),
			ehr_str_of(scale->unit), &to_scale, NULL) != 0)
		return;
	*part = (struct part){ .n = scale->n,
		.from_column = measure->use.factor,
		.at = find_column(check->head, measure->column) };
	part->from_column.mantissa *= to_scale.mantissa;
	part->from_column.exponent += to_scale.exponent;
	for (size_t i = 0; i < scale->n; i++)
		part->segment[i] =
			(struct ehr_aqi_segment){ scale->step[i].index_low,
				scale->step[i].index_high, scale->step[i].low,
				scale->step[i].high };
	parts->n++;
}

/* The scales of the standard for an hour: those of one hour, and those of 24
 * for what has no others. */
static void collect(const struct ehr_heading_check *check, const char *standard,
	struct parts *parts)
{
	parts->n = 0;
	for (size_t i = 0; i < check->scales->n; i++) {
		const struct ehr_aqi_scale *scale = &check->scales->scale[i];

		if (strcmp(scale->standard, standard) != 0)
			continue;
		if (strcmp(scale->averaging, "1h") == 0 ||
			(strcmp(scale->averaging, "24h") == 0 &&
				ehr_aqi_scales_find(check->scales, standard,
					scale->pollutant, "1h") == NULL))
			add_part(check, scale, parts);
	}
}

/* The index of the record, with column `in_place` read for column `of`. */
static int index_of(const struct parts *parts,
	const struct ehr_preview_row *row, long of, long in_place)
{
	int highest = EHR_AQI_NONE;

	for (size_t i = 0; i < parts->n; i++) {
		const struct part *part = &parts->part[i];
		long at = part->at == of ? in_place : part->at;
		double value;
		int index;

		if (!read_cell(row, at, &value))
			return EHR_AQI_NONE;
		value = ehr_factor_apply(part->from_column, value);
		if (!(fabs(value) < CONCENTRATION_MOST))
			return EHR_AQI_NONE;
		index = ehr_aqi_individual(part->segment, part->n, exact(value),
			(struct ehr_aqi_how){ .round = EHR_ROUND_UP });
		if (index == EHR_AQI_NONE)
			return EHR_AQI_NONE;
		if (index > highest)
			highest = index;
	}
	return highest;
}

/* Recomputes the index of all records both ways. */
static void recompute(const struct ehr_heading_check *check,
	const struct parts *parts, long hour, long maximum,
	struct ehr_heading_verdict *found)
{
	long at = find_column(check->head, check->map->index->column);

	for (size_t i = check->head->rows; i < check->preview->n; i++) {
		const struct ehr_preview_row *row = &check->preview->row[i];
		int of_hour = index_of(parts, row, hour, hour);
		int of_maximum = index_of(parts, row, hour, maximum);
		double given;

		if (!read_cell(row, at, &given) || of_hour == EHR_AQI_NONE ||
			of_maximum == EHR_AQI_NONE)
			continue;
		found->records++;
		found->of_hour += given >= of_hour && given <= of_hour;
		found->of_maximum += given >= of_maximum && given <= of_maximum;
	}
}

static size_t best(const struct ehr_heading_verdict *verdict)
{
	return verdict->of_hour > verdict->of_maximum ? verdict->of_hour
						      : verdict->of_maximum;
}

static void by_index(const struct ehr_heading_check *check, long hour,
	long maximum, struct ehr_heading_verdict *verdict)
{
	const struct ehr_index *index = check->map->index;
	struct parts parts;

	for (size_t i = 0; i < index->n_standards; i++) {
		struct ehr_heading_verdict found = { 0 };
		bool is_part = false;

		collect(check, index->standard[i], &parts);
		for (size_t k = 0; k < parts.n; k++)
			is_part = is_part || parts.part[k].at == hour;
		if (!is_part)
			continue;
		recompute(check, &parts, hour, maximum, &found);
		if (i == 0 || best(&found) > best(verdict))
			*verdict = found;
	}
}

static void by_order(const struct ehr_heading_check *check, long hour,
	long maximum, struct ehr_heading_verdict *verdict)
{
	for (size_t i = check->head->rows; i < check->preview->n; i++) {
		const struct ehr_preview_row *row = &check->preview->row[i];
		double a, b;

		if (!read_cell(row, hour, &a) || !read_cell(row, maximum, &b))
			continue;
		verdict->both++;
		verdict->above += a > b;
		verdict->below += a < b;
	}
}

static void judge(
	const struct ehr_cell_rules *rules, struct ehr_heading_verdict *verdict)
{
	double needed = rules->exchanged_share * (double)verdict->records;

	if ((double)verdict->records >= rules->exchanged_records)
		verdict->exchanged = (double)verdict->of_maximum >= needed &&
				     (double)verdict->of_hour < needed;
	else
		verdict->exchanged =
			(double)verdict->above >= rules->exchanged_above &&
			verdict->below == 0;
}

static bool is_standard(
	const struct ehr_aqi_scales *scales, const char *standard)
{
	for (size_t i = 0; i < scales->n; i++)
		if (strcmp(scales->scale[i].standard, standard) == 0)
			return true;
	return false;
}

int ehr_heading_check(const struct ehr_heading_check *check,
	struct ehr_heading_verdict *verdict, struct ehr_err *err)
{
	const struct ehr_index *index = check->map->index;

	for (size_t i = 0; i < index->n_standards; i++)
		if (!is_standard(check->scales, index->standard[i]))
			return ehr_yaml_fail(index->node, err,
				_("no breakpoints of the standard \"%s\" are "
				  "known"),
				index->standard[i]);
	for (size_t i = 0; i < index->n_pairs; i++) {
		long hour = find_column(check->head, index->pair[i].hour);
		long maximum = find_column(check->head, index->pair[i].maximum);

		verdict[i] = (struct ehr_heading_verdict){ 0 };
		by_index(check, hour, maximum, &verdict[i]);
		by_order(check, hour, maximum, &verdict[i]);
		judge(check->rules, &verdict[i]);
	}
	return 0;
}

void ehr_heading_say(const struct ehr_mapping *map, size_t pair,
	const struct ehr_heading_verdict *verdict, struct ehr_buf *out)
{
	const struct ehr_index *index = map->index;
	const char *hour = index->pair[pair].hour;
	const char *maximum = index->pair[pair].maximum;

	ehr_buf_printf(out, _("columns \"%s\" and \"%s\" seem exchanged: "),
		hour, maximum);
	if (verdict->records > 0)
		ehr_buf_printf(out,
			_("\"%s\" is the index of the second in %zu of %zu "
			  "records, of the first in %zu; "),
			index->column, verdict->of_maximum, verdict->records,
			verdict->of_hour);
	ehr_buf_printf(out,
		_("an hour above its own maximum of 24 hours in %zu of %zu "
		  "records, below it in %zu"),
		verdict->above, verdict->both, verdict->below);
	if (index->form != NULL)
		ehr_buf_printf(out, _("; --form %s reads them exchanged"),
			index->form);
	else
		ehr_buf_printf(out,
			_("; write \"%s\" for \"%s\" in the map if they are"),
			maximum, hour);
}
