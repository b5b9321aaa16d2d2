/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/toxicity.h"

#include <stdlib.h>

#include "ref/cas.h"
#include "ref/citation.h"
#include "ref/tox_derive.h"
#include "ref/toxrows.h"

struct ehr_toxicity {
	struct ehr_toxrows rows;
	struct ehr_chemical *chemical; /* by index of rows.substance */
	struct ehr_groups *groups;
};

/* How an origin ranks: a user's table of chemicals before the toxicity table, in
 * each what the user says himself, then the steps of the order, then for
 * properties of the chemical any other source; NOWHERE if it is not taken. */
enum { NOWHERE = -1 };

enum use { FOR_TOXICITY, FOR_ABSORPTION, FOR_PROPERTY, USES };

struct ranks {
	const struct ehr_tox_opts *opts;
	const struct ehr_citations *citations;
	int *of[USES]; /* by origin */
	int each;      /* ranks that a file has */
};

static bool in_users_file(
	const struct ranks *ranks, const struct ehr_tox_origin *origin)
{
	return origin->file == EHR_TOX_FILE_CHEMICALS ||
	       (origin->file == EHR_TOX_FILE_TOXICITY &&
		       ranks->opts->path != NULL);
}

static bool is_own(
	const struct ranks *ranks, const struct ehr_tox_origin *origin)
{
	return in_users_file(ranks, origin) &&
	       (ehr_str_is(origin->source, "user") ||
		       ehr_citations_find(ranks->citations, origin->source) ==
			       NULL);
}

static int rank_of(const struct ranks *ranks,
	const struct ehr_tox_origin *origin, enum use use)
{
	const struct ehr_tox_opts *opts = ranks->opts;
	bool laid_over = origin->file == EHR_TOX_FILE_CHEMICALS;
	int before = laid_over ? 0 : ranks->each;

	if (is_own(ranks, origin))
		return before;
	for (size_t i = 0; i < opts->n; i++)
		if ((use != FOR_TOXICITY || !opts->order[i].absorption) &&
			ehr_tox_step_means(&opts->order[i], origin))
			return before + (int)i + 1;
	return use == FOR_PROPERTY || laid_over ? before + ranks->each - 1
						: NOWHERE;
}

static enum use use_of(unsigned param)
{
	if (ehr_tox_param_info(param)->property || param == EHR_TOX_ACUTE)
		return FOR_PROPERTY;
	return param == EHR_TOX_ABSD || param == EHR_TOX_GIABS ||
			       param == EHR_TOX_SAF || param == EHR_TOX_RBA ||
			       param == EHR_TOX_KP
		       ? FOR_ABSORPTION
		       : FOR_TOXICITY;
}

static struct ehr_tox_value value_of(
	const struct ehr_toxrows *rows, const struct ehr_tox_given *given)
{
	static const enum ehr_tox_adaf first[] = { EHR_TOX_ADAF_YES,
		EHR_TOX_ADAF_UNKNOWN, EHR_TOX_ADAF_NO };
	const struct ehr_tox_origin *origin =
		&rows->origins.item[given->origin];
	struct ehr_tox_value value = {
		.there = true,
		.source = origin->source.p,
		.agency = origin->agency.p,
		.bare_status = "",
		.version = origin->version,
	};
	size_t i = 0;

	while (!given->there[first[i]])
		i++;
	value.adaf = first[i];
	value.value = given->value[first[i]];
	value.status = ehr_tox_status_word(given->status[first[i]]);
	if (given->there[EHR_TOX_ADAF_NO]) {
		value.bare = given->value[EHR_TOX_ADAF_NO];
		value.bare_status =
			ehr_tox_status_word(given->status[EHR_TOX_ADAF_NO]);
	}
	return value;
}

/* The parameter that a given value may be chosen for; EHR_TOX_PARAMS: none. */
static unsigned param_of(
	const struct ehr_tox_opts *opts, const struct ehr_tox_given *given)
{
	if (given->param < EHR_TOX_PARAMS)
		return given->param;
	return opts->acute_param != NULL &&
			       ehr_str_is(
				       ehr_tox_param_info(given->param)->name,
				       opts->acute_param)
		       ? EHR_TOX_ACUTE
		       : EHR_TOX_PARAMS;
}

