/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/sensitivity.h"

#include <stdio.h>

#include "base/num.h"
#include "model/class_moves.h"
#include "zone/classes.h"
#include "zone/interpolate.h"
#include "zone/options.h"
#include "zone/setup.h"

static const char *const column[] = { "alternative", "kind", "same", "up",
	"down", "gained", "lost", "share_changed", "moves" };

enum { COLUMNS = sizeof(column) / sizeof(column[0]) };

/* Rows of an alternative. */
struct other {
	struct ehr_zoning_setup setup;
	struct ehr_zoning_rows rows;
	struct ehr_zoning_samples samples;
	struct ehr_arena arena;
};

static bool is_thresholds(const char *what)
{
	return strcmp(what, "thresholds") == 0;
}

/* Two lines of the table must not bear one name. */
static int check_names(const struct ehr_list *list, struct ehr_err *err)
{
	for (size_t i = 0; i < list->n; i++) {
		const size_t n = strcspn(list->item[i], "=") + 1;

		for (size_t k = 0; k < i; k++)
			if (strncmp(list->item[i], list->item[k], n) == 0)
				return ehr_fail(err, EHR_FAULT_USAGE,
					_("--sensitivity: two alternatives are "
					  "called \"%.*s\""),
					(int)(n - 1), list->item[i]);
	}
	return 0;
}

int zone_sensitivity_open(struct zone_work *work)
{
	struct ehr_err *err = &work->run->err;
	const struct ehr_list *list = &zone_given.sensitivity;
	char shown[64];

	if (list->n == 0 && zone_given.write_sensitivity)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--write-sensitivity needs --sensitivity"));
	for (size_t i = 0; i < list->n; i++) {
		const char *sign = strchr(list->item[i], '=');

		if (is_thresholds(list->item[i]) ||
			(sign && sign > list->item[i] && sign[1]))
			continue;
		ehr_visible(shown, sizeof(shown), ehr_str_of(list->item[i]));
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--sensitivity is thresholds or NAME=FILE, found "
			  "\"%s\""),
			shown);
	}
	if (check_names(list, err) < 0)
		return -1;
	return list->n > 0 ? zone_settings_open(work) : 0;
}

/* A line for people and one of the table. */
static int report(struct zone_work *work, const char *name, const char *kind,
	const struct ehr_class_moves *moves, struct ehr_writer *writer)
{
	struct ehr_class_balance balance = ehr_class_moves_balance(moves);
	double share = ehr_class_balance_share(&balance);
	struct ehr_buf text = { 0 };
	char fact[96], number[EHR_NUM_MAX + 1];
	int rc = 0;

	snprintf(fact, sizeof(fact), "share_changed, %.64s", name);
	number[ehr_num_write(number, share)] = '\0';
	ehr_run_fact(work->run, fact, number);
	ehr_class_moves_write(moves, &text);
	ehr_run_notice(work->run,
		_("sensitivity, %s: %.3g %% of %zu cells change class; up %zu, "
		  "down %zu, gained %zu, lost %zu; %s"),
		name, 100 * share, balance.same + balance.up + balance.down,
		balance.up, balance.down, balance.gained, balance.lost,
		text.n > 0 ? ehr_buf_text(&text) : "-");
	if (writer) {
		ehr_writer_puts(writer, name);
		ehr_writer_puts(writer, kind);
		ehr_writer_count(writer, balance.same);
		ehr_writer_count(writer, balance.up);
		ehr_writer_count(writer, balance.down);
		ehr_writer_count(writer, balance.gained);
		ehr_writer_count(writer, balance.lost);
		ehr_writer_number(writer, share);
		ehr_writer_puts(writer, ehr_buf_text(&text));
		rc = ehr_writer_end_row(writer, &work->run->err);
	}
	ehr_buf_release(&text);
	return rc;
}

/* All bounds times the factor. */
static int try_factor(struct zone_work *work, double factor, const char *name,
	struct ehr_writer *writer)
{
	struct ehr_zoning_setup other = work->setup;
	struct ehr_class_moves moves = { 0 };

	for (size_t v = 0; v < other.n_values; v++)
		for (size_t k = 0; k + 1 < other.scale[v].n; k++)
			other.scale[v].upper[k] *= factor;
	ehr_class_moves_rescaled(&moves, work->rows.zoning, &other);
	return report(work, name, "thresholds", &moves, writer);
}

static int try_thresholds(struct zone_work *work, struct ehr_writer *writer)
{
	double factor = work->setting[EHR_ZONE_THRESHOLD_FACTOR];
	char name[64];

	snprintf(name, sizeof(name), "thresholds times %g", factor);
	if (try_factor(work, factor, name, writer) < 0)
		return -1;
	snprintf(name, sizeof(name), "thresholds divided by %g", factor);
	return try_factor(work, 1 / factor, name, writer);
}

/* The rows of the file, as those of the run were read. */
static int read_other(
	struct zone_work *work, struct other *other, const char *path)
{
	struct ehr_run *run = work->run;
	struct ehr_reader *reader = ehr_run_side(run, path);
	struct ehr_class_made made;

	other->setup = work->setup;
	other->rows.frame = &work->frame;
	other->samples.setup = &other->setup;
	if (zone_given.interpolate)
		other->rows.samples = &other->samples;
	if (reader == NULL ||
		ehr_zoning_rows_bind(&other->rows, &other->setup, reader,
			zone_names(), zone_given.top, &run->err) < 0 ||
		ehr_zoning_rows_read(&other->rows, reader, &run->err) < 0 ||
		zone_interpolate_quietly(work, &other->rows, &other->samples) <
			0)
		return -1;
	if (work->rule.method == EHR_CLASS_GIVEN)
		return 0;
	return ehr_zoning_classes_make(&other->setup, other->rows.zoning,
		&work->rule, &other->arena, &made, &run->err);
}

static int try_rows(
	struct zone_work *work, const char *item, struct ehr_writer *writer)
{
	const char *path = strchr(item, '=') + 1;
	struct ehr_str name = { item, (size_t)(path - 1 - item) };
	struct ehr_class_moves moves = { 0 };
	struct other other = { 0 };
	int rc = read_other(work, &other, path);

	if (rc == 0) {
		ehr_class_moves_between(
			&moves, work->rows.zoning, other.rows.zoning);
		rc = report(work, ehr_arena_string(&other.arena, name), "rows",
			&moves, writer);
	}
	ehr_zoning_samples_release(&other.samples);
	ehr_zoning_rows_release(&other.rows);
	ehr_arena_release(&other.arena);
	return rc;
}

int zone_sensitivity(struct zone_work *work)
{
	const struct ehr_list *list = &zone_given.sensitivity;
	struct ehr_writer *writer = NULL;

	if (zone_given.write_sensitivity) {
		writer = ehr_run_beside_table(work->run, "--write-sensitivity",
			zone_given.write_sensitivity, column, COLUMNS);
		if (writer == NULL)
			return -1;
	}
	for (size_t i = 0; i < list->n; i++) {
		const char *item = list->item[i];
		int rc = is_thresholds(item) ? try_thresholds(work, writer)
					     : try_rows(work, item, writer);

		if (rc < 0)
			return -1;
	}
	return 0;
}
