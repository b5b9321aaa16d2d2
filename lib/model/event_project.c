/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_project.h"

#include <math.h>
#include <stdlib.h>

#include "model/words.h"

const char *const ehr_event_project_outs[EHR_EVENT_PROJECT_OUTS + 1] = {
	"source_id", "source_name", "uscc", "industry_code", "adm_code",
	"potential", "potential_high", "work_level", "work_level_high", "q",
	"q_class", "m", "m_class", "p_class", "e_class_air",
	"e_class_surface_water", "e_class_groundwater", "potential_air",
	"potential_surface_water", "potential_groundwater", "work_level_air",
	"work_level_surface_water", "work_level_groundwater", "incomplete",
	"missing", "unmatched", "event_flags"
};

enum { AIR, SURFACE, GROUND, MEDIA };

static const char METHOD[] = "hj169";

struct ehr_event_project {
	const struct ehr_event_tables *tables;
	const struct ehr_event_amounts *amounts;
	const struct ehr_event_sites *sites;
	const struct ehr_event_rule_set *q, *m, *e_air, *f, *s, *d, *g;
	const struct ehr_event_matrix *p, *e_surface, *e_ground, *potential,
		*level;
	/* of the source assessed last */
	const struct ehr_event_source *source;
	double q_low, m_low;
	uint32_t q_class, m_class, p_class;
	uint32_t e[MEDIA], of[MEDIA], level_of[MEDIA];
	size_t low, high; /* potentials by their place */
	struct ehr_event_notes notes;
	struct ehr_buf text;
};

static int find_rules(struct ehr_event_project *self, struct ehr_err *err)
{
	const struct {
		const char *what;
		const struct ehr_event_rule_set **into;
	} rule[] = { { "Q", &self->q }, { "M", &self->m },
		{ "E_air", &self->e_air }, { "F", &self->f }, { "S", &self->s },
		{ "D", &self->d }, { "G", &self->g } };

	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++)
		if (ehr_event_rules_need(self->tables->rules, METHOD,
			    rule[i].what, rule[i].into, err))
			return -1;
	return 0;
}

/* Is the matrix one of these sets? */
static int fits(const struct ehr_event_matrix *matrix,
	const struct ehr_event_set *first, const struct ehr_event_set *second,
	struct ehr_err *err)
{
	if (matrix->key[0] == first && matrix->key[1] == second &&
		!matrix->key[2])
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the matrix \"%s\" of the method \"%s\" is not one of its "
		  "classes"),
		matrix->what, METHOD);
}

static int find_matrices(struct ehr_event_project *self, struct ehr_err *err)
{
	const struct {
		const char *what;
		const struct ehr_event_matrix **into;
	} matrix[] = { { "P", &self->p }, { "E_surface", &self->e_surface },
		{ "E_ground", &self->e_ground },
		{ "potential", &self->potential }, { "level", &self->level } };

	for (size_t i = 0; i < sizeof(matrix) / sizeof(matrix[0]); i++)
		if (ehr_event_matrix_need(self->tables->matrices, METHOD,
			    matrix[i].what, matrix[i].into, err))
			return -1;
	if (fits(self->p, self->q->set, self->m->set, err) ||
		fits(self->e_surface, self->s->set, self->f->set, err) ||
		fits(self->e_ground, self->d->set, self->g->set, err) ||
		fits(self->potential, self->p->result, self->e_air->set, err) ||
		fits(self->potential, self->p->result, self->e_surface->result,
			err) ||
		fits(self->potential, self->p->result, self->e_ground->result,
			err) ||
		fits(self->level, self->potential->result, NULL, err))
		return -1;
	return 0;
}

struct ehr_event_project *ehr_event_project_new(
	const struct ehr_event_tables *tables,
	const struct ehr_event_amounts *amounts,
	const struct ehr_event_sites *sites, struct ehr_err *err)
{
	struct ehr_event_project *self = ehr_calloc(1, sizeof(*self));

	self->tables = tables;
	self->amounts = amounts;
	self->sites = sites;
	if (find_rules(self, err) == 0 && find_matrices(self, err) == 0)
		return self;
	ehr_event_project_free(self);
	return NULL;
}

void ehr_event_project_free(struct ehr_event_project *self)
{
	if (!self)
		return;
	ehr_event_notes_release(&self->notes);
	ehr_buf_release(&self->text);
	free(self);
}

static uint32_t look(struct ehr_event_project *self,
	const struct ehr_event_matrix *matrix, uint32_t first, uint32_t second)
{
	if (matrix->memory)
		ehr_event_note(&self->notes.flags, "memory_matrix");
	return ehr_event_matrix_look(
		matrix, (const uint32_t[EHR_EVENT_KEYS]){ first, second, 0 });
}

/* M, and the class it can be of. */
static uint32_t process(
	struct ehr_event_project *self, struct ehr_event_facts facts)
{
	struct ehr_event_points points = { 0 };
	uint32_t possible;

	ehr_event_points_add(
		&points, &self->tables->scores, METHOD, "process", &facts);
	facts.name = "m";
	facts.low = self->m_low = points.low;
	facts.high = points.high;
	possible = ehr_event_classify(self->m, &facts, &self->notes);
	if (points.memory)
		ehr_event_note(&self->notes.flags, "memory_score");
	if (points.high == 0)
		ehr_event_note(&self->notes.flags, "no_process");
	if (ehr_event_is_open(possible)) {
		ehr_event_note(&self->notes.incomplete, "control");
		ehr_words_add_all(&self->notes.missing,
			(struct ehr_str){ points.missing.p, points.missing.n });
	}
	ehr_buf_release(&points.missing);
	return possible;
}

