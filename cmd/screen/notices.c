/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/notices.h"

#include <math.h>

#include "screen/options.h"

static void notice_rows(
	struct ehr_run *run, const struct ehr_screen_report *report)
{
	if (report->rows[EHR_SCREEN_OTHER] > 0)
		ehr_run_notice(run, _("rows that are no such amounts: %lu"),
			report->rows[EHR_SCREEN_OTHER]);
	if (report->rows[EHR_SCREEN_NO_VALUE] > 0)
		ehr_run_notice(run, _("rows without a value, not used: %lu"),
			report->rows[EHR_SCREEN_NO_VALUE]);
	if (report->rows[EHR_SCREEN_NONDETECT] > 0)
		ehr_run_notice(run, _("rows with a qualifier, not used: %lu"),
			report->rows[EHR_SCREEN_NONDETECT]);
	if (report->rows[EHR_SCREEN_NEGATIVE] > 0)
		ehr_run_notice(run, _("rows below zero, not used: %lu"),
			report->rows[EHR_SCREEN_NEGATIVE]);
	if (report->rows[EHR_SCREEN_BAD_UNIT] > 0)
		ehr_run_notice(run,
			_("rows whose unit cannot be turned into kg/a, not "
			  "used: %lu"),
			report->rows[EHR_SCREEN_BAD_UNIT]);
	if (report->nameless > 0)
		ehr_run_notice(run, _("rows that name no pollutant: %lu"),
			report->nameless);
}

static void notice_items(
	struct ehr_run *run, const struct ehr_screen_report *report)
{
	ehr_run_notice(run,
		_("%zu ranked, %zu with insufficient data, %zu out of scope"),
		report->ranked, report->insufficient, report->out_of_scope);
	if (report->kg > 0)
		ehr_run_notice(run,
			_("amounts with a toxicity weight: %.4g of %.4g kg/a"),
			report->kg_weighted, report->kg);
	if (report->overlapping > 0)
		ehr_run_notice(run,
			_("items with amounts counted twice, a sum and members "
			  "of it: %zu"),
			report->overlapping);
	if (report->not_written > 0)
		ehr_run_notice(run, _("ranked behind --top, not written: %zu"),
			report->not_written);
	if (report->unknown_items > 0)
		ehr_run_notice(run,
			_("items of --indicators that no row has: %zu"),
			report->unknown_items);
}

enum { NAMED = 5 };

static void notice_dominated(struct ehr_run *run,
	const struct ehr_screen *screen, const struct screen_tables *tables,
	size_t n)
{
	double share = tables->rules.setting[EHR_SCREEN_DOMINANT_SHARE];
	struct ehr_buf names = { 0 };

	if (n == 0)
		return;
	ehr_screen_dominated(screen, NAMED, &names);
	ehr_run_notice(run,
		_("one contributor makes more than %g %% of the load of %zu "
		  "items: %s%s"),
		100 * share, n, ehr_buf_text(&names), n > NAMED ? ", ..." : "");
	ehr_buf_release(&names);
}

static void notice_judgements(
	struct ehr_run *run, const struct screen_tables *tables)
{
	const struct ehr_screen_weighting *weighting = &tables->weighting;
	double limit = tables->rules.setting[EHR_SCREEN_CONSISTENCY_RATIO];
	double ratio = weighting->consistency_ratio;

	if (weighting->kind != EHR_SCREEN_AHP)
		return;
	if (isnan(ratio))
		ehr_run_notice(run,
			_("judgements of %zu indicators: eigenvalue %.4f; no "
			  "random index, so no consistency ratio"),
			weighting->n, weighting->lambda);
	else
		ehr_run_notice(run,
			ratio >= limit
				? _("judgements of %zu indicators: eigenvalue "
				    "%.4f, consistency ratio %.4f: they "
				    "contradict each other")
				: _("judgements of %zu indicators: eigenvalue "
				    "%.4f, consistency ratio %.4f"),
			weighting->n, weighting->lambda, ratio);
}

static void notice_lists(struct ehr_run *run, const struct ehr_screen *screen)
{
	struct ehr_buf names = { 0 };

	ehr_screen_incomplete_lists(screen, &names);
	if (names.n > 0)
		ehr_run_notice(run,
			_("lists of --must that are incomplete here: %s"),
			ehr_buf_text(&names));
	ehr_buf_release(&names);
}

void screen_facts(struct ehr_run *run, const struct screen_tables *tables,
	const struct ehr_screen_opts *opts)
{
	struct ehr_buf text = { 0 };

	ehr_screen_method_text(opts, &text);
	ehr_run_fact(run, "rank_by", opts->rank_by);
	ehr_run_fact(run, "method", ehr_buf_text(&text));
	ehr_run_fact(run, "load_scheme", opts->load.scheme);
	if (tables->weighting.kind == EHR_SCREEN_AHP &&
		!isnan(tables->weighting.consistency_ratio)) {
		text.n = 0;
		ehr_buf_printf(
			&text, "%.4f", tables->weighting.consistency_ratio);
		ehr_run_fact(run, "consistency_ratio", ehr_buf_text(&text));
	}
	ehr_buf_release(&text);
}

void screen_notices(struct ehr_run *run, const struct screen_tables *tables,
	const struct ehr_screen *screen)
{
	struct ehr_screen_report report = ehr_screen_report(screen);

	notice_rows(run, &report);
	notice_items(run, &report);
	notice_dominated(run, screen, tables, report.dominated);
	if (screen_given.method == EHR_SCREEN_TOPSIS ||
		screen_given.method == EHR_SCREEN_TOXPI)
		notice_judgements(run, tables);
	if (!isnan(report.incomparable))
		ehr_run_notice(run,
			_("pairs that cannot be compared: %.4g %% of all"),
			100 * report.incomparable);
	notice_lists(run, screen);
}
