/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_words.h"

#include "model/report_lack.h"
#include "model/report_measure.h"
#include "model/report_tables.h"

static const struct ehr_report_figure *figure_of(
	const struct ehr_report *report, const struct ehr_report_block *block,
	struct ehr_str name)
{
	const struct ehr_report_figures *all = &report->template->figures;
	long at = ehr_report_figure_find(&block->figures, name);

	if (at != EHR_REPORT_NONE)
		return &block->figures.at[at];
	at = ehr_report_figure_find(all, name);
	return at == EHR_REPORT_NONE ? NULL : &all->at[at];
}

/* What a figure came to, and with how much it can be computed on. */
struct come_to {
	struct ehr_report_amount amount;
	struct ehr_report_result result;
};

static int come_to(struct ehr_report *report,
	const struct ehr_report_block *block,
	const struct ehr_report_figure *figure, struct come_to *out);

static void write_derived(struct ehr_report *report,
	const struct ehr_report_figure *figure, const struct come_to *first,
	const struct come_to *second, struct come_to *out)
{
	bool share = figure->how == EHR_REPORT_SHARE;
	struct ehr_origin origin;
	struct ehr_buf text = { 0 };

	out->amount =
		share ? ehr_report_amount_ratio(&first->amount, &second->amount)
		      : ehr_report_amount_less(&first->amount, &second->amount);
	if (!out->amount.is_known)
		return;
	ehr_report_amount_write(&out->amount, figure, &text);
	out->result.text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	if (!first->result.origin || !second->result.origin)
		return;
	origin = *first->result.origin;
	origin.how = share ? EHR_ORIGIN_SHARE : EHR_ORIGIN_DIFFERENCE;
	origin.next = second->result.origin;
	out->result.origin = ehr_document_origin(report->document, &origin);
}

static int come_to_derived(struct ehr_report *report,
	const struct ehr_report_block *block,
	const struct ehr_report_figure *figure, struct come_to *out)
{
	struct come_to *part =
		ehr_arena_calloc(&report->scratch, 2, sizeof(*part));

	if (come_to(report, block,
		    figure_of(report, block, ehr_str_of(figure->of)),
		    &part[0]) ||
		come_to(report, block,
			figure_of(report, block, ehr_str_of(figure->other)),
			&part[1]))
		return -1;
	write_derived(report, figure, &part[0], &part[1], out);
	return 0;
}

static int come_to(struct ehr_report *report,
	const struct ehr_report_block *block,
	const struct ehr_report_figure *figure, struct come_to *out)
{
	const struct ehr_report_data *data[EHR_REPORT_TABLES] = { 0 };
	struct ehr_report_group group = { 0 };
	struct ehr_report_shown shown;
	long from[EHR_REPORT_TABLES] = { figure->from, figure->against };

	if (figure->from == EHR_REPORT_NONE)
		return come_to_derived(report, block, figure, out);
	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (from[i] != EHR_REPORT_NONE) {
			data[i] = &report->data[from[i]];
			group.rows[i] = ehr_report_all(data[i]);
		}
	if (ehr_report_shown_make(report, figure, data, &shown) ||
		ehr_report_evaluate(report, &shown, &group, true, &out->result))
		return -1;
	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (data[i])
			group.rows[i] = ehr_report_filter(report, data[i],
				&shown.where[i], group.rows[i]);
	ehr_report_shown_remark(report, &shown);
	if (figure->how >= EHR_REPORT_NEW) {
		out->amount = ehr_report_amount_of(
			ehr_report_moves(report, &shown, group.rows));
		return 0;
	}
	return figure->how == EHR_REPORT_VALUES
		       ? 0
		       : ehr_report_measure(
				 report, &shown, group.rows, &out->amount);
}

