/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_compare.h"
#include "tasks/modes.h"
#include "tasks/options.h"

enum { LIKE = 80, LIKE_MAX = 101 };

static struct {
	bool is;
	long like;
} given = { .like = -1 };

static const struct ehr_opt opt[] = {
	{ .word = "compare",
		.kind = EHR_OPT_FLAG,
		.into = &given.is,
		.help = N_("where two tables of goals, indicators or tasks "
			   "contradict each other; of one table: its rows "
			   "among themselves") },
	{ .word = "like",
		.kind = EHR_OPT_INT,
		.value = "PERCENT",
		.into = &given.like,
		.min = 50,
		.max = LIKE_MAX,
		.help = N_("names with so many characters in common are alike; "
			   "default 80; 101: none are") },
};

struct work {
	struct ehr_run *run;
	struct ehr_words *words;
	struct ehr_target_words target_words;
	struct ehr_schedule_words *schedule_words;
	struct ehr_unit_names *units;
	struct ehr_units *measures;
	struct ehr_goal_opts opts;
	struct ehr_goal_table a, b;
	struct ehr_goal_matching matching;
	struct ehr_goal_comparing comparing;
};

static void use(
	struct ehr_run *run, const char *name, const char *sha256, size_t rows)
{
	ehr_run_used_table(run, name, ehr_run_ref(run, name), sha256, rows);
}

static int open_words(struct work *work)
{
	struct ehr_run *run = work->run;

	work->words = ehr_words_open(&run->err);
	if (!work->words ||
		ehr_target_words_open(&work->target_words,
			ehr_run_ref(run, "target_words"), &run->err))
		return -1;
	work->schedule_words = ehr_schedule_words_open(
		ehr_run_ref(run, "schedule_words"), &run->err);
	work->units =
		ehr_unit_names_open(ehr_run_ref(run, "unit_names"), &run->err);
	work->measures = ehr_units_open(ehr_run_ref(run, "units"), &run->err);
	work->opts = (struct ehr_goal_opts){
		.columns = { work->words, tasks_given.column.item,
			tasks_given.column.n },
		.target_words = &work->target_words,
		.units = work->measures,
		.schedule_words = work->schedule_words,
		.context = { .year = tasks_given.year > 0
					     ? (int)tasks_given.year
					     : 0,
			.before = EHR_SCHEDULE_BEFORE_INCLUDED },
	};
	if (!work->schedule_words || !work->units || !work->measures)
		return -1;
	use(run, "target_words", work->target_words.sha256,
		work->target_words.rows);
	use(run, "schedule_words",
		ehr_schedule_words_sha256(work->schedule_words),
		ehr_schedule_words_rows(work->schedule_words));
	use(run, "unit_names", ehr_unit_names_sha256(work->units),
		ehr_unit_names_rows(work->units));
	use(run, "units", ehr_units_sha256(work->measures),
		ehr_units_rows(work->measures));
	return 0;
}

static int read_side(struct work *work, size_t i, struct ehr_goal_table *table)
{
	struct ehr_run *run = work->run;
	struct ehr_in_opts opts = run->in;
	struct ehr_reader *reader = ehr_run_side_as(run, run->input[i], &opts);

	return reader ? ehr_goal_table_read(
				table, reader, &work->opts, &run->err)
		      : -1;
}

static int write_findings(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_goal_comparing *self = &work->comparing;

	ehr_goal_match(&work->matching, &work->a,
		run->n_input == 2 ? &work->b : &work->a,
		given.like < 0 ? LIKE : given.like);
	self->matching = &work->matching;
	self->units = work->units;
	self->measures = (struct ehr_target_units){ &work->target_words,
		work->measures };
	self->writer = ehr_run_writer(
		run, NULL, ehr_goal_compare_columns, EHR_GOAL_COMPARE_COLUMNS);
	return self->writer ? ehr_goal_compare(self, &run->err) : -1;
}

static int compare(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = -1;

	if (run->n_input > 2)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--compare: one table or two"));
	if (open_words(&work) == 0 && read_side(&work, 0, &work.a) == 0 &&
		(run->n_input == 1 || read_side(&work, 1, &work.b) == 0))
		rc = write_findings(&work);
	if (rc == 0 && tasks_given.check && work.comparing.differs > 0) {
		ehr_run_notice(
			run, _("contradictions: %lu"), work.comparing.differs);
		rc = 1;
	}
	ehr_goal_comparing_release(&work.comparing);
	ehr_goal_matching_release(&work.matching);
	ehr_goal_table_release(&work.a);
	ehr_goal_table_release(&work.b);
	ehr_units_close(work.measures);
	ehr_unit_names_close(work.units);
	ehr_schedule_words_close(work.schedule_words);
	ehr_target_words_close(&work.target_words);
	ehr_words_close(work.words);
	return rc;
}

static const char *const shared[] = { "check", "column", "year", NULL };
static const char *const example[] = {
	N_("goals of a plan's text against its table of indicators"),
	"ehrisk-tasks --compare goals.csv indicators.csv",
};
static const char *const reads[] = { NULL };
static const char *const writes[] = { "id_a", "id_b", "goal_a", "goal_b",
	"field", "value_a", "value_b", "matched_by", "finding", "finding_note",
	NULL };

const struct tasks_mode tasks_compare = {
	.opt = opt,
	.n_opt = sizeof(opt) / sizeof(opt[0]),
	.shared = shared,
	.example = example,
	.n_example = 1,
	.reads = reads,
	.writes = writes,
	.work = compare,
};
