/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_grade.h"

#include <math.h>
#include <stdlib.h>

#include "model/words.h"

const char *const ehr_event_grade_outs[EHR_EVENT_GRADE_OUTS + 1] = {
	"source_id", "source_name", "uscc", "industry_code", "adm_code",
	"grade", "grade_high", "level_text", "q_air", "q_class_air", "m_air",
	"m_class_air", "e_class_air", "grade_air", "q_water", "q_class_water",
	"m_water", "m_class_water", "e_class_water", "grade_water",
	"incomplete", "missing", "unmatched", "event_flags"
};

enum { AIR, WATER, MEDIA };
enum { Q, M, E };

static const char METHOD[] = "hj941";

struct medium {
	double q, m; /* what is known: lower bounds */
	uint32_t class[EHR_EVENT_KEYS], grade;
};

struct ehr_event_grading {
	const struct ehr_event_tables *tables;
	const struct ehr_event_amounts *amounts;
	const struct ehr_event_sites *sites;
	const struct ehr_event_rule_set *q, *m, *e[MEDIA];
	const struct ehr_event_matrix *matrix;
	const struct ehr_event_set *grades, *media, *forms;
	/* of the source graded last */
	const struct ehr_event_source *source;
	struct medium medium[MEDIA];
	struct ehr_event_graded graded;
	struct ehr_event_notes notes;
	struct ehr_buf text, form[MEDIA], classes;
};

static int find_parts(struct ehr_event_grading *self, struct ehr_err *err)
{
	const struct ehr_event_tables *t = self->tables;

	if (ehr_event_rules_need(t->rules, METHOD, "Q", &self->q, err) ||
		ehr_event_rules_need(t->rules, METHOD, "M", &self->m, err) ||
		ehr_event_rules_need(
			t->rules, METHOD, "E_air", &self->e[AIR], err) ||
		ehr_event_rules_need(
			t->rules, METHOD, "E_water", &self->e[WATER], err) ||
		ehr_event_matrix_need(
			t->matrices, METHOD, "grade", &self->matrix, err) ||
		ehr_event_set_need(
			t->classes, METHOD, "grade", &self->grades, err) ||
		ehr_event_set_need(
			t->classes, METHOD, "medium", &self->media, err) ||
		ehr_event_set_need(
			t->classes, METHOD, "form", &self->forms, err))
		return -1;
	if (self->matrix->key[Q] != self->q->set ||
		self->matrix->key[M] != self->m->set ||
		self->matrix->key[E] != self->e[AIR]->set ||
		self->matrix->key[E] != self->e[WATER]->set ||
		self->matrix->result != self->grades)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the matrix \"%s\" of the method \"%s\" is not one "
			  "of its classes"),
			"grade", METHOD);
	return 0;
}

struct ehr_event_grading *ehr_event_grading_new(
	const struct ehr_event_tables *tables,
	const struct ehr_event_amounts *amounts,
	const struct ehr_event_sites *sites, struct ehr_err *err)
{
	struct ehr_event_grading *self = ehr_calloc(1, sizeof(*self));

	self->tables = tables;
	self->amounts = amounts;
	self->sites = sites;
	if (find_parts(self, err) == 0)
		return self;
	ehr_event_grading_free(self);
	return NULL;
}

void ehr_event_grading_free(struct ehr_event_grading *self)
{
	if (!self)
		return;
	ehr_event_notes_release(&self->notes);
	ehr_buf_release(&self->text);
	ehr_buf_release(&self->form[AIR]);
	ehr_buf_release(&self->form[WATER]);
	ehr_buf_release(&self->classes);
	free(self);
}

/* M of a medium, its process part capped, and the classes it can be of. */
static uint32_t control(struct ehr_event_grading *self, size_t medium,
	struct ehr_event_facts facts)
{
	static const char *const part[MEDIA] = { "air", "water" };
	const struct ehr_event_scores *scores = &self->tables->scores;
	double most = self->tables->setting[EHR_EVENT_HJ941_PROCESS_MOST];
	struct ehr_event_points points = { 0 };
	uint32_t possible;

