/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_derive.h"

#include <string.h>

/* The less sure of two. */
static const char *worse(const char *a, const char *b)
{
	static const char *const order[] = { "memory", "secondary", "user" };

	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		if (strcmp(a, order[i]) == 0 || strcmp(b, order[i]) == 0)
			return order[i];
	return a;
}

static bool derive(struct ehr_chemical *chemical,
	const struct ehr_chemical *reference,
	const struct ehr_group_factor *factor, enum ehr_tox_param param)
{
	const struct ehr_tox_value *from = &reference->value[param];
	struct ehr_tox_value *to = &chemical->value[param];
	bool potency = param == EHR_TOX_SFO || param == EHR_TOX_IUR;

	if (to->there || !from->there || from->derived != NULL)
		return false;
	*to = *from;
	if (potency) {
		to->value *= factor->factor;
		to->bare *= factor->factor;
	} else {
		to->value /= factor->factor;
		to->bare /= factor->factor;
	}
	to->status = worse(from->status, factor->status);
	if (from->bare_status[0] != '\0')
		to->bare_status = worse(from->bare_status, factor->status);
	to->derived = factor->flag;
	return true;
}

void ehr_tox_derive(struct ehr_chemical *chemical,
	const struct ehr_chemical *reference,
	const struct ehr_group_factor *factor)
{
	bool own = chemical->value[EHR_TOX_SFO].there ||
		   chemical->value[EHR_TOX_IUR].there;
	bool sfo = derive(chemical, reference, factor, EHR_TOX_SFO);
	bool iur = derive(chemical, reference, factor, EHR_TOX_IUR);

	if ((sfo || iur) && !own) {
		chemical->mutagen = reference->mutagen;
		chemical->mutagen_share_oral = reference->mutagen_share_oral;
		chemical->mutagen_share_inh = reference->mutagen_share_inh;
	}
	if (factor->cancer_only)
		return;
	derive(chemical, reference, factor, EHR_TOX_RFDO);
	derive(chemical, reference, factor, EHR_TOX_RFC);
}