/* Takes given if its origin ranks better than what the chemical has. */
static int choose(struct ehr_toxicity *self, const struct ehr_tox_given *given,
	unsigned param, const struct ranks *ranks, int *best,
	struct ehr_err *err)
{
	const struct ehr_tox_origins *origins = &self->rows.origins;
	int mine = ranks->of[use_of(param)][given->origin];
	struct ehr_chemical *chemical = &self->chemical[given->substance];
	struct ehr_tox_value *value = &chemical->value[param];

	if (mine == NOWHERE)
		return 0;
	if (value->there && mine == *best &&
		is_own(ranks, &origins->item[given->origin]))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("%s of %s has two values, of \"%s\" and of \"%s\", "
			  "and the order of sources names neither"),
			ehr_tox_param_info(param)->name.p, chemical->cas,
			value->source, origins->item[given->origin].source.p);
	if (value->there && mine >= *best)
		return 0;
	*value = value_of(&self->rows, given);
	*best = mine;
	return 0;
}

static void set_chemicals(struct ehr_toxicity *self)
{
	size_t n = self->rows.cas.n;

	self->chemical = ehr_calloc(n, sizeof *self->chemical);
	for (size_t i = 0; i < n; i++) {
		const struct ehr_tox_substance *one = &self->rows.substance[i];

		self->chemical[i].cas = one->cas;
		self->chemical[i].name_en = one->name_en;
		self->chemical[i].name_zh = one->name_zh;
		self->chemical[i].mutagen = one->mutagen;
		self->chemical[i].mutagen_share_oral = one->share_oral;
		self->chemical[i].mutagen_share_inh = one->share_inh;
		self->chemical[i].organs = one->organs;
		self->chemical[i].inorganic = one->inorganic;
		self->chemical[i].multipathway = one->multipathway;
	}
}

static int choose_all(struct ehr_toxicity *self, const struct ranks *ranks,
	struct ehr_err *err)
{
	int *best = ehr_calloc(self->rows.cas.n * EHR_TOX_PARAMS, sizeof *best);
	int rc = 0;

	set_chemicals(self);
	for (size_t i = 0; i < self->rows.given_of.n && rc == 0; i++) {
		const struct ehr_tox_given *given = &self->rows.given[i];
		unsigned param = param_of(ranks->opts, given);

		if (param < EHR_TOX_PARAMS)
			rc = choose(self, given, param, ranks,
				&best[given->substance * EHR_TOX_PARAMS +
					param],
				err);
	}
	free(best);
	return rc;
}

/* The edition of the source, or the sum of the user's file. */
static int set_version(struct ehr_toxicity *self, const struct ranks *ranks,
	struct ehr_tox_origin *origin, struct ehr_err *err)
{
	struct ehr_toxrows *rows = &self->rows;
	const struct ehr_citation *found =
		ehr_citations_find(ranks->citations, origin->source);
	struct ehr_buf text = { 0 };

	if (!in_users_file(ranks, origin) && found == NULL)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("source \"%s\" is not in the table sources"),
			origin->source.p);
	if (in_users_file(ranks, origin))
		ehr_buf_printf(&text, "sha256:%.12s",
			rows->table[origin->file].sha256);
	else
		ehr_buf_puts(&text, found->edition);
	origin->version =
		ehr_arena_string(&rows->arena, ehr_str_of(ehr_buf_text(&text)));
	ehr_buf_release(&text);
	return 0;
}

static int set_versions(struct ehr_toxicity *self, const struct ranks *ranks,
	struct ehr_err *err)
{
	struct ehr_tox_origins *origins = &self->rows.origins;

	for (unsigned i = 0; i < origins->n; i++)
		if (set_version(self, ranks, &origins->item[i], err) != 0)
			return -1;
	return 0;
}

static int choose_by(
	struct ehr_toxicity *self, struct ranks *ranks, struct ehr_err *err)
{
	const struct ehr_tox_origins *origins = &self->rows.origins;
	int *all = ehr_calloc(origins->n + 1, USES * sizeof *all);
	int rc;

	for (int use = 0; use < USES; use++) {
		ranks->of[use] = all + (size_t)use * origins->n;
		for (unsigned i = 0; i < origins->n; i++)
			ranks->of[use][i] = rank_of(
				ranks, &origins->item[i], (enum use)use);
	}
	rc = choose_all(self, ranks, err);
	if (rc != 0)
		ehr_err_at(err,
			ranks->opts->path != NULL ? ranks->opts->path
						  : ranks->opts->chemicals_path,
			0);
	free(all);
	return rc;
}