	ehr_event_points_add(&points, scores, METHOD, "process", &facts);
	points.low = fmin(points.low, most);
	points.high = fmin(points.high, most);
	ehr_event_points_add(&points, scores, METHOD, part[medium], &facts);
	facts.name = "m";
	facts.low = points.low;
	facts.high = points.high;
	self->medium[medium].m = points.low;
	possible = ehr_event_classify(self->m, &facts, &self->notes);
	if (points.memory)
		ehr_event_note(&self->notes.flags, "memory_score");
	if (ehr_event_is_open(possible)) {
		ehr_event_note(&self->notes.incomplete, "control");
		ehr_words_add_all(&self->notes.missing,
			(struct ehr_str){ points.missing.p, points.missing.n });
	}
	ehr_buf_release(&points.missing);
	return possible;
}

static uint32_t sensitivity(struct ehr_event_grading *self, size_t medium,
	const struct ehr_event_facts *facts)
{
	uint32_t possible =
		ehr_event_classify(self->e[medium], facts, &self->notes);

	if (ehr_event_is_open(possible))
		ehr_event_note(&self->notes.incomplete, "receptors");
	return possible;
}

static bool is_mildest(uint32_t possible)
{
	return possible == 1;
}

/* Below the first band of Q neither M nor E is asked. */
static void grade_medium(struct ehr_event_grading *self, size_t medium,
	const struct ehr_event_facts *facts)
{
	static const enum ehr_event_list list[MEDIA] = { EHR_EVENT_AIR,
		EHR_EVENT_WATER };
	struct medium *it = &self->medium[medium];
	struct ehr_event_facts with_q = *facts;

	with_q.name = "q";
	ehr_event_quotient(self->amounts, self->source, list[medium],
		&with_q.low, &with_q.high, &self->notes);
	it->q = with_q.low;
	it->m = NAN;
	it->class[Q] = ehr_event_classify(self->q, &with_q, &self->notes);
	it->class[M] = ehr_event_all(self->m->set);
	it->class[E] = ehr_event_all(self->e[medium]->set);
	if (!is_mildest(it->class[Q])) {
		it->class[M] = control(self, medium, *facts);
		it->class[E] = sensitivity(self, medium, facts);
	}
	it->grade = ehr_event_matrix_look(self->matrix, it->class);
	if (self->matrix->memory)
		ehr_event_note(&self->notes.flags, "memory_matrix");
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Grades are raised for those who were punished; who may have been is raised
 * above only. */
static void raise_grade(
	struct ehr_event_grading *self, const struct ehr_event_facts *facts)
{
	size_t steps = (size_t)self->tables->setting[EHR_EVENT_HJ941_RAISED];
	size_t top = self->grades->n - 1;
	struct ehr_event_graded *graded = &self->graded;
	struct ehr_str cell = ehr_event_fact(facts, "penalised_3a");

	if (steps == 0 || ehr_str_is(cell, "no"))
		return;
	graded->high = graded->high + steps < top ? graded->high + steps : top;
	if (cell.n == 0) {
		ehr_event_note(&self->notes.incomplete, "penalised");
		ehr_event_note(&self->notes.missing, "penalised_3a");
		return;
	}
	graded->low = graded->low + steps < top ? graded->low + steps : top;
	ehr_event_note(&self->notes.flags, "raised");
	ehr_event_note(&self->notes.flags, "memory_rule");
}

struct ehr_event_graded ehr_event_grade(
	struct ehr_event_grading *self, size_t i)
{
	struct ehr_event_graded *graded = &self->graded;
	struct ehr_event_facts facts = { 0 };

	self->source = &self->amounts->at[i];
	ehr_event_notes_reset(&self->notes);
	if (self->sites)
		facts = ehr_event_sites_find(self->sites, self->source->id);
	ehr_event_unmatched(self->amounts, self->source, &self->notes);
	*graded = (struct ehr_event_graded){ .is_graded = self->source->n > 0 };
	for (size_t k = 0; k < MEDIA; k++) {
		uint32_t grade;

		grade_medium(self, k, &facts);
		grade = self->medium[k].grade;
		graded->low = larger(graded->low, ehr_event_mildest(grade));
		graded->high = larger(graded->high, ehr_event_worst(grade));
	}
	raise_grade(self, &facts);
	graded->word = graded->is_graded ? self->grades->word[graded->low] : "";
	graded->word_high = self->grades->word[graded->high];
	graded->is_incomplete = self->notes.incomplete.n > 0;
	return *graded;
}

/* A written form: its text with {name} replaced. */
struct part {
	const char *name;
	const char *text;
};

static void fill_in(struct ehr_buf *out, const char *form,
	const struct part *part, size_t n)
{
	while (*form) {
		size_t i = 0, length = 0;

		for (; *form == '{' && i < n; i++) {
			length = strlen(part[i].name);
			if (strncmp(form + 1, part[i].name, length) == 0 &&
				form[1 + length] == '}')
				break;
		}
		if (*form != '{' || i == n) {
			ehr_buf_putc(out, *form++);
			continue;
		}
		ehr_buf_puts(out, part[i].text);
		form += length + 2;
	}
}

static const char *form_of(
	const struct ehr_event_grading *self, const char *name)
{
	long at = ehr_event_class_find(self->forms, ehr_str_of(name));

	return at == EHR_EVENT_NONE ? "" : self->forms->label[at];
}

/* As in Q2-M1-E2; Q0 stands alone. */
static void write_classes(struct ehr_event_grading *self, size_t medium)
{
	const struct medium *it = &self->medium[medium];
	struct ehr_buf *text = &self->classes;

	text->n = 0;
	ehr_event_class_text(self->q->set, it->class[Q], text);
	if (is_mildest(it->class[Q]))
		return;
	ehr_buf_putc(text, '-');
	ehr_event_class_text(self->m->set, it->class[M], text);
	ehr_buf_putc(text, '-');
	ehr_event_class_text(self->e[medium]->set, it->class[E], text);
}

static void write_forms(struct ehr_event_grading *self)
{
	static const char *const word[MEDIA] = { "air", "water" };
	struct part overall[3] = {
		{ "grade", self->grades->label[self->graded.low] },
		{ "air", "" }, { "water", "" }
	};

	for (size_t k = 0; k < MEDIA; k++) {
		size_t grade = ehr_event_mildest(self->medium[k].grade);
		long at =
			ehr_event_class_find(self->media, ehr_str_of(word[k]));
		struct part part[3] = { { "grade", self->grades->label[grade] },
			{ "medium", at == EHR_EVENT_NONE
					    ? word[k]
					    : self->media->label[at] },
			{ "classes", "" } };

		write_classes(self, k);
		part[2].text = ehr_buf_text(&self->classes);
		self->form[k].n = 0;
		fill_in(&self->form[k], form_of(self, "medium"), part, 3);
		overall[1 + k].text = ehr_buf_text(&self->form[k]);
	}
	self->text.n = 0;
	if (!self->graded.is_graded)
		return;
	fill_in(&self->text, form_of(self, "overall"), overall, 3);
	if (self->graded.is_incomplete)
		ehr_buf_puts(&self->text, form_of(self, "lower_bound"));
}

static void write_class(struct ehr_event_grading *self,
	struct ehr_writer *writer, const struct ehr_event_set *set,
	uint32_t possible)
{
	self->classes.n = 0;
	ehr_event_class_text(set, possible, &self->classes);
	ehr_writer_puts(writer, ehr_buf_text(&self->classes));
}

static void write_medium(struct ehr_event_grading *self,
	struct ehr_writer *writer, size_t medium)
{
	const struct medium *it = &self->medium[medium];
	bool is_asked = !is_mildest(it->class[Q]);

	if (!self->graded.is_graded) {
		for (size_t i = 0; i < 6; i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_writer_number(writer, it->q);
	write_class(self, writer, self->q->set, it->class[Q]);
	if (is_asked) {
		ehr_writer_number(writer, it->m);
		write_class(self, writer, self->m->set, it->class[M]);
		write_class(self, writer, self->e[medium]->set, it->class[E]);
	} else {
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
	}
	write_class(self, writer, self->grades, it->grade);
}

int ehr_event_grading_write(struct ehr_event_grading *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	write_forms(self);
	ehr_writer_text(writer, self->source->id);
	for (size_t i = 0; i < EHR_EVENT_CARRIED; i++)
		ehr_writer_text(writer, self->source->carried[i]);
	ehr_writer_puts(writer, self->graded.word);
	ehr_writer_puts(writer, self->graded.word_high);
	ehr_writer_text(
		writer, (struct ehr_str){ self->text.p ? self->text.p : "",
				self->text.n });
	write_medium(self, writer, AIR);
	write_medium(self, writer, WATER);
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.incomplete));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.missing));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.unmatched));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.flags));
	return ehr_writer_end_row(writer, err);
}
