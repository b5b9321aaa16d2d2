/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/strata_fit.h"

#include "calc/poisson_rows.h"

enum ehr_fit_state ehr_strata_fit(const struct ehr_poisson_model *model,
	const size_t *stratum, size_t n_stratum, struct ehr_arena *arena,
	struct ehr_poisson_fit *fit)
{
	struct ehr_poisson_rows rows;

	ehr_poisson_rows_init(&rows, model, stratum, n_stratum, arena);
	return ehr_poisson_solve(model, &rows, arena, fit);
}