static int choose_values(struct ehr_toxicity *self,
	const struct ehr_tox_opts *opts, struct ehr_err *err)
{
	struct ehr_citations *citations = ehr_citations_open(err);
	struct ranks ranks = {
		.opts = opts,
		.citations = citations,
		.each = (int)opts->n + 2,
	};
	int rc;

	if (citations == NULL)
		return -1;
	rc = set_versions(self, &ranks, err);
	if (rc == 0)
		rc = choose_by(self, &ranks, err);
	ehr_citations_close(citations);
	return rc;
}

static struct ehr_chemical *find(
	const struct ehr_toxicity *self, struct ehr_str cas)
{
	uint64_t packed;
	long i;

	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return NULL;
	i = ehr_index_find(&self->rows.cas, packed);
	return i == EHR_INDEX_NONE ? NULL : &self->chemical[i];
}

static int derive(
	struct ehr_toxicity *self, const char *path, struct ehr_err *err)
{
	self->groups = ehr_groups_open(path, err);
	if (self->groups == NULL)
		return -1;
	for (size_t i = 0; i < ehr_group_factors(self->groups); i++) {
		const struct ehr_group_factor *one =
			ehr_group_factor_at(self->groups, i);
		struct ehr_chemical *chemical =
			find(self, ehr_str_of(one->cas));
		const struct ehr_chemical *reference =
			find(self, ehr_str_of(one->reference));

		if (chemical != NULL && reference != NULL &&
			chemical != reference)
			ehr_tox_derive(chemical, reference, one);
	}
	return 0;
}

struct ehr_toxicity *ehr_toxicity_open(
	const struct ehr_tox_opts *opts, struct ehr_err *err)
{
	struct ehr_toxicity *self = ehr_calloc(1, sizeof *self);

	if (ehr_toxrows_read(&self->rows, opts, NULL, err) == 0 &&
		choose_values(self, opts, err) == 0 &&
		derive(self, opts->groups_path, err) == 0)
		return self;
	ehr_toxicity_close(self);
	return NULL;
}

const struct ehr_chemical *ehr_toxicity_find(
	const struct ehr_toxicity *self, struct ehr_str cas)
{
	return find(self, cas);
}

size_t ehr_toxicity_count(const struct ehr_toxicity *self)
{
	return self->rows.cas.n;
}

const struct ehr_chemical *ehr_toxicity_at(
	const struct ehr_toxicity *self, size_t i)
{
	return &self->chemical[i];
}

const char *ehr_toxicity_sha256(const struct ehr_toxicity *self)
{
	return self->rows.table[EHR_TOX_FILE_TOXICITY].sha256;
}

bool ehr_toxicity_digest(const struct ehr_toxicity *self, size_t i,
	struct ehr_table_digest *digest)
{
	const struct ehr_tox_table *read = self->rows.table;
	enum ehr_tox_file chemicals =
		read[EHR_TOX_FILE_CHEMICALS].sha256[0] != '\0'
			? EHR_TOX_FILE_CHEMICALS
			: EHR_TOX_FILE_PROPERTIES;
	const struct ehr_table_digest all[] = {
		{ "toxicity", read[EHR_TOX_FILE_TOXICITY].sha256,
			read[EHR_TOX_FILE_TOXICITY].rows },
		{ "chemicals", read[chemicals].sha256, read[chemicals].rows },
		{ "groups", ehr_groups_sha256(self->groups),
			ehr_groups_rows(self->groups) },
	};

	if (i >= sizeof(all) / sizeof(all[0]))
		return false;
	*digest = all[i];
	return true;
}

const struct ehr_organs *ehr_toxicity_organs(const struct ehr_toxicity *self)
{
	return self->rows.organs;
}

const struct ehr_groups *ehr_toxicity_groups(const struct ehr_toxicity *self)
{
	return self->groups;
}

void ehr_toxicity_close(struct ehr_toxicity *self)
{
	if (self == NULL)
		return;
	ehr_toxrows_release(&self->rows);
	ehr_groups_close(self->groups);
	free(self->chemical);
	free(self);
}
