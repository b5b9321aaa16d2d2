/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Vapours from soil and groundwater into outdoor and indoor air, and what soil
 * gives to groundwater, by HJ 25.3-2019 Annex E: pure functions of numbers.
 *
 *     C_air = VF C      VF in kg/m3 from soil (C in mg/kg),
 *                          in L/m3 from groundwater (C in mg/L); C_air in mg/m3
 *
 * Everything within is in cm, g and s, as in the standard.
 *
 * Arguments are finite and 0 or more; those named below as dividing are more
 * than 0. For numbers that are 0 or from 1e-60 to 1e60 (shares 0 to 1) no
 * result is NaN. Where a formula has no value:
 *
 *     H' = 0                  every VF is 0: the substance gives no vapour
 *                             (the formula of surface soil alone would let
 *                             water carry it out)
 *     no pores (rho_b >= rho_s, or both shares of a layer 0)
 *                             nothing diffuses there: 0 through that layer,
 *                             unless its thickness is 0
 *     water fills the pores   theta_as is 0, theta_ws at most theta: what
 *                             diffuses, diffuses in water
 *     source thickness d or dsub = 0: it is not known, and the balance of mass
 *                             sets no limit
 *     the crack is wider than deep (2 Zcrack Xcrack <= Ab eta) with dP > 0
 *                             air flows in without limit: the upper bound
 *     more air flows in by the formula than the house exchanges
 *                             indoor air is at most that of the soil
 *     Lgw < hcap              all of the way is capillary fringe
 */
#ifndef EHR_CALC_HJ_TRANSPORT_H
#define EHR_CALC_HJ_TRANSPORT_H

/* Soil, groundwater, air and house; the names in comments are the standard's.
 * hv, the unsaturated layer above the capillary fringe, is Lgw - hcap. */
struct ehr_hj_site {
	/* soil */
	double density_kg_l;       /* rho_b, dry; divides */
	double grain_density_kg_l; /* rho_s; divides */
	double water_kg_kg;        /* Pws, of dry soil */
	double organic_g_kg;       /* fom, organic matter */
	double fringe_air;         /* theta_acap, of the volume */
	double fringe_water;       /* theta_wcap */
	double fringe_cm;          /* hcap */
	/* source */
	double surface_cm;     /* d, thickness of the surface layer */
	double below_cm;       /* dsub, thickness of the layer below */
	double below_depth_cm; /* LS, depth of the top of the layer below */
	double water_table_cm; /* Lgw, depth of groundwater */
	double years_a;        /* tau, for which vapours come; divides */
	/* air outdoors */
	double wind_cm_s;  /* Uair; divides */
	double mixing_cm;  /* delta_air, height; divides */
	double width_cm;   /* W of the source, along wind and flow; divides */
	double source_cm2; /* A of the source; divides */
	/* house */
	double room_cm;        /* LB, volume over area of the floor; divides */
	double exchange_d;     /* ER, of its air, 1/d; divides */
	double floor_cm2;      /* Ab */
	double crack_share;    /* eta (Eit), of the floor; divides */
	double floor_cm;       /* Lcrack, thickness of the floor */
	double perimeter_cm;   /* Xcrack */
	double crack_depth_cm; /* Zcrack */
	double crack_air;      /* theta_acrack, of the volume */
	double crack_water;    /* theta_wcrack */
	double pressure_g_cm_s2; /* dP, outdoors less indoors */
	double permeability_cm2; /* Kv, of soil for vapour */
	/* groundwater */
	double flow_cm_a;     /* Ugw, Darcy */
	double plume_cm;      /* delta_gw, thickness of mixing */
	double recharge_cm_a; /* I */
};

struct ehr_hj_chemical {
	double henry;    /* H', dimensionless */
	double da_cm2_s; /* diffusion in air */
	double dw_cm2_s; /* in water */
	double koc_l_kg; /* Kd = Koc foc, foc = fom / (1.7 * 1000) */
};

/*
 * Effective diffusion in a porous layer:
 *
 *     D = Da theta_a^3.33 / theta^2 + Dw theta_w^3.33 / (H' theta^2)   cm2/s
 *
 * air and water are the shares of the volume, porosity is theta. 0 without
 * pores or with H' = 0.
 */
double ehr_hj_diffusion_cm2_s(const struct ehr_hj_chemical *chemical,
	double air, double water, double porosity);
