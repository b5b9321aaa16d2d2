/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-whitelist: who may be left alone, who must be visited
 *
 * Reads totals per enterprise, and what else is known of them, and writes a row
 * for each enterprise: its level by the rules, its code, why, and what is due.
 */
#include "model/grading_since.h"
#include "whitelist/admission.h"
#include "whitelist/codes.h"
#include "whitelist/options.h"
#include "whitelist/positive.h"
#include "whitelist/public.h"
#include "whitelist/since.h"
#include "whitelist/tables.h"
#include "whitelist/verify.h"

static struct ehr_grading_choice choose(void)
{
	static const struct ehr_grading_choice choice[] = {
		{ EHR_GRADE_LEVELS, true },
		{ EHR_GRADE_MEDIUM, false },
		{ EHR_GRADE_HIGH, false },
		{ EHR_GRADE_GREY, false },
	};

	return whitelist_given.list < 0
		       ? (struct ehr_grading_choice){ EHR_GRADE_LEVELS, false }
		       : choice[whitelist_given.list];
}

static int write_view(struct ehr_run *run, struct ehr_grading_book *book,
	const struct whitelist_tables *tables, enum whitelist_view view)
{
	static const struct {
		const char *const *column;
		size_t n;
	} table[] = {
		[WHITELIST_GRADES] = { ehr_grading_columns, EHR_GRADING_OUTS },
		[WHITELIST_PROBLEMS] = { ehr_grading_problem_columns,
			EHR_GRADING_PROBLEM_OUTS },
		[WHITELIST_SUPERVISION] = { ehr_grading_supervision_columns,
			EHR_GRADING_SUPERVISION_OUTS },
		[WHITELIST_REGISTER] = { ehr_grading_register_columns,
			EHR_GRADING_REGISTER_OUTS },
		[WHITELIST_SINCE] = { ehr_grading_move_columns,
			EHR_GRADING_MOVE_OUTS },
	};
	struct ehr_writer *writer =
		ehr_run_writer(run, NULL, table[view].column, table[view].n);

	if (!writer)
		return -1;
	switch (view) {
	case WHITELIST_PROBLEMS:
		return ehr_grading_write_problems(book, writer, &run->err);
	case WHITELIST_SUPERVISION:
		return ehr_grading_write_supervision(book, writer, &run->err);
	case WHITELIST_REGISTER:
		return ehr_grading_write_register(book,
			(enum ehr_grading_register)whitelist_given.by, writer,
			&run->err);
	case WHITELIST_SINCE:
		return whitelist_write_since(run, book, &tables->past, writer);
	default: break;
	}
	return ehr_grading_write(book, choose(), run->jobs, writer, &run->err);
}

static void tell(struct ehr_run *run, const struct ehr_grading_book *book)
{
	size_t n[EHR_GRADE_LEVELS], n_white;

	ehr_grading_book_count(book, n, &n_white);
	ehr_run_notice(run,
		_("%zu no risk, %zu acceptable, %zu medium, %zu high, %zu not "
		  "assessed; %zu on the whitelist; rules %s"),
		n[EHR_GRADE_NONE], n[EHR_GRADE_ACCEPTABLE], n[EHR_GRADE_MEDIUM],
		n[EHR_GRADE_HIGH], n[EHR_GRADE_GREY], n_white,
		book->facts->rules->label);
	if (book->bad_codes > 0)
		ehr_run_notice(run,
			_("credit codes that are not good, flagged: %zu"),
			book->bad_codes);
}

static int grade_all(struct ehr_run *run, struct whitelist_tables *tables,
	enum whitelist_view view, long today)
{
	struct ehr_grading_book book = { 0 };
	int rc;

	ehr_grading_book_make(&book, &tables->facts, tables->exceptions, today);
	rc = write_view(run, &book, tables, view);
	if (rc == 0 && whitelist_given.qr)
		rc = whitelist_draw_codes(
			&book, choose(), whitelist_given.qr, &run->err);
	if (rc == 0)
		tell(run, &book);
	ehr_grading_book_release(&book);
	return rc;
}

static int grade(struct ehr_run *run, enum whitelist_view view, long today)
{
	struct whitelist_tables tables = { 0 };
	struct whitelist_public shown;
	int rc = whitelist_public_open(&shown, run);

	if (rc == 0)
		rc = whitelist_tables_open(&tables, run, today);
	if (rc == 0)
		rc = grade_all(run, &tables, view, today);
	whitelist_tables_close(&tables);
	whitelist_public_close(&shown);
	return rc;
}

static int answer(struct ehr_run *run, enum whitelist_view view, long today)
{
	switch (view) {
	case WHITELIST_VERIFY: return whitelist_verify(run, today);
	case WHITELIST_POSITIVE: return whitelist_positive(run, today);
	case WHITELIST_ADMISSION: return whitelist_admission(run, today);
	default: break;
	}
	return grade(run, view, today);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	enum whitelist_view view;
	long today;
	int rc = ehr_run_start(&run, &whitelist_app, argc, argv);

	if (rc == 0)
		rc = whitelist_check(&run, &view, &today);
	if (rc == 0)
		rc = answer(&run, view, today);
	return ehr_run_finish(&run, rc);
}
