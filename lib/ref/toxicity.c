/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/toxicity.h"

#include <stdlib.h>

#include "ref/cas.h"
#include "ref/citation.h"
#include "ref/toxrows.h"

struct ehr_toxicity {
	struct ehr_toxrows rows;
	struct ehr_chemical *chemical; /* by index of rows.chemical */
};

/* Place of an origin in the order: 0 for a user's own, 1 for the first step, 0
 * < n; NOWHERE if it is not in it. */
enum { NOWHERE = -1 };

static int rank_of(const struct ehr_tox_origin *origin,
	const struct ehr_tox_step *order, size_t n, bool absorption,
	const struct ehr_citations *citations)
{
	for (size_t i = 0; i < n; i++)
		if ((absorption || !order[i].absorption) &&
			ehr_tox_step_means(&order[i], origin))
			return (int)i + 1;
	if (citations == NULL)
		return NOWHERE;
	if (ehr_str_is(origin->source, "user") ||
		ehr_citations_find(citations, origin->source) == NULL)
		return 0;
	return NOWHERE;
}

static bool is_absorption(unsigned param)
{
	return param == EHR_TOX_ABSD || param == EHR_TOX_GIABS ||
	       param == EHR_TOX_SAF || param == EHR_TOX_RBA;
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

/* Takes given if its origin ranks better than what the chemical has. rank holds
 * the origins twice: as they rank for toxicity, then for absorption. */
static int choose(struct ehr_toxicity *self, const struct ehr_tox_given *given,
	const int *rank, int *best, struct ehr_err *err)
{
	const struct ehr_tox_origins *origins = &self->rows.origins;
	int mine = rank[given->origin +
			(is_absorption(given->param) ? origins->n : 0)];
	struct ehr_chemical *chemical = &self->chemical[given->substance];
	struct ehr_tox_value *value;

	if (given->param >= EHR_TOX_PARAMS || mine == NOWHERE)
		return 0;
	value = &chemical->value[given->param];
	if (value->there && mine == 0 && *best == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("%s of %s has two values, of \"%s\" and of \"%s\", "
			  "and the order of sources names neither"),
			ehr_tox_param_info(given->param)->name.p, chemical->cas,
			value->source, origins->item[given->origin].source.p);
	if (value->there && mine >= *best)
		return 0;
	*value = value_of(&self->rows, given);
	*best = mine;
	return 0;
}

static int choose_all(
	struct ehr_toxicity *self, const int *rank, struct ehr_err *err)
{
	size_t n = self->rows.cas.n;
	int *best = ehr_calloc(n * EHR_TOX_PARAMS, sizeof *best);
	int rc = 0;

	self->chemical = ehr_calloc(n, sizeof *self->chemical);
	for (size_t i = 0; i < n; i++) {
		const struct ehr_tox_substance *one = &self->rows.substance[i];

		self->chemical[i].cas = one->cas;
		self->chemical[i].name_en = one->name_en;
		self->chemical[i].name_zh = one->name_zh;
		self->chemical[i].mutagen = one->mutagen;
		self->chemical[i].mutagen_share_oral = one->share_oral;
		self->chemical[i].mutagen_share_inh = one->share_inh;
	}
	for (size_t i = 0; i < self->rows.given_of.n && rc == 0; i++) {
		const struct ehr_tox_given *given = &self->rows.given[i];
		size_t at = given->substance * EHR_TOX_PARAMS;

		if (given->param < EHR_TOX_PARAMS)
			at += given->param;
		rc = choose(self, given, rank, &best[at], err);
	}
	free(best);
	return rc;
}

static void set_versions(
	struct ehr_toxicity *self, const struct ehr_citations *citations)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "sha256:%.12s", self->rows.sha256);
	for (unsigned i = 0; i < self->rows.origins.n; i++) {
		struct ehr_tox_origin *origin = &self->rows.origins.item[i];
		const struct ehr_citation *found =
			ehr_citations_find(citations, origin->source);
		bool own = found == NULL || ehr_str_is(origin->source, "user");

		origin->version = ehr_arena_string(&self->rows.arena,
			ehr_str_of(own ? ehr_buf_text(&text) : found->edition));
	}
	ehr_buf_release(&text);
}

static int rank_all(struct ehr_toxicity *self, const struct ehr_tox_step *order,
	size_t n, const char *path, struct ehr_err *err)
{
	const struct ehr_tox_origins *origins = &self->rows.origins;
	struct ehr_citations *citations = ehr_citations_open(err);
	int *rank, rc;

	if (citations == NULL)
		return -1;
	set_versions(self, citations);
	rank = ehr_calloc(origins->n, 2 * sizeof *rank);
	for (unsigned i = 0; i < origins->n; i++) {
		const struct ehr_tox_origin *origin = &origins->item[i];

		rank[i] = rank_of(origin, order, n, false,
			path == NULL ? NULL : citations);
		rank[origins->n + i] = rank_of(origin, order, n, true,
			path == NULL ? NULL : citations);
	}
	rc = choose_all(self, rank, err);
	if (rc != 0)
		ehr_err_at(err, path, 0);
	free(rank);
	ehr_citations_close(citations);
	return rc;
}

struct ehr_toxicity *ehr_toxicity_open(
	const struct ehr_tox_opts *opts, struct ehr_err *err)
{
	struct ehr_toxicity *self = ehr_calloc(1, sizeof *self);

	if (ehr_toxrows_read(&self->rows, opts->order, opts->n, opts->path,
		    NULL, err) == 0 &&
		rank_all(self, opts->order, opts->n, opts->path, err) == 0)
		return self;
	ehr_toxicity_close(self);
	return NULL;
}

const struct ehr_chemical *ehr_toxicity_find(
	const struct ehr_toxicity *self, struct ehr_str cas)
{
	uint64_t packed;
	long i;

	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return NULL;
	i = ehr_index_find(&self->rows.cas, packed);
	return i == EHR_INDEX_NONE ? NULL : &self->chemical[i];
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
	return self->rows.sha256;
}

size_t ehr_toxicity_rows(const struct ehr_toxicity *self)
{
	return self->rows.rows;
}

void ehr_toxicity_close(struct ehr_toxicity *self)
{
	if (self == NULL)
		return;
	ehr_toxrows_release(&self->rows);
	free(self->chemical);
	free(self);
}
