/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/molar_mass.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/cas.h"
#include "ref/load.h"

enum { CAS, MASS, COLUMNS };

static const char *const column[COLUMNS] = { "cas", "molar_mass_g_mol" };

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_molar_masses *self = into;
	uint64_t packed;
	double value;
	bool is_new;
	size_t i;

	if (ehr_cas_read(cell[CAS], &packed) != EHR_CAS_OK)
		return ehr_fail_cell(err, column[CAS], "bad_cas",
			N_("a CAS number with a valid check digit"), cell[CAS]);
	if (ehr_num_read(cell[MASS], &value) != EHR_NUM_VALUE || value <= 0)
		return ehr_fail_cell(err, column[MASS], "not_a_number",
			N_("a number above 0"), cell[MASS]);
	i = ehr_index_add(&self->cas, packed, &is_new);
	if (i >= self->cap) {
		self->cap = self->cap == 0 ? 512 : self->cap * 2;
		self->g_mol = ehr_realloc(
			self->g_mol, self->cap, sizeof *self->g_mol);
	}
	self->g_mol[i] = value;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "molar_masses.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

int ehr_molar_masses_read(struct ehr_molar_masses *self, struct ehr_err *err)
{
	int rc;

	*self = (struct ehr_molar_masses){ 0 };
	rc = ehr_load_rows(&table, NULL, self, NULL, NULL, err);
	if (rc)
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
