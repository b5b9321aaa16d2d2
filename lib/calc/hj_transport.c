/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/hj_transport.h"

#include <math.h>

#include "calc/convert.h"

#define PI 3.14159265358979323846

/* Of a gram per cm3 in mg per m3 of air and kg of soil, or L of water. */
#define MILLI_PER_LITRE 1000.0

/* Organic matter is 1.7 times its carbon. */
#define MATTER_PER_CARBON 1.7

#define AIR_VISCOSITY_G_CM_S 1.81e-4

struct pore {
	double air, water;
};

/* Nothing of an unlimited thing is nothing. */
static double product(double a, double b)
{
	return a <= 0 || b <= 0 ? 0 : a * b;
}

/* Time that a unit of concentration needs through a layer, s/cm: HUGE_VAL
 * through one that lets nothing pass. */
static double resistance(double thickness_cm, double diffusion_cm2_s)
{
	if (thickness_cm <= 0)
		return 0;
	return diffusion_cm2_s > 0 ? thickness_cm / diffusion_cm2_s : HUGE_VAL;
}

static struct pore soil_pore(const struct ehr_hj_site *site)
{
	double all = fmax(0, 1 - site->density_kg_l / site->grain_density_kg_l);
	double water = fmin(all, site->density_kg_l * site->water_kg_kg);

	return (struct pore){ all - water, water };
}

double ehr_hj_diffusion_cm2_s(const struct ehr_hj_chemical *chemical,
	double air, double water, double porosity)
{
	if (porosity <= 0 || chemical->henry <= 0)
		return 0;
	return (chemical->da_cm2_s * pow(air, 3.33) + chemical->dw_cm2_s *
							      pow(water, 3.33) /
							      chemical->henry) /
	       (porosity * porosity);
}

double ehr_hj_diffusion_soil_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	struct pore pore = soil_pore(site);

	return ehr_hj_diffusion_cm2_s(
		chemical, pore.air, pore.water, pore.air + pore.water);
}

double ehr_hj_diffusion_crack_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	struct pore soil = soil_pore(site);

	return ehr_hj_diffusion_cm2_s(chemical, site->crack_air,
		site->crack_water, soil.air + soil.water);
}

/* From groundwater to the surface, s/cm: Lgw / D_gws. */
static double resistance_groundwater(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double fringe_cm = fmin(site->fringe_cm, site->water_table_cm);

	return resistance(fringe_cm,
		       ehr_hj_diffusion_cm2_s(chemical, site->fringe_air,
			       site->fringe_water,
			       site->fringe_air + site->fringe_water)) +
	       resistance(site->water_table_cm - fringe_cm,
		       ehr_hj_diffusion_soil_cm2_s(site, chemical));
}

double ehr_hj_diffusion_groundwater_cm2_s(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	if (site->water_table_cm <= 0)
		return 0;
	return site->water_table_cm / resistance_groundwater(site, chemical);
}

double ehr_hj_organic_carbon(const struct ehr_hj_site *site)
{
	return site->organic_g_kg / (MATTER_PER_CARBON * 1000);
}

static double sorption_l_kg(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	return chemical->koc_l_kg * ehr_hj_organic_carbon(site);
}

double ehr_hj_soil_to_water_l_kg(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	struct pore pore = soil_pore(site);

	return sorption_l_kg(site, chemical) +
	       (pore.water + chemical->henry * pore.air) / site->density_kg_l;
}

/* Soil air at equilibrium with soil, kg/L: H' / Ksw. */
static double soil_to_air(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double held = ehr_hj_soil_to_water_l_kg(site, chemical);

	return held > 0 ? chemical->henry / held : 0;
}

double ehr_hj_dilution_outdoor_cm_s(const struct ehr_hj_site *site)
{
	return site->wind_cm_s * site->width_cm * site->mixing_cm /
	       site->source_cm2;
}

double ehr_hj_dilution_indoor_cm_s(const struct ehr_hj_site *site)
{
	return site->room_cm * site->exchange_d / 86400;
}

double ehr_hj_soil_air_flow_cm3_s(const struct ehr_hj_site *site)
{
	double geometry = log(2 * site->crack_depth_cm * site->perimeter_cm /
			      (site->floor_cm2 * site->crack_share));
	double drive = 2 * PI * site->pressure_g_cm_s2 *
		       site->permeability_cm2 * site->perimeter_cm /
		       AIR_VISCOSITY_G_CM_S;

	if (drive <= 0)
		return 0;
	return geometry > 0 ? drive / geometry : HUGE_VAL;
}

