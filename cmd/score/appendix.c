/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/appendix.h"

#include "model/appendix_refs.h"
#include "score/options.h"

static bool is_markdown(const char *path)
{
	size_t n = strlen(path);

	return n > 3 && strcmp(path + n - 3, ".md") == 0;
}

static int open_file(struct score_appendix *self, struct ehr_run *run)
{
	const char *path = score_given.appendix;
	const char *const *column;
	size_t n;

	if (is_markdown(path)) {
		self->out = ehr_run_beside(run, "--appendix", path);
		return self->out ? 0 : -1;
	}
	column = ehr_appendix_columns(&self->words, &n);
	self->writer = ehr_run_beside_table(run, "--appendix", path, column, n);
	return self->writer ? 0 : -1;
}

int score_appendix_open(struct score_appendix *self, struct score_setup *setup)
{
	struct ehr_run *run = setup->run;

	*self = (struct score_appendix){ 0 };
	if (!score_given.appendix)
		return 0;
	if (ehr_appendix_words_open(&self->words, run->zh, &run->err) ||
		open_file(self, run))
		return -1;
	ehr_met_init(&self->met, setup->toxicity, setup->profile);
	setup->scoring.met = &self->met;
	return 0;
}

static int write_markdown(struct score_appendix *self,
	const struct ehr_appendix *appendix, struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	int rc;

	ehr_appendix_markdown(appendix, &self->words, &text);
	rc = ehr_output_write(self->out, text.p, text.n, err);
	ehr_buf_release(&text);
	return rc;
}

int score_appendix_write(struct score_appendix *self, struct score_setup *setup)
{
	struct ehr_err *err = &setup->run->err;
	struct ehr_appendix appendix = { 0 };
	int rc;

	if (!setup->scoring.met)
		return 0;
	ehr_appendix_make(&appendix, setup->profile, setup->toxicity,
		setup->scoring.exposure, &self->met);
	rc = ehr_appendix_cite(&appendix, err);
	if (rc == 0 && self->out)
		rc = write_markdown(self, &appendix, err);
	else if (rc == 0)
		rc = ehr_appendix_write(
			&appendix, &self->words, self->writer, err);
	ehr_appendix_release(&appendix);
	return rc;
}

void score_appendix_release(struct score_appendix *self)
{
	ehr_met_release(&self->met);
	ehr_appendix_words_release(&self->words);
}
