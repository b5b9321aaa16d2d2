/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "model/assess_write.h"
#include "model/office.h"
#include "tasks/modes.h"

enum { BY_MAX = 16 };

static struct {
	const char *rules, *by;
	struct ehr_list from;
	bool summary;
} given;

static const struct ehr_opt opt[] = {
	{ .word = "score",
		.kind = EHR_OPT_TEXT,
		.value = "RULES",
		.into = &given.rules,
		.help = N_("assess by rules: built-in ones (ehrisk-ref lists "
			   "them) or a YAML file") },
	{ .word = "from",
		.kind = EHR_OPT_LIST,
		.value = "NAME=FILE",
		.into = &given.from,
		.help = N_("a further table that the rules ask, such as "
			   "indicators=indicators.csv") },
	{ .word = "by",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMNS",
		.into = &given.by,
		.help = N_("each unit by itself: the columns that tell them "
			   "apart, which every table has") },
	{ .word = "summary",
		.kind = EHR_OPT_FLAG,
		.into = &given.summary,
		.help = N_("a row for each unit instead of one for each "
			   "rule") },
};

struct work {
	struct ehr_run *run;
	struct ehr_assess_rules *rules;
	struct ehr_assess_tables tables;
	struct ehr_assess assess;
	const char *by[BY_MAX + 1];
	size_t n_by;
	struct ehr_arena arena;
};

static int read_by(struct work *work)
{
	struct ehr_str rest = ehr_str_of(given.by ? given.by : "");

	while (rest.n > 0) {
		struct ehr_str name = ehr_str_trim(ehr_str_cut(&rest, ','));

		if (name.n == 0 || work->n_by == BY_MAX)
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--by: 1 to %d columns"), BY_MAX);
		work->by[work->n_by++] = ehr_arena_string(&work->arena, name);
	}
	if (given.by && work->n_by == 0)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--by: 1 to %d columns"), BY_MAX);
	ehr_assess_tables_init(&work->tables, work->by, work->n_by);
	return 0;
}

static bool is_asked(const struct ehr_assess_rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->n_evidence; i++)
		if (rules->evidence[i].table &&
			strcmp(rules->evidence[i].table, name) == 0)
			return true;
	return false;
}

static int read_from(struct work *work, const char *pair)
{
	struct ehr_run *run = work->run;
	struct ehr_str rest = ehr_str_of(pair);
	const char *name = ehr_arena_string(
		&work->arena, ehr_str_trim(ehr_str_cut(&rest, '=')));
	struct ehr_reader *reader;

	if (rest.n == 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--from: NAME=FILE, not \"%s\""), name);
	if (!is_asked(work->rules, name))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--from: the rules ask no table \"%s\""), name);
	if (ehr_assess_tables_find(&work->tables, name))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--from: %s stands there twice"), name);
	reader = ehr_office_open(run, ehr_run_side_as, rest.p, &run->err);
	return reader ? ehr_assess_tables_read(
				&work->tables, name, reader, &run->err)
		      : -1;
}

static int read_tables(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_reader *reader;

	for (size_t i = 0; i < given.from.n; i++)
		if (read_from(work, given.from.item[i]))
			return -1;
	reader = ehr_run_reader(run);
	return reader ? ehr_assess_tables_read(
				&work->tables, "", reader, &run->err)
		      : -1;
}

/* The columns of the unit, then those of the mode. */
static struct ehr_writer *open_output(struct work *work)
{
	const char *column[BY_MAX + EHR_ASSESS_COLUMNS];
	const char *const *own =
		given.summary ? ehr_assess_summary_columns : ehr_assess_columns;
	size_t n = given.summary ? (size_t)EHR_ASSESS_SUMMARY_COLUMNS
				 : (size_t)EHR_ASSESS_COLUMNS;

	memcpy(column, work->by, work->n_by * sizeof(*column));
	memcpy(column + work->n_by, own, n * sizeof(*column));
	return ehr_run_writer(work->run, NULL, column, work->n_by + n);
}

static int write_units(struct work *work)
{
	struct ehr_err *err = &work->run->err;
	struct ehr_writer *writer = open_output(work);
	size_t n = work->n_by ? work->tables.unit.n : 1;
	int rc = writer ? 0 : -1;

	ehr_assess_init(&work->assess, work->rules, &work->tables);
	for (size_t i = 0; i < n && rc == 0; i++) {
		rc = ehr_assess_unit(&work->assess, i, err);
		if (rc == 0)
			rc = given.summary
				     ? ehr_assess_write_summary(
					       &work->assess, i, writer, err)
				     : ehr_assess_write(
					       &work->assess, i, writer, err);
	}
	ehr_assess_release(&work->assess);
	return rc;
}

static int score(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = -1;

	work.rules = ehr_assess_rules_open(given.rules, &run->err);
	if (work.rules) {
		ehr_run_used(run, "rules", work.rules->label, work.rules->path,
			work.rules->sha256);
		rc = read_by(&work);
	}
	if (rc == 0)
		rc = read_tables(&work);
	if (rc == 0)
		rc = write_units(&work);
	ehr_assess_tables_release(&work.tables);
	ehr_assess_rules_close(work.rules);
	ehr_arena_release(&work.arena);
	return rc;
}

static const char *const shared[] = { NULL };
static const char *const example[] = {
	N_("a pilot's year by the rules to start from"),
	"ehrisk-tasks --score assess-pilot --from indicators=verdicts.csv "
	"--from records=records.csv states.csv",
};
static const char *const reads[] = { NULL };
static const char *const writes[] = { "rule_id", "rule_title", "rule_title_zh",
	"rule_kind", "rule_counts", "points_full", "points", "points_low",
	"points_high", "points_lost", "evidence", "evidence_rows", "points_how",
	"not_known", "rule_source", "rule_status", "assessment",
	"assessed_grade", "assessed_grade_zh", "assessed_grade_low",
	"assessed_grade_high", "lost_by", "incomplete", "grade_why", NULL };

const struct tasks_mode tasks_score = {
	.opt = opt,
	.n_opt = sizeof(opt) / sizeof(opt[0]),
	.shared = shared,
	.example = example,
	.n_example = 1,
	.reads = reads,
	.writes = writes,
	.work = score,
};
