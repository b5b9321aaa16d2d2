/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/explain.h"

#include "render/explained.h"
#include "score/options.h"

/* Digits of numbers in text, where --digits says nothing: few enough to be
 * read. JSON has all. */
enum { TEXT_DIGITS = 6 };

struct work {
	struct score_setup *setup;
	struct ehr_formula_steps *steps;
	struct ehr_citations *citations;
	struct ehr_meanings *meanings;
	struct ehr_score_explainer *explainer;
	struct ehr_reader *reader;
	struct ehr_output *out;
	struct ehr_buf text;
	unsigned long row, written;
	int digits;
	bool json, lines;
};

static int open_tables(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_score_explain_opts opts;

	work->steps = ehr_formula_steps_open(&run->err);
	if (work->steps)
		work->citations = ehr_citations_open(&run->err);
	if (work->citations)
		work->meanings = ehr_meanings_open(run->zh, &run->err);
	if (!work->meanings)
		return -1;
	opts = (struct ehr_score_explain_opts){
		.scoring = &work->setup->scoring,
		.steps = work->steps,
		.citations = work->citations,
		.meanings = work->meanings,
		.zh = run->zh,
		.digits = work->digits,
	};
	work->explainer = ehr_score_explainer_new(&opts);
	return 0;
}

static int open_all(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	enum ehr_format format = run->out.format;

	work->lines = format == EHR_FORMAT_JSONL;
	work->json = work->lines || format == EHR_FORMAT_JSON;
	work->digits = run->out.digits;
	if (work->digits == 0 && !work->json)
		work->digits = TEXT_DIGITS;
	if (open_tables(work))
		return -1;
	work->reader = ehr_run_reader(run);
	if (!work->reader ||
		ehr_scoring_bind(&work->setup->scoring,
			ehr_reader_header(work->reader), &run->err))
		return -1;
	work->out = ehr_run_output(run);
	return work->out ? 0 : -1;
}

static int hand_out(struct work *work)
{
	int rc = ehr_output_write(
		work->out, work->text.p, work->text.n, &work->setup->run->err);

	work->text.n = 0;
	return rc;
}

/* Is it one of --row? */
static bool is_wanted(const struct work *work)
{
	return score_given.row == 0 ||
	       work->row == (unsigned long)score_given.row;
}

static int explain(struct work *work, const struct ehr_row *row)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_score_explanation explanation;

	if (ehr_score_explain(work->explainer, ehr_reader_header(work->reader),
		    row, &explanation, &run->err))
		return ehr_reader_bad(work->reader, row, &run->err);
	if (work->written++ > 0)
		ehr_buf_puts(&work->text, work->lines  ? "\n"
					  : work->json ? ",\n"
						       : "\n");
	if (work->json)
		ehr_explained_json(
			&explanation, work->row, work->digits, &work->text);
	else
		ehr_explained_text(
			&explanation, work->row, work->digits, &work->text);
	return hand_out(work);
}

static int explain_rows(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_row row;
	int rc;

	if (work->json && !work->lines)
		ehr_buf_puts(&work->text, "[\n");
	while ((rc = ehr_reader_next(work->reader, &row, &run->err)) == 1) {
		work->row++;
		if (is_wanted(work) && explain(work, &row))
			return -1;
	}
	if (rc != 0)
		return -1;
	if (score_given.row > 0 && work->written == 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--row %ld: the last row is %lu"), score_given.row,
			work->row);
	if (work->json && !work->lines)
		ehr_buf_puts(&work->text, work->written ? "\n]\n" : "]\n");
	else if (work->lines && work->written > 0)
		ehr_buf_putc(&work->text, '\n');
	return hand_out(work);
}

int score_explain(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int rc = open_all(&work);

	if (rc == 0)
		rc = explain_rows(&work);
	ehr_score_explainer_free(work.explainer);
	ehr_meanings_close(work.meanings);
	ehr_citations_close(work.citations);
	ehr_formula_steps_close(work.steps);
	ehr_buf_release(&work.text);
	return rc;
}

int score_explain_check(struct ehr_err *err)
{
	const struct score_given *given = &score_given;

	if (given->row && !given->explain)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--row is only for --explain"));
	if (given->explain &&
		(given->by || given->paths || given->dose || given->draws ||
			given->sensitivity || given->levels))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--explain is not with --by, --paths, --dose, "
			  "--draws, --levels or --sensitivity"));
	return 0;
}
