/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_method.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "calc/special.h"
#include "calc/summary.h"

const char *const ehr_response_method_columns[EHR_RESPONSE_METHOD_COLUMNS] = {
	"method", "pollutant", "beta", "se", "unit", "averaging", "form",
	"combine", "index", "scale", "label", "scale_rule", "categories",
	"base_years", "n", "source", "status", "note"
};

static int bad_scale(const char *text, struct ehr_err *err)
{
	char shown[128];

	ehr_visible(shown, sizeof(shown), ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--scale is max, p95, p98, p99 or such as "
		  "guideline:pm25=15,o3=100@3, found \"%s\""),
		shown);
}

/* pm25=15,o3=100@3 */
static bool read_guideline(
	struct ehr_str rest, struct ehr_response_scale *scale)
{
	struct ehr_str bound = rest;

	rest = ehr_str_cut(&bound, '@');
	if (ehr_num_read(bound, &scale->bound) != EHR_NUM_VALUE ||
		!(scale->bound > 0))
		return false;
	while (rest.n > 0) {
		struct ehr_str conc = ehr_str_cut(&rest, ',');
		struct ehr_str name = ehr_str_cut(&conc, '=');
		double value;

		if (name.n == 0 || scale->n == EHR_RESPONSE_TERMS ||
			ehr_num_read(conc, &value) != EHR_NUM_VALUE ||
			!(value > 0))
			return false;
		for (size_t i = 0; i < scale->n; i++)
			if (ehr_str_eq(scale->at[i].pollutant, name))
				return false;
		scale->at[scale->n].pollutant = name;
		scale->at[scale->n++].conc = value;
	}
	return scale->n > 0;
}

int ehr_response_scale_read(
	const char *text, struct ehr_response_scale *scale, struct ehr_err *err)
{
	static const char guideline[] = "guideline:";
	struct ehr_str all = ehr_str_of(text);
	long percent;

	*scale = (struct ehr_response_scale){ .text = text, .share = 1 };
	if (strcmp(text, "max") == 0)
		return 0;
	if (ehr_str_starts(all, guideline)) {
		size_t n = sizeof(guideline) - 1;

		scale->guideline = true;
		return read_guideline(
			       (struct ehr_str){ all.p + n, all.n - n }, scale)
			       ? 0
			       : bad_scale(text, err);
	}
	if (text[0] != 'p' || ehr_num_int("--scale", ehr_str_of(text + 1), 50,
				      99, &percent, NULL))
		return bad_scale(text, err);
	scale->share = (double)percent / 100;
	return 0;
}

static size_t find_taken(
	const struct ehr_response_term *term, size_t n, const char *pollutant)
{
	size_t i = 0;

	while (i < n && (term[i].verdict != EHR_TERM_TAKEN ||
				strcmp(term[i].pollutant, pollutant) != 0))
		i++;
	return i;
}

bool ehr_response_both_pm(const struct ehr_response_term *term, size_t n)
{
	return find_taken(term, n, "pm25") < n &&
	       find_taken(term, n, "pm10") < n;
}

size_t ehr_response_terms_choose(struct ehr_response_term *term, size_t n,
	bool significant, enum ehr_response_pm pm)
{
	double z = ehr_normal_quantile(0.975);
	size_t taken = 0;

	for (size_t i = 0; i < n; i++)
		term[i].verdict =
			!isfinite(term[i].beta) ? EHR_TERM_NO_ESTIMATE
			: !(term[i].beta > 0)   ? EHR_TERM_NOT_POSITIVE
			: significant && !(term[i].beta > z * term[i].se)
				? EHR_TERM_NOT_SIGNIFICANT
				: EHR_TERM_TAKEN;
	if (pm != EHR_PM_LARGER && ehr_response_both_pm(term, n))
		term[find_taken(term, n, pm == EHR_PM_PM25 ? "pm10" : "pm25")]
			.verdict = EHR_TERM_OTHER_PM;
	for (size_t i = 0; i < n; i++)
		taken += term[i].verdict == EHR_TERM_TAKEN;
	return taken;
}

static bool is_pm(const struct ehr_response_term *term)
{
	return strcmp(term->pollutant, "pm25") == 0 ||
	       strcmp(term->pollutant, "pm10") == 0;
}

double ehr_response_index_er(
	const struct ehr_response_index *index, const double *conc)
{
	double sum = 0, pm = 0;
	bool is = false;

	for (size_t i = 0; i < index->n; i++) {
		const struct ehr_response_term *term = &index->term[i];
		double er;

		if (term->verdict != EHR_TERM_TAKEN)
			continue;
		er = 100 * expm1(term->beta * conc[i]);
		if (isnan(er))
			return NAN;
		if (!index->larger_pm || !is_pm(term)) {
			sum += er;
			continue;
		}
		pm = is ? fmax(pm, er) : er;
		is = true;
	}
	return sum + pm;
}

static int scale_guideline(
	struct ehr_response_index *index, struct ehr_err *err)
{
	const struct ehr_response_scale *scale = index->scale;
	double conc[EHR_RESPONSE_TERMS] = { 0 };

