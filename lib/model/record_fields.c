/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_fields.h"

#include <stdlib.h>

#include "model/flag.h"

/* One record at work. */
struct work {
	struct ehr_record_fields *fields;
	const struct ehr_plan *plan;
	const struct ehr_record_tables *tables;
	const struct ehr_str *cell;
	struct ehr_arena *arena;
};

static void note_cleaned(struct work *work, unsigned cleaned)
{
	if ((cleaned & EHR_CLEANED_FLAGGED) != 0)
		work->fields->flags |= ehr_flag(EHR_FLAG_CLEANED);
}

static struct ehr_str copy_code(struct work *work, const struct ehr_code *code)
{
	return ehr_arena_copy(work->arena, ehr_str_of(code->text));
}

/* A code as it is to be written; flag says that it is not what it should be. */
static struct ehr_str take_code(struct work *work, struct ehr_str cell,
	enum ehr_code_state state, const struct ehr_code *code,
	enum ehr_flag flag)
{
	struct ehr_str text = { "", 0 };

	switch (state) {
	case EHR_CODE_EMPTY: break;
	case EHR_CODE_DAMAGED:
		work->fields->flags |= ehr_flag(EHR_FLAG_DAMAGED_CODE);
		break;
	case EHR_CODE_BAD_FORM:
	case EHR_CODE_BAD_CHECK:
		if (flag != EHR_FLAGS)
			work->fields->flags |= ehr_flag(flag);
		note_cleaned(work, ehr_clean_code(&work->tables->cells, cell,
					   work->arena, &text));
		break;
	case EHR_CODE_OK:
		if (code->padded)
			work->fields->flags |=
				ehr_flag(EHR_FLAG_INDUSTRY_CODE_PADDED);
		else if (code->changed)
			work->fields->flags |= ehr_flag(EHR_FLAG_CLEANED);
		return code->changed || code->padded ? copy_code(work, code)
						     : ehr_str_trim(cell);
	}
	return text;
}

static struct ehr_str read_code(
	struct work *work, enum ehr_cell_type type, struct ehr_str cell)
{
	const struct ehr_code_exceptions *known = work->tables->exceptions;
	struct ehr_code code;

	if (ehr_clean_is_nothing(&work->tables->cells, cell))
		return (struct ehr_str){ "", 0 };
	switch (type) {
	case EHR_CELL_USCC:
		return take_code(work, cell, ehr_code_uscc(cell, known, &code),
			&code, EHR_FLAG_BAD_USCC);
	case EHR_CELL_ORGANISATION:
		return take_code(work, cell,
			ehr_code_organisation(cell, known, &code), &code,
			EHR_FLAG_BAD_ORG_CODE);
	case EHR_CELL_PERMIT:
		return take_code(work, cell,
			ehr_code_permit(cell, known, &code), &code,
			EHR_FLAG_BAD_PERMIT_NO);
	case EHR_CELL_INDUSTRY:
		return take_code(work, cell, ehr_code_industry(cell, &code),
			&code, EHR_FLAGS);
	default:
		return take_code(work, cell, ehr_code_division(cell, &code),
			&code, EHR_FLAGS);
	}
}

static int read_number(struct work *work, const char *column,
	struct ehr_str cell, struct ehr_str *text, struct ehr_err *err)
{
	struct ehr_figures figures;

	switch (ehr_clean_number(
		&work->tables->cells, cell, work->arena, &figures)) {
	case EHR_NUM_EMPTY: *text = (struct ehr_str){ "", 0 }; return 0;
	case EHR_NUM_VALUE:
		note_cleaned(work, figures.cleaned);
		*text = figures.text;
		return 0;
	case EHR_NUM_BAD: break;
	}
	return ehr_fail_cell(err, column, "not_a_number", "a number", cell);
}

