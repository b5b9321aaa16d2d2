/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/molar_mass.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/cas.h"
#include "ref/load.h"

static int read_row(struct ehr_molar_masses *self, const struct ehr_load *load,
	size_t cas, size_t mass, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	uint64_t packed;
	double value;
	bool is_new;
	size_t i;

	if (ehr_cas_read(cell[cas], &packed) != EHR_CAS_OK)
		return ehr_load_bad(load, "cas", "bad_cas",
			_("a CAS number with a valid check digit"), cell[cas],
			err);
	if (ehr_num_read(cell[mass], &value) != EHR_NUM_VALUE || value <= 0)
		return ehr_load_bad(load, "molar_mass_g_mol", "not_a_number",
			_("a number above 0"), cell[mass], err);
	i = ehr_index_add(&self->cas, packed, &is_new);
	if (i >= self->cap) {
		self->cap = self->cap == 0 ? 512 : self->cap * 2;
		self->g_mol = ehr_realloc(
			self->g_mol, self->cap, sizeof *self->g_mol);
	}
	self->g_mol[i] = value;
	return 0;
}

int ehr_molar_masses_read(struct ehr_molar_masses *self, struct ehr_err *err)
{
	struct ehr_load load;
	size_t cas, mass;
	int rc;

	*self = (struct ehr_molar_masses){ 0 };
	if (ehr_load_open(&load, "molar_masses.csv", NULL, err) != 0)
		return -1;
	rc = ehr_load_need(&load, "cas", &cas, err);
	if (rc == 0)
		rc = ehr_load_need(&load, "molar_mass_g_mol", &mass, err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = read_row(self, &load, cas, mass, err);
	ehr_load_close(&load);
	if (rc != 0)
		ehr_molar_masses_release(self);
	return rc;
}

void ehr_molar_masses_release(struct ehr_molar_masses *self)
{
	ehr_index_release(&self->cas);
	free(self->g_mol);
	*self = (struct ehr_molar_masses){ 0 };
}

double ehr_molar_mass_g_mol(
	const struct ehr_molar_masses *self, struct ehr_str cas)
{
	uint64_t packed;
	long i;

	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return 0;
	i = ehr_index_find(&self->cas, packed);
	return i == EHR_INDEX_NONE ? 0 : self->g_mol[i];
}
