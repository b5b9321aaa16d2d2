/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/levels.h"

#include "model/levels_table.h"
#include "score/options.h"

struct work {
	struct score_setup *setup;
	struct ehr_levels_table table;
	struct ehr_writer *writer;
	struct ehr_map seen; /* pollutants written, where files name them */
	struct ehr_buf key;
};

static int add(struct work *work, struct ehr_str cas, struct ehr_str name)
{
	bool is_new = false;

	work->key.n = 0;
	ehr_buf_add_str(&work->key, cas);
	ehr_buf_putc(&work->key, '\n');
	ehr_buf_add_str(&work->key, name);
	ehr_map_add(&work->seen, (struct ehr_str){ work->key.p, work->key.n },
		&is_new);
	if (!is_new)
		return 0;
	return ehr_levels_table_named(
		&work->table, cas, name, work->writer, &work->setup->run->err);
}

/* Those that --only lists. */
static int of_list(struct work *work)
{
	struct ehr_str rest = ehr_str_of(score_given.only);

	while (rest.n > 0) {
		struct ehr_str cas = ehr_str_trim(ehr_str_cut(&rest, ','));
		if (add(work, cas, (struct ehr_str){ "", 0 }))
			return -1;
	}
	return 0;
}

/* Those of the rows of the operands. */
static int of_rows(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_reader *reader = ehr_run_reader(run);
	struct ehr_row row;
	size_t cas;
	long name;
	int rc;

	if (!reader ||
		ehr_header_need(
			ehr_reader_header(reader), "cas", &cas, &run->err) ||
		ehr_header_look(ehr_reader_header(reader), "pollutant", &name,
			&run->err))
		return -1;
	while ((rc = ehr_reader_next(reader, &row, &run->err)) > 0)
		if (add(work, row.cell[cas],
			    name < 0 ? (struct ehr_str){ "", 0 }
				     : row.cell[name]))
			return -1;
	return rc;
}

/* Are there operands, not standard input alone? */
static bool has_files(const struct ehr_run *run)
{
	return run->n_input > 1 || strcmp(run->input[0], "-") != 0;
}

/* --columns that names none of those that say what a level is of means them
 * all: a level alone is of nobody knows what. */
static void keep_whose(struct work *work, struct ehr_out_opts *opts)
{
	const char *const *whose = work->table.column;
	size_t n_whose = EHR_LEVELS_WHOSE;
	struct ehr_str *columns;

	if (!opts->columns)
		return;
	for (size_t i = 0; i < opts->n_columns; i++)
		for (size_t j = 0; j < n_whose; j++)
			if (ehr_str_is(opts->columns[i], whose[j]))
				return;
	columns = ehr_arena_calloc(&work->table.arena,
		n_whose + opts->n_columns, sizeof(*columns));
	for (size_t j = 0; j < n_whose; j++)
		columns[j] = ehr_str_of(whose[j]);
	memcpy(columns + n_whose, opts->columns,
		opts->n_columns * sizeof(*columns));
	opts->columns = columns;
	opts->n_columns += n_whose;
}

static int write_levels(struct work *work)
{
	struct ehr_run *run = work->setup->run;

	keep_whose(work, &run->out);
	work->writer = ehr_run_writer(
		run, NULL, work->table.column, work->table.n_column);
	if (!work->writer)
		return -1;
	if (score_given.only)
		return of_list(work);
	if (has_files(run))
		return of_rows(work);
	return ehr_levels_table_all(&work->table, work->writer, &run->err);
}

int score_levels(struct score_setup *setup)
{
	struct ehr_profile *profile = setup->profile;
	struct work work = { .setup = setup };
	int rc;

	if (score_given.only && has_files(setup->run))
		return ehr_fail(&setup->run->err, EHR_FAULT_USAGE,
			_("--only and files both say which chemicals"));
	ehr_profile_aim(profile,
		score_given.target_hq > 0 ? score_given.target_hq
					  : profile->target_hq,
		score_given.target_cr > 0 ? score_given.target_cr
					  : profile->target_cr);
	ehr_levels_table_init(&work.table, &setup->scoring);
	rc = write_levels(&work);
	ehr_levels_table_release(&work.table);
	ehr_map_release(&work.seen);
	ehr_buf_release(&work.key);
	return rc;
}
