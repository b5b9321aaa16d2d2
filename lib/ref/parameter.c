/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/parameter.h"

#include <math.h>

static const struct parameter {
	const char *name, *unit;
	bool divides;
	double max;
} parameters[EHR_PARS] = {
	[EHR_PAR_BW] = { "BW", "kg", true, 1000 },
	[EHR_PAR_ED] = { "ED", "a", true, 120 },
	[EHR_PAR_EF] = { "EF", "d/a", false, 366 },
	[EHR_PAR_ET] = { "ET", "h/d", false, 24 },
	[EHR_PAR_EV] = { "EV", "1/d", false, HUGE_VAL },
	[EHR_PAR_LT] = { "LT", "a", true, 120 },
	[EHR_PAR_IRS] = { "IRS", "mg/d", false, HUGE_VAL },
	[EHR_PAR_SA] = { "SA", "cm2", false, HUGE_VAL },
	[EHR_PAR_AF] = { "AF", "mg/cm2", false, HUGE_VAL },
	[EHR_PAR_PEF] = { "PEF", "m3/kg", true, HUGE_VAL },
	[EHR_PAR_RBA] = { "RBA", "-", false, 1 },
	[EHR_PAR_GIABS] = { "GIABS", "-", true, 1 },
	[EHR_PAR_IRW] = { "IRW", "L/d", false, HUGE_VAL },
	[EHR_PAR_SA_W] = { "SA_w", "cm2", false, HUGE_VAL },
	[EHR_PAR_ET_W] = { "ET_w", "h", false, 24 },
	[EHR_PAR_EV_W] = { "EV_w", "1/d", false, HUGE_VAL },
	[EHR_PAR_K] = { "K", "L/m3", false, HUGE_VAL },
	[EHR_PAR_H_VOL] = { "H_vol", "-", false, HUGE_VAL },
	[EHR_PAR_P_VOL] = { "P_vol", "Pa", false, HUGE_VAL },
	[EHR_PAR_IRW_H] = { "IRW_h", "L/h", false, HUGE_VAL },
	[EHR_PAR_IRF] = { "IRF", "kg/d", false, HUGE_VAL },
	[EHR_PAR_FI] = { "FI", "-", false, 1 },
	[EHR_PAR_LOSS] = { "loss", "-", false, 1 },
	[EHR_PAR_ALPHA] = { "alpha", "-", false, 1 },
	[EHR_PAR_IRA] = { "IRA", "m3/d", true, HUGE_VAL },
	[EHR_PAR_T_VAP] = { "T_vap", "s", true, HUGE_VAL },
	[EHR_PAR_QC] = { "QC", "g/m2-s per kg/m3", true, HUGE_VAL },
	[EHR_PAR_SOIL_RHO_B] = { "rho_b", "g/cm3", true, HUGE_VAL },
	[EHR_PAR_SOIL_N] = { "n", "-", true, 1 },
	[EHR_PAR_SOIL_THETA_W] = { "theta_w", "-", false, 1 },
	[EHR_PAR_SOIL_FOC] = { "foc", "-", false, 1 },
	[EHR_PAR_ABSO] = { "ABSo", "-", false, 1 },
	[EHR_PAR_ATCA] = { "ATca", "d", true, 43800 },
	[EHR_PAR_EVENTS] = { "Ev", "1/d", false, HUGE_VAL },
	[EHR_PAR_PIAF] = { "PIAF", "-", false, 1 },
	[EHR_PAR_PM10] = { "PM10", "mg/m3", false, HUGE_VAL },
	[EHR_PAR_FSPI] = { "fspi", "-", false, 1 },
	[EHR_PAR_FSPO] = { "fspo", "-", false, 1 },
	[EHR_PAR_SAF] = { "SAF", "-", true, 1 },
	[EHR_PAR_WAF] = { "WAF", "-", true, 1 },
	[EHR_PAR_ABSGI] = { "ABSgi", "-", true, 1 },
	[EHR_PAR_DAIR] = { "DAIR", "m3/d", true, HUGE_VAL },
	[EHR_PAR_EFI] = { "EFI", "d/a", false, 366 },
	[EHR_PAR_EFO] = { "EFO", "d/a", false, 366 },
	[EHR_PAR_HEIGHT] = { "H", "cm", false, HUGE_VAL },
	[EHR_PAR_OSIR] = { "OSIR", "mg/d", false, HUGE_VAL },
	[EHR_PAR_SER] = { "SER", "-", false, 1 },
	[EHR_PAR_SSAR] = { "SSAR", "mg/cm2", false, HUGE_VAL },
	[EHR_PAR_GWCR] = { "GWCR", "L/d", false, HUGE_VAL },
	[EHR_PAR_T_GW] = { "t_gw", "h", false, 24 },
	[EHR_PAR_A] = { "A", "cm2", true, HUGE_VAL },
	[EHR_PAR_D] = { "d", "cm", false, HUGE_VAL },
	[EHR_PAR_DSUB] = { "dsub", "cm", false, HUGE_VAL },
	[EHR_PAR_LGW] = { "Lgw", "cm", true, HUGE_VAL },
	[EHR_PAR_LS] = { "LS", "cm", true, HUGE_VAL },
	[EHR_PAR_DELTA_AIR] = { "Delta_air", "cm", true, HUGE_VAL },
	[EHR_PAR_DELTA_GW] = { "Delta_gw", "cm", true, HUGE_VAL },
	[EHR_PAR_FOM] = { "fom", "g/kg", false, 1000 },
	[EHR_PAR_HCAP] = { "hcap", "cm", false, HUGE_VAL },
	[EHR_PAR_I] = { "I", "cm/a", false, HUGE_VAL },
	[EHR_PAR_PWS] = { "Pws", "kg/kg", false, HUGE_VAL },
	[EHR_PAR_RHO_B] = { "Rho_b", "kg/dm3", true, HUGE_VAL },
	[EHR_PAR_RHO_S] = { "Rho_s", "kg/dm3", true, HUGE_VAL },
	[EHR_PAR_THETA_ACAP] = { "Theta_acap", "-", false, 1 },
	[EHR_PAR_THETA_WCAP] = { "Theta_wcap", "-", false, 1 },
	[EHR_PAR_UAIR] = { "Uair", "cm/s", true, HUGE_VAL },
	[EHR_PAR_UGW] = { "Ugw", "cm/a", false, HUGE_VAL },
	[EHR_PAR_W] = { "W", "cm", true, HUGE_VAL },
	[EHR_PAR_AB] = { "Ab", "cm2", true, HUGE_VAL },
	[EHR_PAR_DP] = { "dP", "g/(cm s2)", false, HUGE_VAL },
	[EHR_PAR_EIT] = { "Eit", "-", true, 1 },
	[EHR_PAR_ER] = { "ER", "1/d", true, HUGE_VAL },
	[EHR_PAR_K_V] = { "K_v", "cm2", false, HUGE_VAL },
	[EHR_PAR_LB] = { "LB", "cm", true, HUGE_VAL },
	[EHR_PAR_LCRACK] = { "Lcrack", "cm", false, HUGE_VAL },
	[EHR_PAR_TAU] = { "Tau", "a", true, HUGE_VAL },
	[EHR_PAR_THETA_ACRACK] = { "Theta_acrack", "-", false, 1 },
	[EHR_PAR_THETA_WCRACK] = { "Theta_wcrack", "-", false, 1 },
	[EHR_PAR_X_CRACK] = { "X_crack", "cm", false, HUGE_VAL },
	[EHR_PAR_Z_CRACK] = { "Z_crack", "cm", false, HUGE_VAL },
};

const char *ehr_par_name(enum ehr_par par)
{
	return parameters[par].name;
}

bool ehr_par_find(struct ehr_str name, enum ehr_par *par)
{
	for (int i = 0; i < EHR_PARS; i++)
		if (ehr_str_is(name, parameters[i].name)) {
			*par = (enum ehr_par)i;
			return true;
		}
	return false;
}

const char *ehr_par_unit(const char *name)
{
	enum ehr_par par;

	return ehr_par_find(ehr_str_of(name), &par) ? parameters[par].unit
						    : NULL;
}

bool ehr_par_takes(const char *name, double value)
{
	enum ehr_par par;

	if (!isfinite(value) || value < 0)
		return false;
	if (!ehr_par_find(ehr_str_of(name), &par))
		return true;
	return value <= parameters[par].max &&
	       (value > 0 || !parameters[par].divides);
}
