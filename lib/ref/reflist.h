/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is built in, as rows for people.
 */
#ifndef EHR_REF_REFLIST_H
#define EHR_REF_REFLIST_H

#include "io/writer.h"
#include "ref/catalog.h"

enum { EHR_REFLIST_ITEMS = 7, EHR_REFLIST_FIELDS = 4, EHR_REFLIST_PARAMS = 5 };
extern const char *const ehr_reflist_items[EHR_REFLIST_ITEMS];
extern const char *const ehr_reflist_fields[EHR_REFLIST_FIELDS];
extern const char *const ehr_reflist_params[EHR_REFLIST_PARAMS];

/* A row for each table and profile; texts in Chinese if zh. */
EHR_MUST_USE int ehr_reflist_write_items(const struct ehr_catalog *catalog,
	bool zh, struct ehr_writer *writer, struct ehr_err *err);

/* A row for each column of a table. */
EHR_MUST_USE int ehr_reflist_write_fields(const struct ehr_catalog_item *item,
	bool zh, struct ehr_writer *writer, struct ehr_err *err);

/* A row for each parameter of a built-in profile, as POPULATION.PARAM. */
EHR_MUST_USE int ehr_reflist_write_params(const struct ehr_catalog_item *item,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
