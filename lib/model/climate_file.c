/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/climate_file.h"

#include <math.h>
#include <stdlib.h>

#include "model/climate_maker.h"
#include "model/compass.h"
#include "model/turner.h"
#include "ref/load.h"

enum column {
	CLIMATE,
	DIRECTION,
	STABILITY,
	WIND,
	SHARE,
	HOURS,
	LID,
	AIR_TEMP,
	REF_HEIGHT,
	SECTORS,
	COLUMNS
};

static const char *const column_name[COLUMNS] = { "climate", "direction",
	"stability", "wind_m_s", "share", "hours", "lid_m", "air_temp_k",
	"ref_height_m", "sectors" };

static const double sum_tolerance = 0.01;

static const double usual_height_m = 10;
enum { USUAL_SECTORS = 16, FILE_ROWS_MAX = 1000000 };

/* One row, before it is known how many sectors there are. */
struct entry {
	enum ehr_compass kind;
	double degrees;
	enum ehr_stability stability;
	double wind_m_s; /* NAN: not stated */
	double amount;
};

struct reading {
	struct ehr_load load;
	long at[COLUMNS];
	struct ehr_climate *climate;
	struct entry *entry;
	size_t n, cap;
	double sectors; /* NAN: not stated */
	double calm_m_s;
	struct ehr_arena *arena;
};

static struct ehr_str cell_of(const struct reading *self, enum column column)
{
	long at = self->at[column];

	return at < 0 ? (struct ehr_str){ "", 0 }
		      : ehr_str_trim(self->load.row.cell[at]);
}

static int bad(const struct reading *self, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(&self->load, column_name[column], reason, expected,
		cell_of(self, column), err);
}

/* A number from min to below max; NAN where the cell is empty. */
static int number_of(const struct reading *self, enum column column,
	const double range[2], double *value, struct ehr_err *err)
{
	switch (ehr_num_read(cell_of(self, column), value)) {
	case EHR_NUM_EMPTY: *value = NAN; return 0;
	case EHR_NUM_BAD:
		return bad(self, column, "not_a_number", N_("a number"), err);
	case EHR_NUM_VALUE: break;
	}
	if (*value >= range[0] && *value < range[1])
		return 0;
	return bad(
		self, column, "out_of_range", N_("a number in its range"), err);
}

/* A number that is the same in all rows that state it. */
static int common_number(const struct reading *self, enum column column,
	const double range[2], double *known, struct ehr_err *err)
{
	double value;

	if (number_of(self, column, range, &value, err))
		return -1;
	if (isnan(value))
		return 0;
	if (!isnan(*known) && (value < *known || value > *known))
		return bad(self, column, "varies",
			N_("the same number as in the rows before"), err);
	*known = value;
	return 0;
}

static int read_stability(const struct reading *self,
	enum ehr_stability *stability, struct ehr_err *err)
{
	if (ehr_stability_read(cell_of(self, STABILITY), stability))
		return 0;
	return bad(self, STABILITY, "unknown_word",
		N_("a letter from A to F or a figure from 1 to 6"), err);
}

static int read_direction(
	const struct reading *self, struct entry *entry, struct ehr_err *err)
{
	entry->degrees = 0;
	entry->kind =
		ehr_compass_read(cell_of(self, DIRECTION), &entry->degrees);
	if (entry->kind == EHR_COMPASS_BAD || entry->kind == EHR_COMPASS_NONE)
		return bad(self, DIRECTION, "not_a_direction",
			N_("degrees from 0 to 360, a point of the compass, "
			   "calm or all"),
			err);
	if (isnan(entry->wind_m_s) && entry->kind != EHR_COMPASS_CALM)
		return bad(self, WIND, "empty", N_("a wind speed"), err);
	return 0;
}

static int read_commons(
	struct reading *self, enum ehr_stability stability, struct ehr_err *err)
{
	static const double lid[2] = { 1, 100000 }, kelvin[2] = { 180, 340 },
			    height[2] = { 1, 500 }, sectors[2] = { 4, 361 };
	struct ehr_climate *climate = self->climate;

	if (common_number(self, SECTORS, sectors, &self->sectors, err))
		return -1;
	if (floor(self->sectors) < self->sectors)
		return bad(
			self, SECTORS, "not_whole", N_("a whole number"), err);
	return common_number(self, LID, lid, &climate->lid_m[stability], err) ||
			       common_number(self, AIR_TEMP, kelvin,
				       &climate->air_temp_k, err) ||
			       common_number(self, REF_HEIGHT, height,
				       &climate->ref_height_m, err)
		       ? -1
		       : 0;
}

