/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/since.h"

#include "model/grading_since.h"
#include "whitelist/options.h"

int whitelist_write_since(struct ehr_run *run, struct ehr_grading_book *book,
	const struct ehr_grading_past *past, struct ehr_writer *writer)
{
	struct ehr_buf tally = { 0 };
	int rc = ehr_grading_write_moves(book, past, writer, &tally, &run->err);

	if (rc == 0) {
		ehr_run_notice(run, _("moved since %s: %s"),
			whitelist_given.since,
			tally.n > 0 ? ehr_buf_text(&tally) : _("nobody"));
		ehr_run_fact(run, "since", whitelist_given.since);
		ehr_run_fact(run, "moves_by_cause", ehr_buf_text(&tally));
	}
	ehr_buf_release(&tally);
	return rc;
}