static int read_moment(struct work *work, enum ehr_cell_type type,
	const char *column, struct ehr_str cell, struct ehr_str *text,
	struct ehr_err *err)
{
	const struct ehr_cell_rules *rules = &work->tables->cells;
	struct ehr_moment moment;
	int rc = type == EHR_CELL_YEAR ? ehr_moment_year(rules, column, cell,
						 work->arena, &moment, err)
				       : ehr_moment_time(rules, column, cell,
						 work->arena, &moment, err);

	if (rc != 0)
		return -1;
	note_cleaned(work, moment.cleaned);
	*text = moment.text;
	work->fields->clock = ehr_moment_clock(*text);
	return 0;
}

static int read_word(struct work *work, const struct ehr_canonical *canonical,
	const char *column, struct ehr_str cell, struct ehr_str *text,
	struct ehr_err *err)
{
	note_cleaned(work,
		ehr_clean_code(&work->tables->cells, cell, work->arena, text));
	return ehr_canonical_check(
		canonical, work->tables->words, column, *text, err);
}

/* One cell by the type of its canonical column. */
static int read_cell(struct work *work, const struct ehr_canonical *canonical,
	const char *column, struct ehr_str cell, struct ehr_str *text,
	struct ehr_err *err)
{
	switch (canonical->type) {
	case EHR_CELL_TEXT:
		note_cleaned(work, ehr_clean_text(cell, text));
		return 0;
	case EHR_CELL_NUMBER: return read_number(work, column, cell, text, err);
	case EHR_CELL_YEAR:
	case EHR_CELL_TIME:
		return read_moment(
			work, canonical->type, column, cell, text, err);
	case EHR_CELL_WORD:
		return read_word(work, canonical, column, cell, text, err);
	case EHR_CELL_USCC:
	case EHR_CELL_ORGANISATION:
	case EHR_CELL_PERMIT:
	case EHR_CELL_INDUSTRY:
	case EHR_CELL_DIVISION:
		*text = read_code(work, canonical->type, cell);
		return 0;
	}
	return 0;
}

/* A cell that is to tell a source from others: a code in its normal form, or
 * text as it stands. False if it cannot. */
static bool take_identity(
	struct work *work, struct ehr_str cell, struct ehr_str *text)
{
	const struct ehr_code_exceptions *known = work->tables->exceptions;
	struct ehr_code code;
	enum ehr_code_state state = ehr_code_uscc(cell, known, &code);

	if (state == EHR_CODE_DAMAGED) {
		work->fields->flags |= ehr_flag(EHR_FLAG_DAMAGED_CODE);
		return false;
	}
	if (state != EHR_CODE_OK)
		state = ehr_code_organisation(cell, known, &code);
	if (state != EHR_CODE_OK)
		(void)ehr_clean_text(cell, text);
	else
		*text = code.changed ? copy_code(work, &code)
				     : ehr_str_trim(cell);
	return true;
}

/* Of several columns, the first that can tell one source from another. */
static struct ehr_str choose(struct work *work, const struct ehr_op *op)
{
	struct ehr_str text = { "", 0 };

	for (size_t i = 0; i < op->field->n_columns; i++) {
		struct ehr_str cell = work->cell[op->column[i]];

		(void)ehr_clean_code(
			&work->tables->cells, cell, work->arena, &text);
		if (text.n > 0 && take_identity(work, cell, &text))
			return text;
	}
	return (struct ehr_str){ "", 0 };
}

static int join_moment(struct work *work, const struct ehr_op *op,
	struct ehr_str *text, struct ehr_err *err)
{
	struct ehr_moment_parts parts = { 0 };
	struct ehr_moment moment;

	for (size_t i = 0; i < EHR_DATE_PARTS; i++) {
		parts.cell[i] = (struct ehr_str){ "", 0 };
		if (op->column[i] == EHR_NO_COLUMN)
			continue;
		parts.column[i] = op->field->column[i];
		parts.cell[i] = work->cell[op->column[i]];
	}
	if (ehr_moment_join(&work->tables->cells, &parts, work->arena, &moment,
		    err) != 0)
		return -1;
	note_cleaned(work, moment.cleaned);
	*text = moment.text;
	return 0;
}

