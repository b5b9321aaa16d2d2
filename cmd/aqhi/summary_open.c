/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "aqhi/options.h"
#include "aqhi/summary.h"
#include "base/day.h"

bool aqhi_summary_wanted(void)
{
	return aqhi_given.summary != 0;
}

static int choose_editions(struct aqhi_summary *self, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(aqhi_given.limits);
	char shown[64];

	if (ehr_str_is(rest, "none")) {
		self->has_limits = false;
		return 0;
	}
	while (rest.n > 0) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		const struct ehr_air_edition *edition =
			ehr_air_edition_find(&self->limits, name);

		if (edition == NULL || self->n_editions == EHR_AIR_EDITIONS) {
			ehr_visible(shown, sizeof(shown), name);
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--limits: no edition \"%s\" in the table "
				  "limits"),
				shown);
		}
		self->edition[self->n_editions++] = edition;
	}
	return 0;
}

/* NAME:LEVEL or NAME:LEVEL:SHARE */
static int read_goal(
	struct aqhi_summary *self, const char *text, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str name = ehr_str_cut(&rest, ':');
	struct ehr_str level = ehr_str_cut(&rest, ':');
	struct ehr_air_goal *goal = &self->goal[self->n_goals];
	long number;
	bool bad = self->n_goals == AQHI_GOALS || name.n == 0 ||
		   ehr_num_int("--goal", level, 1, EHR_AQI_LEVELS, &number,
			   NULL) != 0;

	if (!bad) {
		goal->scheme = name;
		goal->level = (int)number;
		goal->share = NAN;
		bad = rest.p != NULL &&
		      (ehr_num_read(rest, &goal->share) != EHR_NUM_VALUE ||
			      goal->share < 0 || goal->share > 1);
	}
	if (bad)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--goal: \"%s\" is not NAME:LEVEL or "
			  "NAME:LEVEL:SHARE, with a share from 0 to 1"),
			text);
	self->n_goals++;
	return 0;
}

static int read_dust(struct aqhi_summary *self, struct ehr_run *run)
{
	struct ehr_reader *reader = ehr_run_side(run, aqhi_given.dust_days);
	struct ehr_err *err = &run->err;
	struct ehr_row row;
	size_t time_at;
	long place_at, day;
	int rc;

	if (reader == NULL || ehr_header_need(ehr_reader_header(reader), "time",
				      &time_at, err))
		return -1;
	if (ehr_header_look(
		    ehr_reader_header(reader), "station", &place_at, err))
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (ehr_day_cell(row.cell[time_at], "time", &day, err))
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
		ehr_air_dust_add(&self->dust,
			place_at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
						  : row.cell[place_at],
			day);
	}
	return rc;
}

static int open_limits(struct aqhi_summary *self, struct ehr_run *run)
{
	static const char *const name[] = { "limits", "air_attainment",
		"air_settings" };
	const struct ehr_air_limit_paths paths = { ehr_run_ref(run, name[0]),
		ehr_run_ref(run, name[1]), ehr_run_ref(run, name[2]) };

	if (ehr_air_limits_read(&self->limits, &paths, &run->err))
		return -1;
	self->has_limits = true;
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++)
		ehr_run_used_table(run, name[i], ehr_run_ref(run, name[i]),
			self->limits.sha256[i], self->limits.rows[i]);
	return aqhi_given.limits ? choose_editions(self, &run->err) : 0;
}

int aqhi_summary_open(struct aqhi_summary *self, struct ehr_run *run)
{
	*self = (struct aqhi_summary){ 0 };
	if (!aqhi_summary_wanted())
		return aqhi_given.limits || aqhi_given.dust_days ||
				       aqhi_given.goal.n || aqhi_given.city
			       ? ehr_fail(&run->err, EHR_FAULT_USAGE,
					 _("--limits, --dust-days, --goal and "
					   "--city are for --summary"))
			       : 0;
	if (open_limits(self, run))
		return -1;
	for (size_t i = 0; i < aqhi_given.goal.n; i++)
		if (read_goal(self, aqhi_given.goal.item[i], &run->err))
			return -1;
	if (aqhi_given.dust_days == NULL)
		return 0;
	return ehr_run_check_side(run, "dust-days", aqhi_given.dust_days)
		       ? -1
		       : read_dust(self, run);
}

void aqhi_summary_close(struct aqhi_summary *self)
{
	for (size_t i = 0; i < AQHI_SCHEMES; i++)
		ehr_air_indices_free(self->indices[i]);
	ehr_air_days_free(self->fold.days);
	ehr_buf_release(&self->fold.name);
	ehr_air_dust_release(&self->dust);
	ehr_air_limits_release(&self->limits);
}
