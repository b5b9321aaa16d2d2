/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/sensitivity.h"

#include "model/sensitivity.h"

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct ehr_sensitivity *sensitivity = self;

	if (ehr_sensitivity_bind(sensitivity, header, err))
		return -1;
	bound->filter = ehr_sensitivity_filter(sensitivity);
	bound->column = sensitivity->column;
	bound->n = sensitivity->n_column;
	return 0;
}

int score_sensitivity(struct score_setup *setup)
{
	struct ehr_sensitivity sensitivity;
	int rc = ehr_sensitivity_init(
		&sensitivity, &setup->scoring, &setup->run->err);

	if (rc == 0)
		rc = ehr_run_filter(setup->run, bind, &sensitivity);
	ehr_sensitivity_release(&sensitivity);
	return rc;
}