/* In the soil: theta = 1 - rho_b / rho_s, theta_ws = rho_b Pws. */
double ehr_hj_diffusion_soil_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);
/*
 * In the cracks of the floor: theta_acrack and theta_wcrack, but theta of the
 * soil, as in ASTM E1739 from which the model comes. An implementation of HJ
 * 25.3 that was read takes theta_acrack + theta_wcrack; then indoor air is 1.30
 * times higher, and the screening values of GB 36600-2018 for volatile
 * substances, which this form gives to their printed figures (benzene,
 * tetrachloroethylene, ethylbenzene, dichloromethane ...), do not come out.
 */
double ehr_hj_diffusion_crack_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);
/* From groundwater through fringe and soil: Lgw / (hcap / D_cap + hv / D_s);
 * 0 where Lgw is 0. */
double ehr_hj_diffusion_groundwater_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/* Organic carbon in the soil: foc = fom / (1.7 * 1000), of the mass. */
double ehr_hj_organic_carbon(const struct ehr_hj_site *site);

/* Soil to soil water at equilibrium:
 *     Ksw = (theta_ws + Kd rho_b + H' theta_as) / rho_b        L/kg */
double ehr_hj_soil_to_water_l_kg(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/* Dilution outdoors: DFoa = Uair W delta_air / A               cm/s */
double ehr_hj_dilution_outdoor_cm_s(const struct ehr_hj_site *site);
/* Dilution indoors: DFia = LB ER / 86400                       cm/s */
double ehr_hj_dilution_indoor_cm_s(const struct ehr_hj_site *site);

/* Soil air drawn into the house:
 *     Qs = 2 pi dP Kv Xcrack / (mu ln(2 Zcrack Xcrack / (Ab eta)))  cm3/s
 * with the viscosity of air mu = 1.81e-4 g/(cm s). 0 with dP = 0; HUGE_VAL
 * where the logarithm is 0 or less. */
double ehr_hj_soil_air_flow_cm3_s(const struct ehr_hj_site *site);

/*
 * VFsuroa, surface soil to outdoor air, kg/m3: the smaller of
 *
 *     rho_b / DFoa sqrt(4 D_s H' / (pi tau Ksw rho_b)) 1000
 *     d rho_b 1000 / (DFoa tau)                      (tau in s)
 */
double ehr_hj_vf_surface_outdoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/*
 * VFsuboa, soil below to outdoor air, kg/m3: the smaller of
 *
 *     1000 H' / (Ksw (1 + DFoa LS / D_s))
 *     dsub rho_b 1000 / (DFoa tau)
 */
double ehr_hj_vf_below_outdoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/*
 * VFsubia, soil below to indoor air, kg/m3: the smaller of
 *
 *     Qs = 0: 1000 H' / (Ksw (1 + DFia LS / D_s + DFia Lcrack / (D_crack eta)))
 *     Qs > 0: 1000 H' / (Ksw (e^-xi + DFia LS / D_s
 *                             + DFia Ab (1 - e^-xi) / Qs))
 *             xi = Qs Lcrack / (Ab D_crack eta)
 *     dsub rho_b 1000 / (DFia tau)
 *
 * the standard's terms divided by e^xi, so that no xi overflows and Qs -> 0 is
 * the first form.
 */
double ehr_hj_vf_below_indoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/* VFgwoa, groundwater to outdoor air, L/m3:
 *     1000 H' / (1 + DFoa Lgw / D_gws) */
double ehr_hj_vf_groundwater_outdoor_l_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/* VFgwia, groundwater to indoor air, L/m3: 1000 H' over the same sum as for
 * soil below, with Lgw / D_gws in place of LS / D_s (Johnson and Ettinger,
 * Environ. Sci. Technol. 25 (1991) 1445). */
double ehr_hj_vf_groundwater_indoor_l_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

/*
 * LF, what soil gives to groundwater beneath it, kg/L (mg/L per mg/kg): the
 * smaller of
 *
 *     1 / (1 + Ugw delta_gw / (I W)) / Ksw
 *     dsub rho_b / (I tau)                           (tau in a)
 *
 * 0 where nothing seeps (I = 0), so that no soil value follows from it. The
 * soil value that protects groundwater is target C_gw / LF.
 */
double ehr_hj_leaching_kg_l(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical);

#endif
