/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the cells come to by class: how many they are, their area, the people
 * and sites in them. Groups are the classes from the lowest, whether they have
 * cells or not, then cells without a class ("not_assessed"), then people in no
 * unit ("outside") and without a place ("no_place"), then all of it.
 */
#ifndef EHR_MODEL_ZONING_SUMMARY_H
#define EHR_MODEL_ZONING_SUMMARY_H

#include "model/zoning_burden.h"
#include "model/zoning_sites.h"

struct ehr_zoning_group {
	const char *group; /* "class" and the words above, "all" */
	unsigned class;    /* 0: none */
	struct ehr_str class_name;
	unsigned long n, n_incomplete; /* cells */
	struct ehr_sum area_m2;
	struct ehr_sum people, people_incomplete; /* of the latter cells */
	bool has_people; /* of some cell, or there is no cell */
	struct ehr_sum burden;
	bool has_burden;
	unsigned long site[EHR_SITE_KINDS];
};

struct ehr_zoning_summary {
	struct ehr_zoning_group *group;
	size_t n;
};

/* What is counted, lent; people, burden, sites NULL where they were not asked
 * for. */
struct ehr_zoning_counted {
	const struct ehr_zoning_setup *setup;
	struct ehr_zoning *zoning;
	const struct ehr_zoning_frame *frame;
	const struct ehr_zoning_people *people;
	const struct ehr_zoning_burden *burden;
	const struct ehr_zoning_sites *sites;
};

void ehr_zoning_summary_make(struct ehr_zoning_summary *summary,
	const struct ehr_zoning_counted *counted);
void ehr_zoning_summary_release(struct ehr_zoning_summary *summary);

#endif