static void receptors(
	struct ehr_event_project *self, const struct ehr_event_facts *facts)
{
	struct ehr_event_notes *notes = &self->notes;
	uint32_t d = ehr_event_classify(self->d, facts, notes);
	uint32_t g = ehr_event_classify(self->g, facts, notes);
	uint32_t s = ehr_event_classify(self->s, facts, notes);
	uint32_t f = ehr_event_classify(self->f, facts, notes);

	self->e[AIR] = ehr_event_classify(self->e_air, facts, notes);
	self->e[SURFACE] = look(self, self->e_surface, s, f);
	self->e[GROUND] = look(self, self->e_ground, d, g);
	for (size_t i = 0; i < MEDIA; i++)
		if (ehr_event_is_open(self->e[i]))
			ehr_event_note(&notes->incomplete, "receptors");
}

/* Below the first band of Q nothing else is asked. */
static void classify(
	struct ehr_event_project *self, const struct ehr_event_facts *facts)
{
	struct ehr_event_facts with_q = *facts;

	with_q.name = "q";
	ehr_event_quotient(self->amounts, self->source, EHR_EVENT_ALL,
		&with_q.low, &with_q.high, &self->notes);
	self->q_low = with_q.low;
	self->q_class = ehr_event_classify(self->q, &with_q, &self->notes);
	self->m_class = ehr_event_all(self->m->set);
	for (size_t i = 0; i < MEDIA; i++)
		self->e[i] = ehr_event_all(self->e_air->set);
	self->m_low = NAN;
	if (self->q_class != 1) {
		self->m_class = process(self, *facts);
		receptors(self, facts);
	}
	self->p_class = look(self, self->p, self->q_class, self->m_class);
}

bool ehr_event_project_assess(struct ehr_event_project *self, size_t i)
{
	struct ehr_event_facts facts = { 0 };

	self->source = &self->amounts->at[i];
	ehr_event_notes_reset(&self->notes);
	if (self->sites)
		facts = ehr_event_sites_find(self->sites, self->source->id);
	ehr_event_unmatched(self->amounts, self->source, &self->notes);
	classify(self, &facts);
	self->low = self->high = 0;
	for (size_t k = 0; k < MEDIA; k++) {
		size_t low, high;

		self->of[k] =
			look(self, self->potential, self->p_class, self->e[k]);
		self->level_of[k] = look(self, self->level, self->of[k], 0);
		low = ehr_event_mildest(self->of[k]);
		high = ehr_event_worst(self->of[k]);
		self->low = low > self->low ? low : self->low;
		self->high = high > self->high ? high : self->high;
	}
	return self->notes.incomplete.n > 0;
}

static void put(struct ehr_event_project *self, struct ehr_writer *writer,
	const struct ehr_event_set *set, uint32_t possible)
{
	self->text.n = 0;
	ehr_event_class_text(set, possible, &self->text);
	ehr_writer_puts(writer, ehr_buf_text(&self->text));
}

static void put_level(struct ehr_event_project *self, struct ehr_writer *writer,
	size_t potential)
{
	put(self, writer, self->level->result,
		look(self, self->level, (uint32_t)1 << potential, 0));
}

static void put_number(struct ehr_writer *writer, double number)
{
	if (isnan(number))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, number);
}

/* From q to the work levels of the media. */
static void put_steps(struct ehr_event_project *self, struct ehr_writer *writer)
{
	bool is_asked = self->q_class != 1;

	ehr_writer_number(writer, self->q_low);
	put(self, writer, self->q->set, self->q_class);
	put_number(writer, self->m_low);
	if (is_asked) {
		put(self, writer, self->m->set, self->m_class);
		put(self, writer, self->p->result, self->p_class);
	} else {
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
	}
	for (size_t i = 0; i < MEDIA; i++)
		if (is_asked)
			put(self, writer, self->e_air->set, self->e[i]);
		else
			ehr_writer_empty(writer);
	for (size_t i = 0; i < MEDIA; i++)
		put(self, writer, self->potential->result, self->of[i]);
	for (size_t i = 0; i < MEDIA; i++)
		put(self, writer, self->level->result, self->level_of[i]);
}

int ehr_event_project_write(struct ehr_event_project *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_event_set *set = self->potential->result;
	bool is_known = self->source->n > 0;

	ehr_writer_text(writer, self->source->id);
	for (size_t i = 0; i < EHR_EVENT_CARRIED; i++)
		ehr_writer_text(writer, self->source->carried[i]);
	ehr_writer_puts(writer, is_known ? set->word[self->low] : "");
	ehr_writer_puts(writer, set->word[self->high]);
	if (is_known)
		put_level(self, writer, self->low);
	else
		ehr_writer_empty(writer);
	put_level(self, writer, self->high);
	if (is_known)
		put_steps(self, writer);
	else
		for (size_t i = 0; i < 14; i++)
			ehr_writer_empty(writer);
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.incomplete));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.missing));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.unmatched));
	ehr_writer_puts(writer, ehr_buf_text(&self->notes.flags));
	return ehr_writer_end_row(writer, err);
}
