/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/admission.h"

static const char *const own_name[EHR_ADMISSION_OWN] = {
	[EHR_ADMISSION_ID] = "project.project_id",
	[EHR_ADMISSION_NAME] = "project.project_name",
	[EHR_ADMISSION_CLASS] = "project.project_class",
	[EHR_ADMISSION_LON] = "project.lon",
	[EHR_ADMISSION_LAT] = "project.lat",
	[EHR_ADMISSION_CELL] = "project.cell_id",
	[EHR_ADMISSION_ZONE] = "project.zone_class",
	[EHR_ADMISSION_REGION] = "project.adm_code",
};

int ehr_admission_init(struct ehr_admission *admission,
	struct ehr_admission_rules *rules, struct ehr_cells *cells, long today,
	struct ehr_err *err)
{
	struct ehr_grade_facts *facts = &rules->common.facts;

	*admission = (struct ehr_admission){
		.rules = rules, .cells = cells, .today = today
	};
	for (size_t i = 0; i < EHR_ADMISSION_OWN; i++) {
		ehr_grade_fact_add(facts, own_name[i], &admission->own[i]);
		if (admission->own[i] == EHR_GRADE_FACTS)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the rules \"%s\" ask for too many columns"),
				rules->common.name);
	}
	if (ehr_grading_facts_init(
		    &admission->facts, &rules->common, NULL, err))
		return -1;
	if (cells) {
		admission->finder = ehr_zone_finder_open(cells, err);
		return admission->finder ? 0 : -1;
	}
	return 0;
}

void ehr_admission_release(struct ehr_admission *admission)
{
	ehr_zone_finder_close(admission->finder);
	ehr_grading_facts_release(&admission->facts);
}

/* Columns by fact. */
struct projects {
	struct ehr_admission *admission;
	long at[EHR_GRADE_FACTS];
};

static int bind(struct projects *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	struct ehr_grading_facts *facts = &self->admission->facts;
	const struct ehr_grade_facts *all = &facts->rules->facts;
	size_t id;

	if (ehr_header_need(header, "project_id", &id, err))
		return -1;
	facts->given[EHR_GRADE_PROJECT] = true;
	for (size_t i = 0; i < all->n; i++) {
		self->at[i] = EHR_NO_COLUMN;
		if (all->fact[i].table != EHR_GRADE_PROJECT)
			continue;
		if (ehr_header_look(
			    header, all->fact[i].column, &self->at[i], err))
			return -1;
		facts->there[i] = self->at[i] != EHR_NO_COLUMN;
	}
	return 0;
}

static int check_degrees(const struct projects *self, const struct ehr_row *row,
	enum ehr_admission_own own, double limit, struct ehr_err *err)
{
	size_t fact = self->admission->own[own];
	const char *column =
		self->admission->rules->common.facts.fact[fact].column;
	enum ehr_num_state state;
	double degrees = 0;

	if (self->at[fact] == EHR_NO_COLUMN)
		return 0;
	if (ehr_cell_number(
		    row->cell[self->at[fact]], column, &state, &degrees, err))
		return -1;
	return fabs(degrees) <= limit
		       ? 0
		       : ehr_fail_cell(err, column, "out_of_range",
				 N_("degrees of longitude or latitude"),
				 row->cell[self->at[fact]]);
}

/* Are the cells that are compared with numbers numbers, and not below 0? */
static int check_numbers(const struct projects *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_grade_facts *all =
		&self->admission->rules->common.facts;

	for (size_t i = 0; i < all->n; i++) {
		enum ehr_num_state state;
		double value = 0;

		if (self->at[i] == EHR_NO_COLUMN || !all->fact[i].number)
			continue;
		if (ehr_cell_number(row->cell[self->at[i]], all->fact[i].column,
			    &state, &value, err))
			return -1;
		if (value < 0)
			return ehr_fail_cell(err, all->fact[i].column,
				"negative", N_("a number of 0 or more"),
				row->cell[self->at[i]]);
	}
	return 0;
}

static int take_row(
	struct projects *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_grading_facts *facts = &self->admission->facts;
	size_t marker = self->admission->own[EHR_ADMISSION_ID], project;
	struct ehr_str id = ehr_str_trim(row->cell[self->at[marker]]);

	if (id.n == 0)
		return ehr_fail_cell(err, "project_id", "empty",
			N_("the id of a project"), id);
	if (check_degrees(self, row, EHR_ADMISSION_LON, 180, err) ||
		check_degrees(self, row, EHR_ADMISSION_LAT, 90, err) ||
		check_numbers(self, row, err))
		return -1;
	project = ehr_grading_enterprise(facts, id);
	if (ehr_grading_cell(facts, project, marker))
		return ehr_fail_cell(err, "project_id", "twice",
			N_("each project once"), id);
	for (size_t i = 0; i < facts->rules->facts.n; i++)
		if (self->at[i] != EHR_NO_COLUMN)
			ehr_grading_set(
				facts, project, i, row->cell[self->at[i]]);
	return 0;
}

int ehr_admission_read(struct ehr_admission *admission,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct projects self = { .admission = admission };
	struct ehr_row row;
	int got;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (take_row(&self, &row, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return got;
}