/* A parameter: a day as texts have it, a small number as figures do. */
static void put_known(struct ehr_report *report, struct ehr_document_line *line,
	struct ehr_str value)
{
	const struct ehr_report_figure whole = { .decimals = EHR_REPORT_NONE,
		.digits = EHR_REPORT_DIGITS_MAX };
	struct ehr_report_amount amount = ehr_report_amount_read(value);
	struct ehr_buf text = { 0 };

	if (ehr_report_amount_is_small(&amount)) {
		ehr_report_amount_write(&amount, &whole, &text);
		ehr_document_text(report->document, line,
			(struct ehr_str){ text.p, text.n })
			->number = true;
	} else {
		ehr_document_text(
			report->document, line, ehr_report_day(report, value));
	}
	ehr_buf_release(&text);
}

/* The cell of a row that a list names; nothing where there is no such column. */
static void put_cell(struct ehr_report *report, struct ehr_document_line *line,
	const struct ehr_report_data *data, struct ehr_str name,
	struct ehr_report_rows row)
{
	const char *text = ehr_arena_string(&report->scratch, name);
	const struct ehr_report_names names = { &text, 1 };
	long column = ehr_report_data_column(data, &names);
	struct ehr_report_result result = { 0 };

	if (column == EHR_REPORT_NONE)
		return;
	result.text = ehr_report_day(
		report, ehr_report_cell(data, column, row.at[0]));
	result.origin = ehr_report_origin(report,
		&(struct ehr_origin){ .how = EHR_ORIGIN_VALUE }, data, column,
		row);
	ehr_report_put_result(report, line, &result);
}

/* The text with what stands in braces; data NULL: no list. */
static int put_pieces(struct ehr_report *report,
	const struct ehr_report_block *block, struct ehr_document_line *line,
	const struct ehr_report_data *data, struct ehr_report_rows row)
{
	struct ehr_str rest = ehr_str_of(ehr_report_pick(report, &block->text));
	struct ehr_report_piece piece;

	while (ehr_report_piece_next(&rest, &piece)) {
		struct ehr_str value =
			piece.is_name
				? ehr_report_known_value(report, piece.text)
				: piece.text;
		const struct ehr_report_figure *figure =
			value.p ? NULL : figure_of(report, block, piece.text);
		struct come_to out = { 0 };

		if (value.p && piece.is_name) {
			put_known(report, line, value);
		} else if (value.p) {
			ehr_document_text(report->document, line, value);
		} else if (figure) {
			if (come_to(report, block, figure, &out))
				return -1;
			out.result.text =
				ehr_report_day(report, out.result.text);
			ehr_report_put_result(report, line, &out.result);
		} else if (data) {
			put_cell(report, line, data, piece.text, row);
		}
	}
	return 0;
}

/* Does a figure, or one that it is computed from, lack anything? */
static bool lacks(struct ehr_report *report,
	const struct ehr_report_block *block,
	const struct ehr_report_figure *figure)
{
	struct ehr_str what;

	if (figure->from == EHR_REPORT_NONE)
		return lacks(report, block,
			       figure_of(report, block,
				       ehr_str_of(figure->of))) ||
		       lacks(report, block,
			       figure_of(report, block,
				       ehr_str_of(figure->other)));
	what = ehr_str_of(ehr_report_pick(
		report, &report->template->input[figure->from].text));
	return ehr_report_lacks_figure(report, figure, what);
}

static bool text_lacks(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	struct ehr_str rest = ehr_str_of(ehr_report_pick(report, &block->text));
	struct ehr_report_piece piece;

	while (ehr_report_piece_next(&rest, &piece)) {
		const struct ehr_report_figure *figure =
			piece.is_name ? figure_of(report, block, piece.text)
				      : NULL;

		if (figure && lacks(report, block, figure))
			return true;
	}
	return false;
}

int ehr_report_put_text(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	if (text_lacks(report, block))
		return 0;
	return put_pieces(report, block,
		ehr_document_paragraph(report->document), NULL,
		(struct ehr_report_rows){ 0 });
}

