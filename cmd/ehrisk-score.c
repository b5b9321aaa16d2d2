/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score: hazard quotients and cancer risks of measured concentrations
 *
 * Reads canonical rows (medium, cas, value, unit; pollutant, point_type,
 * quantity, layer, qualifier, detection_limit where they are) and appends hq,
 * cr, their bounds and pathways, and why a row is not scored. With --by it
 * writes one row of totals a group instead.
 */
#include "score/appendix.h"
#include "score/compare.h"
#include "score/draws.h"
#include "score/explain.h"
#include "score/levels.h"
#include "score/options.h"
#include "score/rows.h"
#include "score/sensitivity.h"
#include "score/totals.h"

static int run_mode(struct score_setup *setup)
{
	if (score_given.levels)
		return score_levels(setup);
	if (score_given.compare)
		return score_compare(setup);
	if (score_given.explain)
		return score_explain(setup);
	if (score_given.draws)
		return score_draws(setup);
	if (score_given.by)
		return score_totals(setup);
	if (score_given.sensitivity)
		return score_sensitivity(setup);
	return score_rows(setup);
}

static int run_with_appendix(struct score_setup *setup)
{
	struct score_appendix appendix;
	int rc = score_appendix_open(&appendix, setup);

	if (rc == 0)
		rc = run_mode(setup);
	if (rc == 0)
		rc = score_appendix_write(&appendix, setup);
	score_appendix_release(&appendix);
	return rc;
}

static int score(struct ehr_run *run)
{
	struct score_setup setup;
	int rc;

	if (score_options_check(&run->err))
		return -1;
	rc = score_setup_open(&setup, run);
	if (rc == 0)
		rc = run_with_appendix(&setup);
	score_setup_release(&setup);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &score_app, argc, argv);

	if (rc == 0)
		rc = score(&run);
	return ehr_run_finish(&run, rc);
}
