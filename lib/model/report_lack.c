/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_lack.h"

void ehr_report_note(struct ehr_report *report, struct ehr_str text)
{
	struct ehr_document_line *line =
		ehr_document_paragraph(report->document);

	ehr_document_text(report->document, line, text)->tone = EHR_TONE_QUIET;
}

static void say(struct ehr_report *report, enum ehr_report_said said,
	const char *const *part)
{
	struct ehr_buf text = { 0 };

	ehr_report_say(report, &text, said, part);
	ehr_report_note(report, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void say_missing(struct ehr_report *report, long input)
{
	const struct ehr_report_input *of = &report->template->input[input];

	if (!report->told[input])
		ehr_document_missing(report->document,
			&(struct ehr_document_missing){
				.what = ehr_str_of(
					ehr_report_pick(report, &of->text)),
				.input = ehr_str_of(of->name),
				.made_by = ehr_str_of(
					of->made_by ? of->made_by : ""),
			});
	report->told[input] = true;
}

bool ehr_report_lacks_input(
	struct ehr_report *report, long input, struct ehr_str what)
{
	const struct ehr_report_data *data = &report->data[input];
	struct ehr_buf thing = { 0 };

	if (!data->file) {
		say_missing(report, input);
		return true;
	}
	if (data->input->picture || data->rows > 0)
		return false;
	ehr_buf_add_str(&thing, what);
	say(report, EHR_SAID_NO_ROWS,
		(const char *[]){ ehr_buf_text(&thing), data->input->name,
			data->file, NULL });
	ehr_buf_release(&thing);
	return true;
}

bool ehr_report_lacks_column(struct ehr_report *report, long input,
	const struct ehr_report_names *names, struct ehr_str what)
{
	const struct ehr_report_data *data = &report->data[input];
	struct ehr_buf thing = { 0 };

	if (names->n == 0 ||
		ehr_report_data_column(data, names) != EHR_REPORT_NONE)
		return false;
	ehr_buf_add_str(&thing, what);
	say(report, EHR_SAID_NO_COLUMN,
		(const char *[]){ ehr_buf_text(&thing), data->input->name,
			data->file, names->name[0], NULL });
	ehr_buf_release(&thing);
	return true;
}

static bool lacks_conditions(struct ehr_report *report, long input,
	const struct ehr_report_conditions *conditions, struct ehr_str what)
{
	for (size_t i = 0; i < conditions->n; i++)
		if (ehr_report_lacks_column(
			    report, input, &conditions->at[i].column, what))
			return true;
	return false;
}

static bool lacks_lookup(struct ehr_report *report,
	const struct ehr_report_figure *figure, struct ehr_str what)
{
	return ehr_report_lacks_input(report, figure->lookup, what) ||
	       ehr_report_lacks_column(
		       report, figure->from, &figure->key, what) ||
	       ehr_report_lacks_column(
		       report, figure->lookup, &figure->key, what) ||
	       ehr_report_lacks_column(
		       report, figure->lookup, &figure->column, what);
}

static bool lacks_in(struct ehr_report *report,
	const struct ehr_report_figure *figure, long input, struct ehr_str what)
{
	return ehr_report_lacks_column(report, input, &figure->column, what) ||
	       lacks_conditions(report, input, &figure->where, what) ||
	       lacks_conditions(report, input, &figure->having, what);
}

bool ehr_report_lacks_figure(struct ehr_report *report,
	const struct ehr_report_figure *figure, struct ehr_str what)
{
	if (figure->from == EHR_REPORT_NONE || figure->optional)
		return false; /* computed from others; or left out */
	if (figure->lookup != EHR_REPORT_NONE)
		return lacks_lookup(report, figure, what);
	if (ehr_report_lacks_input(report, figure->from, what) ||
		lacks_in(report, figure, figure->from, what))
		return true;
	return figure->against != EHR_REPORT_NONE &&
	       (ehr_report_lacks_input(report, figure->against, what) ||
		       lacks_in(report, figure, figure->against, what));
}

static bool has_column(const struct ehr_report *report, long input,
	const struct ehr_report_names *names)
{
	const struct ehr_report_data *data = &report->data[input];

	return data->file &&
	       (names->n == 0 ||
		       ehr_report_data_column(data, names) != EHR_REPORT_NONE);
}

static bool has_conditions(const struct ehr_report *report, long input,
	const struct ehr_report_conditions *conditions)
{
	for (size_t i = 0; i < conditions->n; i++)
		if (!has_column(report, input, &conditions->at[i].column))
			return false;
	return true;
}

static bool has_in(const struct ehr_report *report,
	const struct ehr_report_figure *figure, long input)
{
	return has_column(report, input, &figure->column) &&
	       has_conditions(report, input, &figure->where) &&
	       has_conditions(report, input, &figure->having);
}

static bool has_lookup(
	const struct ehr_report *report, const struct ehr_report_figure *figure)
{
	return has_column(report, figure->lookup, &figure->column) &&
	       has_column(report, figure->lookup, &figure->key) &&
	       has_column(report, figure->from, &figure->key);
}

bool ehr_report_has_figure(
	const struct ehr_report *report, const struct ehr_report_figure *figure)
{
	if (!figure->optional || figure->from == EHR_REPORT_NONE)
		return true; /* what is lacking has been said; or others do */
	if (figure->lookup != EHR_REPORT_NONE)
		return has_lookup(report, figure);
	return has_in(report, figure, figure->from) &&
	       (figure->against == EHR_REPORT_NONE ||
		       has_in(report, figure, figure->against));
}

static bool lacks_by(struct ehr_report *report, const struct ehr_report_by *by,
	long input, struct ehr_str what)
{
	if (by->lookup == EHR_REPORT_NONE)
		return ehr_report_lacks_column(
			report, input, &by->column, what);
	return ehr_report_lacks_input(report, by->lookup, what) ||
	       ehr_report_lacks_column(report, input, &by->key, what) ||
	       ehr_report_lacks_column(report, by->lookup, &by->key, what) ||
	       ehr_report_lacks_column(report, by->lookup, &by->column, what);
}

static bool lacks_rows(struct ehr_report *report,
	const struct ehr_report_query *query, long input, struct ehr_str what)
{
	if (ehr_report_lacks_input(report, input, what) ||
		lacks_conditions(report, input, &query->where, what) ||
		ehr_report_lacks_column(report, input, &query->across, what))
		return true;
	for (size_t i = 0; i < query->n_by; i++)
		if (lacks_by(report, &query->by[i], input, what))
			return true;
	return false;
}

bool ehr_report_lacks_query(struct ehr_report *report,
	const struct ehr_report_query *query, struct ehr_str what)
{
	if (lacks_rows(report, query, query->from, what) ||
		(query->against != EHR_REPORT_NONE &&
			lacks_rows(report, query, query->against, what)))
		return true;
	for (size_t i = 0; i < query->n_sort; i++)
		if (!ehr_report_sorts_by_shown(query, &query->sort[i]) &&
			ehr_report_lacks_column(report, query->from,
				&query->sort[i].column, what))
			return true;
	for (size_t i = 0; i < query->columns.n; i++)
		if (ehr_report_lacks_figure(
			    report, &query->columns.at[i], what))
			return true;
	return false;
}
