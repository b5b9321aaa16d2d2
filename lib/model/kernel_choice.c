/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/kernel_choice.h"

#include <math.h>

#include "base/num.h"
#include "model/named_rows.h"

enum { KERNEL, TO, WEIGHT, COLUMNS };
static const char *const column_name[COLUMNS] = { "kernel", "to_m", "weight" };

enum { STEPS_MAX = 1000 };

#define METRES_PER_KM 1000

static int read_step(const struct ehr_named_rows *rows, size_t base,
	struct ehr_kernel_step *step, struct ehr_err *err)
{
	static const struct ehr_named_range distance = { 1e-3, 1e9, INFINITY };
	static const struct ehr_named_range weight = { 0, 1e9, NAN };

	return ehr_named_number(rows, base, &distance, &step->to_m, err) ||
			       ehr_named_number(rows, base + 1, &weight,
				       &step->weight, err)
		       ? -1
		       : 0;
}

static int add_step(const struct ehr_named_rows *rows, size_t base,
	struct ehr_kernel *kernel, struct ehr_kernel_step *step,
	struct ehr_err *err)
{
	if (kernel->n == STEPS_MAX)
		return ehr_named_bad(
			rows, base, "too_many", N_("fewer steps"), err);
	if (read_step(rows, base, &step[kernel->n], err))
		return -1;
	if (kernel->n > 0 && !(step[kernel->n].to_m > step[kernel->n - 1].to_m))
		return ehr_named_bad(rows, base, "order",
			N_("a distance beyond the one before"), err);
	kernel->n++;
	return 0;
}

static int read_steps(struct ehr_named_rows *rows, const char *name,
	struct ehr_kernel *kernel, struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_kernel_step *step =
		ehr_arena_calloc(arena, STEPS_MAX, sizeof(*step));
	size_t base = name ? TO : 0;
	int rc;

	*kernel = (struct ehr_kernel){ .kind = EHR_KERNEL_STEPS, .step = step };
	while ((rc = ehr_named_rows_next(rows, name, err)) == 1)
		if (add_step(rows, base, kernel, step, err))
			return -1;
	if (rc == 0 && (kernel->n == 0 || isfinite(step[kernel->n - 1].to_m)))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the last step of a kernel has to be without an end "
			  "(to_m empty)"));
	return rc;
}

/* name: among the built-in ones, or in the table at path; NULL: the file at path
 * is one kernel. */
static int read_table(const char *name, const char *path,
	struct ehr_kernel *kernel, struct ehr_kernel_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_named_rows rows;
	size_t skip = name ? 0 : 1;
	int rc = ehr_named_rows_open(&rows, "kernels.csv", path,
		column_name + skip, COLUMNS - skip, err);

	if (rc == 0)
		rc = read_steps(&rows, name, kernel, arena, err);
	if (rc && err && err->fault == EHR_FAULT_USAGE)
		ehr_fail(err, EHR_FAULT_USAGE,
			_("no kernel \"%s\"; there are 1/d, 1/d2, exp:KM, "
			  "table:FILE, %s"),
			name, rows.others);
	else if (rc)
		ehr_err_at(err, path ? path : "kernels.csv", 0);
	facts->unit = "1";
	memcpy(facts->sha256, rows.load.sha256, sizeof(facts->sha256));
	facts->rows = rows.load.rows;
	facts->memory = rows.memory;
	ehr_named_rows_close(&rows);
	return rc;
}

static int read_scale(
	struct ehr_str text, struct ehr_kernel *kernel, struct ehr_err *err)
{
	double km;

	if (ehr_num_read(text, &km) != EHR_NUM_VALUE || !(km >= 1e-3) ||
		!(km <= 1e4))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the length of exp: has to be 0.001 to 10000 km: "
			  "\"%.*s\""),
			(int)text.n, text.p);
	*kernel = (struct ehr_kernel){ .kind = EHR_KERNEL_EXPONENTIAL,
		.scale_m = km * METRES_PER_KM };
	return 0;
}

static const char reciprocal[] = "1/d", square[] = "1/d2";
static const char exponential[] = "exp:", table[] = "table:";

bool ehr_kernel_named(const char *word)
{
	struct ehr_str text = ehr_str_of(word);

	return !ehr_str_is(text, reciprocal) && !ehr_str_is(text, square) &&
	       !ehr_str_starts(text, exponential) &&
	       !ehr_str_starts(text, table);
}

int ehr_kernel_choose(const char *word, const char *path,
	struct ehr_kernel *kernel, struct ehr_kernel_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_str text = ehr_str_of(word);

	*facts = (struct ehr_kernel_facts){ .unit = "1" };
	if (ehr_str_is(text, reciprocal)) {
		facts->unit = "1/km";
		*kernel = (struct ehr_kernel){ .kind = EHR_KERNEL_RECIPROCAL };
		return 0;
	}
	if (ehr_str_is(text, square)) {
		facts->unit = "1/km2";
		*kernel = (struct ehr_kernel){ .kind = EHR_KERNEL_SQUARE };
		return 0;
	}
	if (ehr_str_starts(text, exponential))
		return read_scale(
			ehr_str_of(word + strlen(exponential)), kernel, err);
	if (ehr_str_starts(text, table))
		return read_table(
			NULL, word + strlen(table), kernel, facts, arena, err);
	return read_table(word, path, kernel, facts, arena, err);
}