/* Does the table lack a column that the text of a list names? */
static bool list_lacks(struct ehr_report *report,
	const struct ehr_report_block *block, struct ehr_str what)
{
	struct ehr_str rest = ehr_str_of(ehr_report_pick(report, &block->text));
	struct ehr_report_piece piece;

	if (ehr_report_lacks_query(report, &block->query, what))
		return true;
	while (ehr_report_piece_next(&rest, &piece)) {
		const char *name;

		if (!piece.is_name ||
			ehr_report_names_have(&block->optional, piece.text) ||
			ehr_report_known_value(report, piece.text).p ||
			figure_of(report, block, piece.text))
			continue;
		name = ehr_arena_string(&report->scratch, piece.text);
		if (ehr_report_lacks_column(report, block->query.from,
			    &(struct ehr_report_names){ &name, 1 }, what))
			return true;
	}
	return text_lacks(report, block);
}

int ehr_report_put_list(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	struct ehr_str what = ehr_str_of(ehr_report_pick(
		report, &report->template->input[block->query.from].text));
	struct ehr_report_answer answer;
	struct ehr_document_list *list;
	size_t kept;

	if (list_lacks(report, block, what))
		return 0;
	if (ehr_report_ask(report, &block->query, &answer))
		return -1;
	if (ehr_report_put_none(report, &answer, what))
		return 0;
	kept = ehr_report_kept(&answer);
	list = ehr_document_list(report->document, true);
	for (size_t i = 0; i < kept; i++)
		if (put_pieces(report, block,
			    ehr_document_item(report->document, list),
			    answer.data[0], answer.group[i].rows[0]))
			return -1;
	ehr_report_remark_more(report, answer.n - kept);
	return 0;
}

/* What a figure of the title came to; nothing where its input or column is not
 * there, or where it rests on other figures. */
static int put_in_title(struct ehr_report *report,
	const struct ehr_report_figure *figure, struct ehr_buf *text)
{
	const struct ehr_report_block none = { 0 };
	struct ehr_report_figure optional = *figure;
	struct come_to out = { 0 };

	optional.optional = true;
	if (figure->from == EHR_REPORT_NONE ||
		!ehr_report_has_figure(report, &optional))
		return 0;
	if (come_to(report, &none, figure, &out))
		return -1;
	ehr_buf_add_str(text, ehr_report_day(report, out.result.text));
	return 0;
}

/* Without a blank at its ends or two of them within. */
static struct ehr_str squeezed(
	struct ehr_report *report, const struct ehr_buf *all)
{
	struct ehr_buf text = { 0 };
	struct ehr_str title;

	for (size_t i = 0; i < all->n; i++)
		if (all->p[i] != ' ' || (text.n && text.p[text.n - 1] != ' '))
			ehr_buf_putc(&text, all->p[i]);
	title = ehr_arena_copy(
		&report->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return ehr_str_trim(title);
}

int ehr_report_title(struct ehr_report *report, struct ehr_str *title)
{
	const struct ehr_report_template *template = report->template;
	struct ehr_str rest =
		ehr_str_of(ehr_report_pick(report, &template->title));
	struct ehr_report_piece piece;
	struct ehr_buf text = { 0 };
	int rc = 0;

	while (rc == 0 && ehr_report_piece_next(&rest, &piece)) {
		struct ehr_str value =
			piece.is_name
				? ehr_report_known_value(report, piece.text)
				: piece.text;
		long at = value.p ? EHR_REPORT_NONE
				  : ehr_report_figure_find(
					    &template->figures, piece.text);

		if (value.p && piece.is_name)
			value = ehr_report_day(report, value);
		if (value.p)
			ehr_buf_add_str(&text, value);
		else if (at != EHR_REPORT_NONE)
			rc = put_in_title(
				report, &template->figures.at[at], &text);
	}
	*title = squeezed(report, &text);
	ehr_buf_release(&text);
	report->remarks.n = 0;
	return rc;
}