	for (size_t i = 0; i < index->n; i++) {
		size_t j = 0;

		if (index->term[i].verdict != EHR_TERM_TAKEN)
			continue;
		while (j < scale->n && !ehr_str_is(scale->at[j].pollutant,
					       index->term[i].pollutant))
			j++;
		if (j == scale->n)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--scale names no guideline for %s"),
				index->term[i].pollutant);
		conc[i] = scale->at[j].conc;
	}
	index->k = 10 * ehr_response_index_er(index, conc) / scale->bound;
	return 0;
}

/* The ER of all base days that have one, into er; how many. */
static size_t base_days(const struct ehr_response_index *index,
	const struct ehr_response_series *series, double *er)
{
	size_t n = 0;

	for (size_t d = 0; d < series->n; d++) {
		double conc[EHR_RESPONSE_TERMS];
		long day = series->first + (long)d;

		if (day < index->from || day > index->to)
			continue;
		for (size_t i = 0; i < index->n; i++)
			conc[i] = series->variable[index->term[i].variable]
					  .value[d];
		er[n] = ehr_response_index_er(index, conc);
		if (!isnan(er[n]))
			n++;
	}
	return n;
}

int ehr_response_index_scale(struct ehr_response_index *index,
	const struct ehr_response_series *series, struct ehr_err *err)
{
	double *er = ehr_calloc(2 * series->n + 1, sizeof(*er));
	int rc = 0;

	index->days = base_days(index, series, er);
	if (index->days == 0)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("no base day has all pollutants of the method"));
	else if (index->scale->guideline)
		rc = scale_guideline(index, err);
	else
		ehr_quantiles(er, index->days, &index->scale->share, 1,
			er + series->n, &index->k);
	free(er);
	if (rc == 0 && !(index->k > 0 && isfinite(index->k)))
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("the scale of the method is not above 0"));
	return rc;
}

static bool both(const struct ehr_response_series *series,
	const struct ehr_response_index *index, size_t d, const double *x,
	const double *y)
{
	long day = series->first + (long)d;

	return day >= index->from && day <= index->to && !isnan(x[d]) &&
	       !isnan(y[d]);
}

double ehr_response_correlation(const struct ehr_response_series *series,
	const struct ehr_response_index *index, size_t a, size_t b, size_t *n)
{
	const double *x = series->variable[a].value;
	const double *y = series->variable[b].value;
	double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;

	*n = 0;
	for (size_t d = 0; d < series->n; d++)
		if (both(series, index, d, x, y)) {
			mx += x[d];
			my += y[d];
			(*n)++;
		}
	if (*n < 3)
		return NAN;
	mx /= (double)*n;
	my /= (double)*n;
	for (size_t d = 0; d < series->n; d++)
		if (both(series, index, d, x, y)) {
			xx += (x[d] - mx) * (x[d] - mx);
			yy += (y[d] - my) * (y[d] - my);
			xy += (x[d] - mx) * (y[d] - my);
		}
	return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : NAN;
}

static void base_text(
	const struct ehr_response_index *index, char *out, size_t size)
{
	struct ehr_day_parts from = ehr_day_parts(index->from);
	struct ehr_day_parts to = ehr_day_parts(index->to);

	(void)snprintf(out, size, "%d-%d", from.year, to.year);
}

static int write_term(const struct ehr_response_index *index,
	const struct ehr_response_term *term,
	const struct ehr_response_naming *naming, struct ehr_writer *writer,
	struct ehr_err *err)
{
	char years[32], rule[256], note[256], lag[EHR_RESPONSE_LAG_TEXT];

	base_text(index, years, sizeof(years));
	ehr_response_lag_write(lag, term->lag);
	(void)snprintf(rule, sizeof(rule), "%.160s of %zu days",
		index->scale->text, index->days);
	(void)snprintf(note, sizeof(note), "lag %s; %.200s", lag, naming->note);
	ehr_writer_puts(writer, naming->method);
	ehr_writer_puts(writer, term->pollutant);
	ehr_writer_number(writer, term->beta);
	ehr_writer_number(writer, term->se);
	ehr_writer_puts(writer, term->unit);
	ehr_writer_puts(writer, term->averaging);
	ehr_writer_puts(writer, "exp");
	ehr_writer_puts(writer, index->larger_pm ? "sum-max-pm" : "sum");
	ehr_writer_puts(writer, "linear");
	ehr_writer_number(writer, index->k);
	ehr_writer_puts(writer, "whole-from-1");
	ehr_writer_puts(writer, rule);
	ehr_writer_puts(writer, naming->categories);
	ehr_writer_puts(writer, years);
	if (term->n > 0)
		ehr_writer_count(writer, term->n);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, naming->source);
	ehr_writer_puts(writer, "");
	ehr_writer_puts(writer, note);
	return ehr_writer_end_row(writer, err);
}

int ehr_response_method_write(const struct ehr_response_index *index,
	const struct ehr_response_naming *naming, struct ehr_writer *writer,
	struct ehr_err *err)
{
	for (size_t i = 0; i < index->n; i++)
		if (index->term[i].verdict == EHR_TERM_TAKEN &&
			write_term(index, &index->term[i], naming, writer, err))
			return -1;
	return 0;
}