static int read_field(struct work *work, const struct ehr_op *op,
	struct ehr_str *text, struct ehr_err *err)
{
	const struct ehr_field *field = op->field;

	if (field == NULL) {
		*text = (struct ehr_str){ "", 0 };
		return 0;
	}
	switch (field->kind) {
	case EHR_FIELD_CONSTANT: return 0;
	case EHR_FIELD_TEMPLATE:
		*text = ehr_template_fill(&op->made, work->cell, work->arena);
		return read_cell(
			work, op->canonical, field->name, *text, text, err);
	case EHR_FIELD_MOMENT: return join_moment(work, op, text, err);
	case EHR_FIELD_COLUMN: break;
	}
	if (field->n_columns > 1) {
		*text = choose(work, op);
		return 0;
	}
	return read_cell(work, op->canonical, field->column[0],
		work->cell[op->column[0]], text, err);
}

/* A carried cell passes as it came, but for the pH, which limits hang on: its
 * number is made plain as others are. */
static struct ehr_str carry(
	struct work *work, const char *column, struct ehr_str cell)
{
	struct ehr_figures figures;

	if (strcmp(column, "ph") != 0)
		return cell;
	switch (ehr_clean_number(
		&work->tables->cells, cell, work->arena, &figures)) {
	case EHR_NUM_VALUE: break;
	case EHR_NUM_EMPTY: return (struct ehr_str){ "", 0 };
	default: return cell;
	}
	note_cleaned(work, figures.cleaned);
	return figures.text;
}

/* Every row says whom or what it is about. */
static int check_identity(const struct ehr_plan *plan,
	const struct ehr_record_fields *fields, struct ehr_err *err)
{
	const char *column = "source_id";

	for (size_t i = 0; i < plan->n; i++) {
		if (strcmp(plan->column[i], "source_id") != 0 &&
			strcmp(plan->column[i], "receptor_id") != 0)
			continue;
		if (fields->cell[i].n > 0)
			return 0;
		column = plan->op[i].field->kind == EHR_FIELD_COLUMN
				 ? plan->op[i].field->column[0]
				 : plan->column[i];
	}
	return ehr_fail_cell(err, column, "empty",
		N_("a source_id or receptor_id"), (struct ehr_str){ "", 0 });
}

void ehr_record_fields_init(
	struct ehr_record_fields *fields, const struct ehr_plan *plan)
{
	fields->cell = ehr_calloc(plan->n, sizeof *fields->cell);
	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_op *op = &plan->op[i];

		fields->cell[i] = (struct ehr_str){ "", 0 };
		if (op->kind == EHR_OP_FIELD && op->field != NULL &&
			op->field->kind == EHR_FIELD_CONSTANT)
			fields->cell[i] = ehr_str_of(op->field->text);
	}
}

void ehr_record_fields_release(struct ehr_record_fields *fields)
{
	free(fields->cell);
	*fields = (struct ehr_record_fields){ 0 };
}

int ehr_record_fields_fill(struct ehr_record_fields *fields,
	const struct ehr_plan *plan, const struct ehr_record_tables *tables,
	const struct ehr_record_cells *record, struct ehr_arena *arena,
	struct ehr_err *err)
{
	struct work work = { fields, plan, tables, record->cell, arena };

	fields->flags = record->position->flags;
	fields->clock = EHR_CLOCK_NONE;
	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_op *op = &plan->op[i];
		struct ehr_str *text = &fields->cell[i];

		if (op->kind == EHR_OP_LON)
			*text = record->position->lon;
		else if (op->kind == EHR_OP_LAT)
			*text = record->position->lat;
		else if (op->kind == EHR_OP_CARRY)
			*text = carry(&work, plan->column[i],
				record->carried[op->at]);
		else if (op->kind == EHR_OP_FIELD &&
			 read_field(&work, op, text, err) != 0)
			return -1;
	}
	return check_identity(plan, fields, err);
}
