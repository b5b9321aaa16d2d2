/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_finding.h"

#include "base/fold.h"

int ehr_goal_finding_put(
	struct ehr_goal_pairing *pair, const struct ehr_goal_finding *finding)
{
	struct ehr_writer *writer = pair->writer;

	if (strcmp(finding->word, "differs") == 0 && pair->how != EHR_GOAL_LIKE)
		++*pair->differs;
	ehr_writer_text(writer, pair->a->id);
	ehr_writer_text(writer, pair->b->id);
	ehr_writer_text(writer, pair->a->name);
	ehr_writer_text(writer, pair->b->name);
	ehr_writer_puts(writer, finding->field);
	ehr_writer_text(writer, finding->a);
	ehr_writer_text(writer, finding->b);
	ehr_writer_puts(writer, ehr_goal_how_word[pair->how]);
	ehr_writer_puts(writer, finding->word);
	ehr_writer_puts(writer, finding->note);
	return ehr_writer_end_row(writer, pair->err);
}

int ehr_goal_finding_put_texts(struct ehr_goal_pairing *pair, const char *field,
	struct ehr_str a, struct ehr_str b, const char *note)
{
	struct ehr_goal_finding finding = {
		.field = field, .note = note, .a = a, .b = b
	};

	finding.word = a.n == 0 || b.n == 0   ? "stated_once"
		       : pair->other_quantity ? "other_quantity"
					      : "differs";
	return ehr_goal_finding_put(pair, &finding);
}

bool ehr_goal_same_text(struct ehr_str a, struct ehr_str b)
{
	struct ehr_buf one = { 0 }, other = { 0 };
	bool same = ehr_str_eq(ehr_folded(a, &one), ehr_folded(b, &other));

	ehr_buf_release(&one);
	ehr_buf_release(&other);
	return same;
}
