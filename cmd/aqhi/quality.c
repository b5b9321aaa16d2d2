/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/quality.h"

#include "aqhi/options.h"

static struct ehr_aqi_standards *open_tables(struct ehr_run *run)
{
	const struct ehr_aqi_paths paths = {
		.breakpoints = ehr_run_ref(run, "aqi_breakpoints"),
		.standards = ehr_run_ref(run, "aqi_standards"),
		.items = ehr_run_ref(run, "aqi_items"),
		.levels = ehr_run_ref(run, "aqi_levels"),
		.groups = ehr_run_ref(run, "aqi_groups"),
	};

	return ehr_aqi_standards_open(&paths, &run->err);
}

static void put_names(
	const struct ehr_aqi_standards *all, struct ehr_buf *names)
{
	for (size_t i = 0; i < ehr_aqi_standards_count(all); i++) {
		ehr_buf_puts(names, i ? ", " : "");
		ehr_buf_puts(names, ehr_aqi_standards_get(all, i)->name);
	}
}

int aqhi_quality_names(struct ehr_run *run, struct ehr_buf *names)
{
	struct ehr_aqi_standards *all = open_tables(run);

	if (all == NULL)
		return -1;
	put_names(all, names);
	ehr_aqi_standards_close(all);
	return 0;
}

static int unknown(const struct aqhi_quality *self, struct ehr_str name,
	struct ehr_err *err)
{
	struct ehr_buf names = { 0 };
	char shown[64];

	ehr_visible(shown, sizeof(shown), name);
	put_names(self->all, &names);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("--aqi: no standard \"%s\"; there are %s"), shown,
		ehr_buf_text(&names));
	ehr_buf_release(&names);
	return -1;
}

static int add(
	struct aqhi_quality *self, struct ehr_run *run, struct ehr_str name)
{
	const struct ehr_aqi_standard *standard =
		ehr_aqi_standards_find(self->all, name);

	if (standard == NULL)
		return unknown(self, name, &run->err);
	if (self->n == AQHI_STANDARDS)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--aqi: more than %d standards"), AQHI_STANDARDS);
	for (size_t i = 0; i < self->n; i++)
		if (self->standard[i] == standard)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--aqi: \"%s\" is given twice"),
				standard->name);
	ehr_run_fact(run, "aqi", standard->name);
	self->standard[self->n++] = standard;
	return 0;
}

static int read_not_monitored(struct aqhi_quality *self, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(aqhi_given.not_monitored);
	char shown[64];

	while (rest.n > 0) {
		struct ehr_str name = ehr_str_trim(ehr_str_cut(&rest, ','));
		enum ehr_air air = ehr_air_find(name);

		if (air == EHR_AIR_N) {
			ehr_visible(shown, sizeof(shown), name);
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--not-monitored: \"%s\" is none of pm25, "
				  "pm10, no2, so2, o3, co"),
				shown);
		}
		self->not_monitored[air] = true;
	}
	return 0;
}

static void note_tables(const struct aqhi_quality *self, struct ehr_run *run)
{
	struct ehr_table_digest digest;

	for (size_t i = 0; ehr_aqi_standards_digest(self->all, i, &digest); i++)
		ehr_run_used_table(run, digest.name,
			ehr_run_ref(run, digest.name), digest.sha256,
			digest.rows);
}

int aqhi_quality_open(struct aqhi_quality *self, struct ehr_run *run)
{
	*self = (struct aqhi_quality){ 0 };
	if (aqhi_given.aqi.n == 0)
		return aqhi_given.not_monitored == NULL
			       ? 0
			       : ehr_fail(&run->err, EHR_FAULT_USAGE,
					 _("--not-monitored is for --aqi"));
	self->all = open_tables(run);
	if (self->all == NULL)
		return -1;
	note_tables(self, run);
	for (size_t i = 0; i < aqhi_given.aqi.n; i++) {
		struct ehr_str rest = ehr_str_of(aqhi_given.aqi.item[i]);

		do
			if (add(self, run, ehr_str_cut(&rest, ',')))
				return -1;
		while (rest.p != NULL);
	}
	return aqhi_given.not_monitored ? read_not_monitored(self, &run->err)
					: 0;
}

void aqhi_quality_close(struct aqhi_quality *self)
{
	ehr_aqi_standards_close(self->all);
}

int aqhi_quality_prepare(struct aqhi_quality *self,
	const struct ehr_air_series_opts *opts, struct ehr_arena *arena,
	struct ehr_err *err)
{
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_aqi_part *part = &self->part[i];

		*part = (struct ehr_aqi_part){ .opts = opts,
			.advice = aqhi_given.advice != 0,
			.language = aqhi_given.advice == 2 ? EHR_AQI_ZH
							   : EHR_AQI_EN };
		if (ehr_aqi_part_init(
			    part, self->standard[i], self->n > 1, arena, err))
			return -1;
		memcpy(part->plan.not_monitored, self->not_monitored,
			sizeof(self->not_monitored));
	}
	return 0;
}