/* All of a layer's substance into the air over the time, kg/m3; HUGE_VAL where
 * its thickness is not known. */
static double balance(const struct ehr_hj_site *site, double thickness_cm,
	double dilution_cm_s)
{
	if (thickness_cm <= 0)
		return HUGE_VAL;
	return thickness_cm * site->density_kg_l * MILLI_PER_LITRE /
	       (dilution_cm_s * ehr_seconds_of_years(site->years_a));
}

double ehr_hj_vf_surface_outdoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double dilution_cm_s = ehr_hj_dilution_outdoor_cm_s(site);
	double out = ehr_hj_diffusion_soil_cm2_s(site, chemical) *
		     soil_to_air(site, chemical);
	double without_end = site->density_kg_l / dilution_cm_s *
			     sqrt(4 * out /
				     (PI * ehr_seconds_of_years(site->years_a) *
					     site->density_kg_l)) *
			     MILLI_PER_LITRE;

	return fmin(
		without_end, balance(site, site->surface_cm, dilution_cm_s));
}

double ehr_hj_vf_below_outdoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double dilution_cm_s = ehr_hj_dilution_outdoor_cm_s(site);
	double way = resistance(site->below_depth_cm,
		ehr_hj_diffusion_soil_cm2_s(site, chemical));
	double without_end = MILLI_PER_LITRE * soil_to_air(site, chemical) /
			     (1 + product(dilution_cm_s, way));

	return fmin(without_end, balance(site, site->below_cm, dilution_cm_s));
}

/*
 * Indoor air per concentration in soil air at the source, behind a way of that
 * resistance and the floor (Johnson and Ettinger):
 *
 *     1 / (e^-xi + DFia way + DFia Ab (1 - e^-xi) / Qs)
 *
 * With little flow, (1 - e^-xi) / Qs is what diffusion leaves:
 * Lcrack / (Ab D_crack eta). At most 1: air that comes in is not above what it
 * comes from, which the formula forgets when more flows in than goes out.
 */
static double into_house(const struct ehr_hj_site *site,
	const struct ehr_hj_chemical *chemical, double way_s_cm)
{
	double dilution_cm_s = ehr_hj_dilution_indoor_cm_s(site);
	double flow_cm3_s = ehr_hj_soil_air_flow_cm3_s(site);
	double still = resistance(site->floor_cm,
		site->crack_share *
			ehr_hj_diffusion_crack_cm2_s(site, chemical));
	double xi = product(flow_cm3_s / site->floor_cm2, still);
	double crack = still;

	if (xi > 1e-12)
		crack = site->floor_cm2 * -expm1(-xi) / flow_cm3_s;
	return fmin(1, 1 / (exp(-xi) + product(dilution_cm_s, way_s_cm) +
				   product(dilution_cm_s, crack)));
}

double ehr_hj_vf_below_indoor_kg_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double way = resistance(site->below_depth_cm,
		ehr_hj_diffusion_soil_cm2_s(site, chemical));
	double without_end = MILLI_PER_LITRE * soil_to_air(site, chemical) *
			     into_house(site, chemical, way);

	return fmin(without_end, balance(site, site->below_cm,
					 ehr_hj_dilution_indoor_cm_s(site)));
}

double ehr_hj_vf_groundwater_outdoor_l_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double way = resistance_groundwater(site, chemical);

	return MILLI_PER_LITRE * chemical->henry /
	       (1 + product(ehr_hj_dilution_outdoor_cm_s(site), way));
}

double ehr_hj_vf_groundwater_indoor_l_m3(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double way = resistance_groundwater(site, chemical);

	return MILLI_PER_LITRE * chemical->henry *
	       into_house(site, chemical, way);
}

double ehr_hj_leaching_kg_l(
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	double recharge = site->recharge_cm_a * site->width_cm;
	double held = ehr_hj_soil_to_water_l_kg(site, chemical);
	double without_end = HUGE_VAL;

	if (recharge <= 0)
		return 0;
	if (held > 0)
		without_end = recharge /
			      (recharge + site->flow_cm_a * site->plume_cm) /
			      held;
	if (site->below_cm <= 0)
		return without_end;
	return fmin(without_end, site->below_cm * site->density_kg_l /
					 (site->recharge_cm_a * site->years_a));
}