static bool repeats(const struct entry *a, const struct entry *b)
{
	return a->kind == b->kind && a->stability == b->stability &&
	       fabs(a->degrees - b->degrees) < 1e-9 &&
	       ((isnan(a->wind_m_s) && isnan(b->wind_m_s)) ||
		       fabs(a->wind_m_s - b->wind_m_s) < 1e-12);
}

static int by_combination(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->stability != b->stability)
		return a->stability < b->stability ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (isnan(a->wind_m_s) || isnan(b->wind_m_s))
		return (int)isnan(b->wind_m_s) - (int)isnan(a->wind_m_s);
	if (a->wind_m_s < b->wind_m_s || a->wind_m_s > b->wind_m_s)
		return a->wind_m_s < b->wind_m_s ? -1 : 1;
	return (a->degrees > b->degrees) - (a->degrees < b->degrees);
}

static int read_entry(struct reading *self, struct ehr_err *err)
{
	static const double wind[2] = { 0, 200 }, amount[2] = { 0, 1e12 };
	enum column column = self->at[SHARE] >= 0 ? SHARE : HOURS;
	struct entry entry;

	if (read_stability(self, &entry.stability, err) ||
		number_of(self, WIND, wind, &entry.wind_m_s, err) ||
		read_direction(self, &entry, err) ||
		number_of(self, column, amount, &entry.amount, err) ||
		read_commons(self, entry.stability, err))
		return -1;
	if (isnan(entry.amount))
		return bad(self, column, "empty", N_("a number"), err);
	if (self->n == FILE_ROWS_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %d rows of one climatology"),
			FILE_ROWS_MAX);
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->entry =
			ehr_realloc(self->entry, self->cap, sizeof(entry));
	}
	self->entry[self->n++] = entry;
	return 0;
}

static bool falls_on(double degrees, unsigned sectors)
{
	double place = degrees * sectors / 360;

	return fabs(place - floor(place + 0.5)) < 1e-6;
}

static bool all_fall_on(const struct reading *self, unsigned sectors)
{
	for (size_t i = 0; i < self->n; i++)
		if (self->entry[i].kind == EHR_COMPASS_FROM &&
			!falls_on(self->entry[i].degrees, sectors))
			return false;
	return true;
}

static bool has_directions(const struct reading *self)
{
	for (size_t i = 0; i < self->n; i++)
		if (self->entry[i].kind == EHR_COMPASS_FROM)
			return true;
	return false;
}

/* 0: there is no number of sectors that fits. */
static unsigned find_sectors(const struct reading *self)
{
	static const unsigned usual[] = { 8, 16, 36 };
	unsigned stated = isnan(self->sectors) ? 0 : (unsigned)self->sectors;

	if (stated)
		return all_fall_on(self, stated) ? stated : 0;
	if (!has_directions(self))
		return USUAL_SECTORS;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (all_fall_on(self, usual[i]))
			return usual[i];
	for (unsigned n = EHR_CLIMATE_SECTORS_MIN; n <= EHR_CLIMATE_SECTORS_MAX;
		n++)
		if (all_fall_on(self, n))
			return n;
	return 0;
}

static int check_entries(const struct reading *self,
	struct ehr_climate_facts *facts, struct ehr_err *err)
{
	double total = 0;

	if (self->n > 0)
		qsort(self->entry, self->n, sizeof(*self->entry),
			by_combination);
	for (size_t i = 0; i < self->n; i++) {
		total += self->entry[i].amount;
		if (i > 0 && repeats(&self->entry[i - 1], &self->entry[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("stability %c, wind %g and direction %g "
				  "stand there twice"),
				'A' + (int)self->entry[i].stability,
				self->entry[i].wind_m_s,
				self->entry[i].degrees);
	}
	facts->total = total;
	if (self->at[SHARE] >= 0 && fabs(total - 1) > sum_tolerance)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the shares sum to %g, not to 1 (amounts of another "
			  "kind go into the column \"hours\")"),
			total);
	return 0;
}

static void add_entry(struct ehr_climate_maker *maker, const struct entry *e)
{
	unsigned n = maker->n_sectors;
	double *amount;

	if (e->kind == EHR_COMPASS_CALM) {
		maker->calm[e->stability] += e->amount;
		return;
	}
	amount = ehr_climate_maker_class(maker, e->stability, e->wind_m_s);
	if (e->kind == EHR_COMPASS_FROM)
		amount[(unsigned)(e->degrees * n / 360 + 0.5) % n] += e->amount;
	else
		for (unsigned k = 0; k < n; k++)
			amount[k] += e->amount / n;
}

static int make(struct reading *self, struct ehr_climate_facts *facts,
	struct ehr_err *err)
{
	struct ehr_climate_maker maker;
	unsigned sectors = find_sectors(self);

