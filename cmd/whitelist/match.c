/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/match.h"

#include "model/alike.h"

enum { SHOWN_MAX = 64 };

struct match {
	size_t lacking, first; /* not in the roster, or in the totals */
	size_t in_no_zone;
	struct ehr_alike alike;
};

/* Is it missing where all should be? */
static bool is_lacking(const struct ehr_grading_facts *facts, size_t enterprise)
{
	enum ehr_grading_own where = facts->given[EHR_GRADE_ROSTER]
					     ? EHR_GRADING_ROSTER_ID
					     : EHR_GRADING_TOTALS_ID;

	return !ehr_grading_own_cell(facts, enterprise, where);
}

static bool is_in_no_zone(
	const struct ehr_grading_facts *facts, size_t enterprise)
{
	return facts->given[EHR_GRADE_ZONE] &&
	       (ehr_grading_own_cell(facts, enterprise, EHR_GRADING_PLACE) ||
		       ehr_grading_own_cell(
			       facts, enterprise, EHR_GRADING_CELL_ID)) &&
	       !ehr_grading_own_cell(facts, enterprise, EHR_GRADING_ZONE);
}

static void look(struct match *self, const struct ehr_grading_facts *facts)
{
	for (size_t i = 0; i < ehr_grading_enterprises(facts); i++) {
		if (is_lacking(facts, i) && self->lacking++ == 0)
			self->first = i;
		self->in_no_zone += is_in_no_zone(facts, i);
		ehr_alike_add(&self->alike, ehr_grading_id(facts, i));
	}
}

static void tell_lacking(struct ehr_run *run,
	const struct ehr_grading_facts *facts, const struct match *self)
{
	char shown[SHOWN_MAX];

	if (self->lacking == 0)
		return;
	ehr_visible(shown, sizeof(shown), ehr_grading_id(facts, self->first));
	if (facts->given[EHR_GRADE_ROSTER])
		ehr_run_notice(run,
			_("enterprises that the roster has not: %zu, such as "
			  "\"%s\""),
			self->lacking, shown);
	else
		ehr_run_notice(run,
			_("enterprises that the totals have not: %zu, such as "
			  "\"%s\""),
			self->lacking, shown);
}

void whitelist_tell_match(
	struct ehr_run *run, const struct ehr_grading_facts *facts)
{
	struct match self = { 0 };
	char shown[2][SHOWN_MAX];

	look(&self, facts);
	tell_lacking(run, facts, &self);
	if (self.alike.n > 0) {
		for (int i = 0; i < 2; i++)
			ehr_visible(shown[i], SHOWN_MAX, self.alike.pair[i]);
		ehr_run_notice(run,
			_("ids that differ from another only in blanks, width "
			  "or case: %zu, such as \"%s\" and \"%s\""),
			self.alike.n, shown[0], shown[1]);
	}
	if (self.in_no_zone > 0)
		ehr_run_notice(run,
			_("enterprises with a place, but in no zone with a "
			  "class: %zu"),
			self.in_no_zone);
	if (facts->summed)
		ehr_run_notice(run,
			_("the totals do not tell their receptor "
			  "(worst_cr_at, worst_hi_at): those of all may have "
			  "been added up; see ehrisk-score --worst"));
	ehr_alike_release(&self.alike);
}
