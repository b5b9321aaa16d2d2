/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/options.h"
#include "aqhi/work.h"

static void note_tables(struct aqhi_work *work)
{
	static const char *const name[EHR_AQHI_TABLES] = { "aqhi_methods",
		"aqhi_bands", "aqhi_categories", "aqhi_advice" };

	for (int i = 0; i < EHR_AQHI_TABLES; i++) {
		size_t rows;
		const char *sha256 = ehr_aqhi_methods_sha256(
			work->methods, (enum ehr_aqhi_table)i, &rows);

		ehr_run_used_table(work->run, name[i],
			ehr_run_ref(work->run, name[i]), sha256, rows);
	}
}

static int open_tables(struct aqhi_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, "aqhi_settings");
	struct ehr_setting_table table;
	const struct ehr_aqhi_files files = {
		.methods = ehr_run_ref(run, "aqhi_methods"),
		.bands = ehr_run_ref(run, "aqhi_bands"),
		.categories = ehr_run_ref(run, "aqhi_categories"),
		.advice = ehr_run_ref(run, "aqhi_advice"),
	};

	work->methods = ehr_aqhi_methods_open(&files, &run->err);
	if (work->methods == NULL || ehr_aqhi_settings_read(path, work->setting,
					     &table, &run->err) != 0)
		return -1;
	note_tables(work);
	ehr_run_used_table(
		run, "aqhi_settings", path, table.sha256, table.rows);
	if (aqhi_given.override == NULL)
		return 0;
	if (ehr_run_check_side(run, "override", aqhi_given.override) != 0 ||
		ehr_aqhi_overrides_read(
			&work->overrides, aqhi_given.override, &run->err) != 0)
		return -1;
	ehr_run_used(run, "override", aqhi_given.override, aqhi_given.override,
		work->overrides.sha256);
	return 0;
}

static const struct ehr_aqhi_method *find_method(
	struct aqhi_work *work, const char *name)
{
	struct ehr_run *run = work->run;

	if (!ehr_aqhi_is_file(name))
		return ehr_aqhi_methods_find(work->methods, name, &run->err);
	if (ehr_run_check_side(run, "method", name) != 0)
		return NULL;
	return ehr_aqhi_methods_add(work->methods, name, &run->err);
}

static int add_method(struct aqhi_work *work, struct ehr_str name)
{
	const struct ehr_aqhi_method *method;
	struct ehr_err *err = &work->run->err;

	if (work->n == AQHI_METHODS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--method: more than %d methods"), AQHI_METHODS);
	method = find_method(work, ehr_arena_string(&work->arena, name));
	if (method == NULL)
		return -1;
	for (size_t i = 0; i < work->n; i++)
		if (work->method[i] == method)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--method: \"%s\" is given twice"),
				method->name);
	ehr_run_fact(work->run, "method", method->name);
	work->method[work->n++] = method;
	return 0;
}

/* There is no default: the lists are told. */
static int ask_for_method(struct aqhi_work *work)
{
	struct ehr_buf known = { 0 }, standards = { 0 };

	for (size_t i = 0; i < ehr_aqhi_methods_count(work->methods); i++) {
		ehr_buf_puts(&known, i ? ", " : "");
		ehr_buf_puts(
			&known, ehr_aqhi_methods_at(work->methods, i)->name);
	}
	if (aqhi_quality_names(work->run, &standards) == 0)
		ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--method or --aqi is needed: a health index by one "
			  "of %s, or a file; a quality index by one of %s"),
			ehr_buf_text(&known), ehr_buf_text(&standards));
	ehr_buf_release(&known);
	ehr_buf_release(&standards);
	return -1;
}

static int choose_methods(struct aqhi_work *work)
{
	for (size_t i = 0; i < aqhi_given.method.n; i++) {
		struct ehr_str rest = ehr_str_of(aqhi_given.method.item[i]);

		do
			if (add_method(work, ehr_str_cut(&rest, ',')) != 0)
				return -1;
		while (rest.p != NULL);
	}
	return work->n > 0 || work->quality.n > 0 || aqhi_summary_wanted()
		       ? 0
		       : ask_for_method(work);
}

int aqhi_open(struct aqhi_work *work, struct ehr_run *run)
{
	*work = (struct aqhi_work){ .run = run };
	if (open_tables(work) != 0 ||
		aqhi_quality_open(&work->quality, run) != 0 ||
		aqhi_summary_open(&work->summary, run) != 0)
		return -1;
	return choose_methods(work);
}

void aqhi_close(struct aqhi_work *work)
{
	ehr_air_rows_free(work->rows);
	ehr_air_series_free(work->series);
	ehr_aqhi_methods_close(work->methods);
	aqhi_summary_close(&work->summary);
	aqhi_quality_close(&work->quality);
	ehr_arena_release(&work->arena);
}
