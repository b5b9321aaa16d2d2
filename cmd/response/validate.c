/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "model/response_validate.h"
#include "response/options.h"
#include "response/work.h"

/* The columns of --index: NAME or NAME:CLASS, commas between. */
static int list_indices(struct response_work *work,
	struct ehr_day_index_column **column, size_t *n)
{
	char **item;

	if (response_list(work, "--index", response_given.index, &item, n))
		return -1;
	*column = ehr_arena_calloc(&work->arena, *n, sizeof(**column));
	for (size_t i = 0; i < *n; i++) {
		struct ehr_str rest = ehr_str_of(item[i]);
		struct ehr_str name = ehr_str_cut(&rest, ':');

		(*column)[i].name = ehr_arena_string(&work->arena, name);
		if (rest.p)
			(*column)[i].class = rest.p;
	}
	return 0;
}

/* FIRST-LAST or one year; from and to become days of the axis. */
static int find_years(
	struct response_work *work, struct ehr_response_validating *how)
{
	const struct ehr_response_series *series = &work->series;
	long end = series->first + (long)series->n, first, last, from, to;
	struct ehr_run *run = work->run;

	how->to = series->n;
	if (!response_given.validate_years)
		return 0;
	if (response_years("--validate-years", response_given.validate_years,
		    &first, &last, &run->err))
		return -1;
	from = ehr_day_of((int)first, 1, 1);
	to = ehr_day_of((int)last + 1, 1, 1);
	from = from > series->first ? from : series->first;
	to = to < end ? to : end;
	if (from >= to)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--validate-years: the table has no such days"));
	how->from = (size_t)(from - series->first);
	how->to = (size_t)(to - series->first);
	return 0;
}

static int read_indices(
	struct response_work *work, struct ehr_response_indices *indices)
{
	struct ehr_run *run = work->run;
	struct ehr_day_index_column *column;
	struct ehr_reader *reader;
	size_t n;

	if (list_indices(work, &column, &n))
		return -1;
	reader = ehr_run_side(run, response_given.validate);
	if (!reader)
		return -1;
	if (ehr_response_indices_read(
		    indices, &work->series, column, n, reader, &run->err))
		return -1;
	if (indices->outside > 0)
		ehr_run_notice(run,
			_("%s: days that the table does not have: %zu of %zu"),
			response_given.validate, indices->outside,
			indices->days);
	return 0;
}

static int write_validation(const struct ehr_response_validation *validation,
	const struct ehr_response_validating *how, struct ehr_run *run)
{
	struct ehr_writer *writer =
		ehr_run_writer(run, NULL, ehr_response_validation_columns,
			ehr_response_validation_n_columns);

	return writer ? ehr_response_validation_write(
				validation, how, writer, &run->err)
		      : -1;
}

int response_validate(struct response_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_response_indices indices = { 0 };
	struct ehr_response_validation validation = { 0 };
	struct ehr_response_validating how = {
		.job = &work->job,
		.series = &work->series,
		.terms = &work->terms,
		.indices = &indices,
	};
	int rc = ehr_run_check_side(run, "--validate", response_given.validate);

	if (rc == 0)
		rc = find_years(work, &how);
	if (rc == 0)
		rc = read_indices(work, &indices);
	if (rc == 0)
		rc = ehr_response_validate(&validation, &how, &run->err);
	if (rc == 0)
		rc = write_validation(&validation, &how, run);
	ehr_response_validation_release(&validation);
	ehr_response_indices_release(&indices);
	return rc;
}
