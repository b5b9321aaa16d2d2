/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parameters that formulas take (ref/formula.h), with the name that each has
 * in profiles and the one unit that it may have there; what each is, ref/meaning.h
 * says. The first thirty or so are of the US schemes, the others of HJ 25.3-2019,
 * by the names of its Annex G.
 */
#ifndef EHR_REF_PARAMETER_H
#define EHR_REF_PARAMETER_H

#include "base/str.h"

enum ehr_par {
	EHR_PAR_BW,    /* body weight */
	EHR_PAR_ED,    /* exposure duration */
	EHR_PAR_EF,    /* exposure frequency */
	EHR_PAR_ET,    /* exposure time in air */
	EHR_PAR_EV,    /* skin contacts with soil */
	EHR_PAR_LT,    /* lifetime */
	EHR_PAR_IRS,   /* soil or dust swallowed */
	EHR_PAR_SA,    /* skin exposed to soil */
	EHR_PAR_AF,    /* soil that adheres */
	EHR_PAR_PEF,   /* particulate emission factor */
	EHR_PAR_RBA,   /* relative bioavailability in soil */
	EHR_PAR_GIABS, /* gastrointestinal absorption */
	EHR_PAR_IRW,   /* water drunk */
	EHR_PAR_SA_W,  /* skin exposed to water */
	EHR_PAR_ET_W,  /* time of one contact with water */
	EHR_PAR_EV_W,  /* contacts with water */
	EHR_PAR_K,     /* vapour from water at home */
	EHR_PAR_H_VOL, /* Henry constant above which a chemical is volatile */
	EHR_PAR_P_VOL, /* vapour pressure above which it is so too */
	EHR_PAR_IRW_H, /* water swallowed while swimming */
	EHR_PAR_IRF,   /* food eaten */
	EHR_PAR_FI,    /* share from the place */
	EHR_PAR_LOSS,  /* lost in preparation */
	EHR_PAR_ALPHA, /* soil gas that gets indoors, attenuation factor */
	EHR_PAR_IRA,   /* air breathed */
	EHR_PAR_T_VAP, /* time over which soil gives vapour */
	EHR_PAR_QC, /* inverse of the mean concentration over the source per flux, Q/C */
	EHR_PAR_SOIL_RHO_B,   /* dry bulk density of soil */
	EHR_PAR_SOIL_N,       /* porosity of soil */
	EHR_PAR_SOIL_THETA_W, /* water in soil, by volume */
	EHR_PAR_SOIL_FOC,     /* organic carbon in soil */
	EHR_PAR_ABSO,         /* absorbed of what is swallowed */
	EHR_PAR_ATCA,         /* averaging time of cancer */
	EHR_PAR_EVENTS,       /* contacts with soil or water */
	EHR_PAR_PIAF,         /* particles kept in the body */
	EHR_PAR_PM10,         /* particles in air */
	EHR_PAR_FSPI,         /* soil in particles indoors */
	EHR_PAR_FSPO,         /* soil in particles outdoors */
	EHR_PAR_SAF,          /* share of the reference dose left to soil */
	EHR_PAR_WAF,       /* share of the reference dose left to groundwater */
	EHR_PAR_ABSGI,     /* gastrointestinal absorption */
	EHR_PAR_DAIR,      /* air breathed */
	EHR_PAR_EFI,       /* days indoors */
	EHR_PAR_EFO,       /* days outdoors */
	EHR_PAR_HEIGHT,    /* height of the body */
	EHR_PAR_OSIR,      /* soil swallowed */
	EHR_PAR_SER,       /* share of the skin that is exposed */
	EHR_PAR_SSAR,      /* soil that adheres */
	EHR_PAR_GWCR,      /* groundwater drunk */
	EHR_PAR_T_GW,      /* time of one contact with groundwater */
	EHR_PAR_A,         /* area of the source */
	EHR_PAR_D,         /* thickness of contaminated surface soil */
	EHR_PAR_DSUB,      /* thickness of contaminated soil below */
	EHR_PAR_LGW,       /* depth of groundwater */
	EHR_PAR_LS,        /* depth of contaminated soil below */
	EHR_PAR_DELTA_AIR, /* height of the mixing zone of air */
	EHR_PAR_DELTA_GW,  /* thickness of the mixing zone of groundwater */
	EHR_PAR_FOM,       /* organic matter in soil */
	EHR_PAR_HCAP,      /* thickness of the capillary fringe */
	EHR_PAR_I,         /* infiltration of water */
	EHR_PAR_PWS,       /* water content of soil */
	EHR_PAR_RHO_B,     /* bulk density of soil */
	EHR_PAR_RHO_S,     /* density of soil particles */
	EHR_PAR_THETA_ACAP, /* air in the capillary fringe, by volume */
	EHR_PAR_THETA_WCAP, /* water in the capillary fringe, by volume */
	EHR_PAR_UAIR,       /* speed of air in the mixing zone */
	EHR_PAR_UGW,        /* Darcy velocity of groundwater */
	EHR_PAR_W,          /* width of the source */
	EHR_PAR_AB,         /* floor area */
	EHR_PAR_DP,         /* pressure outdoors over indoors */
	EHR_PAR_EIT,        /* share of cracks in the foundation */
	EHR_PAR_ER,         /* exchange of indoor air */
	EHR_PAR_K_V,        /* permeability of soil */
	EHR_PAR_LB,     /* indoor volume over the area that gas comes through */
	EHR_PAR_LCRACK, /* thickness of the foundation */
	EHR_PAR_TAU,    /* time over which vapour comes */
	EHR_PAR_THETA_ACRACK, /* air in cracks, by volume */
	EHR_PAR_THETA_WCRACK, /* water in cracks, by volume */
	EHR_PAR_X_CRACK,      /* perimeter of the floor */
	EHR_PAR_Z_CRACK,      /* depth of the floor */
	EHR_PARS,
};

const char *ehr_par_name(enum ehr_par par);

/* The parameter of that name into *par; false if formulas know none. */
bool ehr_par_find(struct ehr_str name, enum ehr_par *par);

/* The unit that formulas take the parameter in; NULL: none takes it. */
const char *ehr_par_unit(const char *name);

/* May a parameter of that name have the value? Finite, 0 or more, more than 0
 * where formulas divide by it, at most 1 for shares, 24 for hours of a day, 366
 * for days of a year. */
bool ehr_par_takes(const char *name, double value);

#endif
