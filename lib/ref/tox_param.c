/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_param.h"

#define TEXT(text) \
	{ \
		text, sizeof text - 1 \
	}

static const struct ehr_tox_param_info param[EHR_TOXROWS_PARAMS] = {
	[EHR_TOX_RFDO] = { TEXT("RfDo"), TEXT("mg/kg-d"), "rfdo", false, true,
		false },
	[EHR_TOX_RFC] = { TEXT("RfC"), TEXT("mg/m3"), "rfc", false, true,
		false },
	[EHR_TOX_SFO] = { TEXT("SFo"), TEXT("(mg/kg-d)^-1"), "sfo", false, true,
		false },
	[EHR_TOX_IUR] = { TEXT("IUR"), TEXT("(ug/m3)^-1"), "iur", false, true,
		false },
	[EHR_TOX_ABSD] = { TEXT("ABSd"), TEXT("fraction"), "absd", true, false,
		false },
	[EHR_TOX_GIABS] = { TEXT("GIABS"), TEXT("fraction"), "giabs", true,
		false, false },
	[EHR_TOX_SAF] = { TEXT("SAF"), TEXT("fraction"), "saf", true, true,
		false },
	[EHR_TOX_KP] = { TEXT("Kp"), TEXT("cm/h"), "kp", false, false, false },
	[EHR_TOX_RBA] = { TEXT("RBA"), TEXT("fraction"), "rba", true, false,
		false },
	[EHR_TOX_MW] = { TEXT("MW"), TEXT("g/mol"), "mw", false, false, true },
	[EHR_TOX_FA] = { TEXT("FA"), TEXT("fraction"), "fa", true, false,
		true },
	[EHR_TOX_LOG_KOW] = { TEXT("log_Kow"), TEXT("log10"), "log_kow", false,
		false, true },
	[EHR_TOX_HENRY] = { TEXT("Henry"), TEXT("dimensionless"), "henry",
		false, false, true },
	[EHR_TOX_DA] = { TEXT("Da"), TEXT("cm2/s"), "da", false, false, true },
	[EHR_TOX_DW] = { TEXT("Dw"), TEXT("cm2/s"), "dw", false, false, true },
	[EHR_TOX_KOC] = { TEXT("Koc"), TEXT("L/kg"), "koc", false, false,
		true },
	[EHR_TOX_SOLUBILITY] = { TEXT("solubility"), TEXT("mg/L"), "solubility",
		false, false, true },
	[EHR_TOX_VF] = { TEXT("VF"), TEXT("m3/kg"), "vf", false, false, false },
	[EHR_TOX_ACUTE] = { TEXT("acute"), TEXT("mg/m3"), "acute", false, false,
		false },
	/* in the long table only */
	{ TEXT("RfC_subchronic"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("acute_ref"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("REL_1h"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("AEGL1_1h"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("AEGL2_1h"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("ERPG1"), TEXT("mg/m3"), "", false, true, false },
	{ TEXT("ERPG2"), TEXT("mg/m3"), "", false, true, false },
};

const struct ehr_tox_param_info *ehr_tox_param_info(unsigned at)
{
	return &param[at];
}

unsigned ehr_tox_param_find(struct ehr_str name)
{
	unsigned i = 0;

	while (i < EHR_TOXROWS_PARAMS && !ehr_str_eq(name, param[i].name))
		i++;
	return i;
}

const char *ehr_tox_name(enum ehr_tox_param at)
{
	return param[at].name.p;
}

const char *ehr_tox_column(enum ehr_tox_param at)
{
	return param[at].column;
}

const char *ehr_tox_unit(enum ehr_tox_param at)
{
	return param[at].unit.p;
}