	if (sectors == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the directions are not the middles of a whole "
			  "number of equal sectors"));
	if (check_entries(self, facts, err))
		return -1;
	ehr_climate_maker_init(&maker, sectors, self->arena);
	for (size_t i = 0; i < self->n; i++)
		add_entry(&maker, &self->entry[i]);
	if (!ehr_climate_maker_end(
		    &maker, self->calm_m_s, self->climate, &facts->calm_share))
		return ehr_fail(
			err, EHR_FAULT_DATA, _("the climatology has no hours"));
	if (isnan(self->climate->ref_height_m))
		self->climate->ref_height_m = usual_height_m;
	return 0;
}

static int find_columns(struct reading *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->load.reader);
	size_t needed;

	for (int i = 0; i < COLUMNS; i++)
		if (ehr_header_look(header, column_name[i], &self->at[i], err))
			return -1;
	if (ehr_load_need(&self->load, "direction", &needed, err) ||
		ehr_load_need(&self->load, "stability", &needed, err) ||
		ehr_load_need(&self->load, "wind_m_s", &needed, err) ||
		(self->at[HOURS] < 0 &&
			ehr_load_need(&self->load, "share", &needed, err)))
		return -1;
	if (self->at[HOURS] >= 0 && self->at[SHARE] >= 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("there are both columns share and hours"));
	return 0;
}

/* The rows of the climatology called name, or all of them where name is
 * NULL. */
static int read_rows(
	struct reading *self, const char *name, struct ehr_err *err)
{
	int rc;

	if (find_columns(self, err))
		return -1;
	while ((rc = ehr_load_next(&self->load, err)) > 0)
		if ((!name || ehr_str_is(cell_of(self, CLIMATE), name)) &&
			read_entry(self, err))
			return -1;
	return rc;
}

static int read_climate(const char *table, const char *path, const char *name,
	struct reading *self, struct ehr_err *err)
{
	int rc = ehr_load_open(&self->load, table, path, err);

	if (rc == 0)
		rc = read_rows(self, name, err);
	return rc < 0 ? ehr_err_at(err, path ? path : table, 0) : 0;
}

static void begin(struct reading *self, const struct ehr_climate_choice *choice,
	struct ehr_climate *climate, struct ehr_arena *arena)
{
	*self = (struct reading){
		.climate = climate,
		.arena = arena,
		.sectors = NAN,
		.calm_m_s = choice->calm_m_s,
	};
	*climate =
		(struct ehr_climate){ .ref_height_m = NAN, .air_temp_k = NAN };
	for (int i = 0; i < EHR_STABILITIES; i++)
		climate->lid_m[i] = NAN;
}

static void end(struct reading *self, struct ehr_climate_facts *facts)
{
	memcpy(facts->sha256, self->load.sha256, sizeof(facts->sha256));
	facts->rows = self->n;
	ehr_load_close(&self->load);
	free(self->entry);
}

/* 1: the table has it; 0: not. */
static int open_built_in(const char *name, const char *table_path,
	struct reading *self, struct ehr_climate_facts *facts,
	struct ehr_err *err)
{
	static const char table[] = "climates.csv";
	int rc = read_climate(table, table_path, name, self, err);

	facts->built_in = self->n > 0;
	if (rc == 0 && self->n > 0)
		rc = make(self, facts, err) < 0
			     ? ehr_err_at(
				       err, table_path ? table_path : table, 0)
			     : 1;
	end(self, facts);
	return rc;
}

int ehr_climate_open(const struct ehr_climate_choice *choice,
	struct ehr_climate *climate, struct ehr_climate_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err)
{
	const char *name = choice->name;
	struct reading self;
	int rc;

	*facts = (struct ehr_climate_facts){ 0 };
	begin(&self, choice, climate, arena);
	rc = open_built_in(name, choice->table_path, &self, facts, err);
	if (rc == 0) {
		begin(&self, choice, climate, arena);
		rc = read_climate(NULL, name, NULL, &self, err);
		if (rc == 0)
			rc = make(&self, facts, err) < 0
				     ? ehr_err_at(err, name, 0)
				     : 0;
		end(&self, facts);
	}
	climate->name = name;
	return rc < 0 ? -1 : 0;
}
