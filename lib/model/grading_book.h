/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All grades of a run, and the tables made of them: whatever the view, an
 * enterprise has the same grade in each. Rows stand in order of the bytes of
 * source_id, whatever the order of the input.
 */
#ifndef EHR_MODEL_GRADING_BOOK_H
#define EHR_MODEL_GRADING_BOOK_H

#include "io/writer.h"
#include "model/grading.h"
#include "model/grading_code.h"
#include "ref/code.h"

struct ehr_grading_book {
	const struct ehr_grading_facts *facts;        /* lent */
	const struct ehr_code_exceptions *exceptions; /* lent */
	long today;
	size_t *order;        /* of the enterprises */
	unsigned char *level; /* by enterprise, once it is graded */
	bool *white;
	size_t bad_codes; /* credit codes that fail their check */
	/* work space of the rows */
	struct ehr_grading grading;
	struct ehr_grading_code code;
	struct ehr_buf text, plain;
};

/* Orders the enterprises, which are graded by the functions that write; facts,
 * which must be whole, and exceptions must outlive it. */
void ehr_grading_book_make(struct ehr_grading_book *book,
	const struct ehr_grading_facts *facts,
	const struct ehr_code_exceptions *exceptions, long today);
void ehr_grading_book_release(struct ehr_grading_book *book);

/* One into book->grading; and how many there are of each level once one of the
 * functions below has run. */
void ehr_grading_book_grade(struct ehr_grading_book *book, size_t enterprise);
void ehr_grading_book_count(const struct ehr_grading_book *book,
	size_t n_level[static EHR_GRADE_LEVELS], size_t *n_white);

/* Its columns, and the enterprises: those of a level, or (EHR_GRADE_LEVELS)
 * all, or those whitelisted. On so many threads. */
enum { EHR_GRADING_OUTS = 23 };
extern const char *const ehr_grading_columns[EHR_GRADING_OUTS + 1];
struct ehr_grading_choice {
	enum ehr_grade_level level;
	bool white;
};
EHR_MUST_USE int ehr_grading_write(struct ehr_grading_book *book,
	struct ehr_grading_choice choice, unsigned jobs,
	struct ehr_writer *writer, struct ehr_err *err);

/* For the enterprise: a row for each rule that speaks against it. */
enum { EHR_GRADING_PROBLEM_OUTS = 15 };
extern const char *const ehr_grading_problem_columns[];
EHR_MUST_USE int ehr_grading_write_problems(struct ehr_grading_book *book,
	struct ehr_writer *writer, struct ehr_err *err);

/* For the regulator: all of them, the worst level first, grey behind high. */
enum { EHR_GRADING_SUPERVISION_OUTS = 14 };
extern const char *const ehr_grading_supervision_columns[];
EHR_MUST_USE int ehr_grading_write_supervision(struct ehr_grading_book *book,
	struct ehr_writer *writer, struct ehr_err *err);

/* How many enterprises of each level a region, an industry or an enterprise has,
 * and which are high. */
enum ehr_grading_register {
	EHR_GRADING_BY_REGION,
	EHR_GRADING_BY_INDUSTRY,
	EHR_GRADING_BY_ENTERPRISE,
};
enum { EHR_GRADING_REGISTER_OUTS = 11 };
extern const char *const ehr_grading_register_columns[];
EHR_MUST_USE int ehr_grading_write_register(struct ehr_grading_book *book,
	enum ehr_grading_register by, struct ehr_writer *writer,
	struct ehr_err *err);

/* Name and credit code of an enterprise: the roster's, else the totals'. They
 * live until the next call. */
struct ehr_str ehr_grading_book_name(
	struct ehr_grading_book *book, size_t enterprise);
struct ehr_str ehr_grading_book_uscc(
	struct ehr_grading_book *book, size_t enterprise);

/* The code of an enterprise into book->code. */
void ehr_grading_book_code(struct ehr_grading_book *book, size_t enterprise);

#endif
