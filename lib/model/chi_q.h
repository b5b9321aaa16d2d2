/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unit concentrations: what one kg/a of an outlet makes at a receptor, ug/m3,
 * as a table source_id, outlet, receptor_id, chi_q_ug_m3_per_kg_a. Written by a
 * run and read by another, or made by another model (of a run of AERMOD with
 * 1 g/s from each source: its ug/m3 over 31536, the kg that 1 g/s is a year).
 *
 * outlet is the label (ehr_outlet_label). In a table that was read, a row whose
 * outlet is the bare name holds for all parts of that name.
 */
#ifndef EHR_MODEL_CHI_Q_H
#define EHR_MODEL_CHI_Q_H

#include "io/reader.h"
#include "io/writer.h"
#include "model/inventory.h"

enum { EHR_CHI_Q_COLUMNS = 4 };
extern const char *const ehr_chi_q_columns[EHR_CHI_Q_COLUMNS];

/* One row; label as ehr_outlet_label has it. */
struct ehr_chi_q_row {
	struct ehr_str source_id, label, receptor_id;
	double chi_q;
};
EHR_MUST_USE int ehr_chi_q_write(struct ehr_writer *writer,
	const struct ehr_chi_q_row *row, struct ehr_err *err);

struct ehr_chi_q_pair {
	uint32_t outlet; /* its number in the inventory */
	double chi_q;    /* (ug/m3)/(kg/a), 0 or more */
};

struct ehr_chi_q;

/* Reads the table; pairs of sources or outlets that the inventory does not have
 * are counted and left out. Fails on a bad number, a negative one, or a pair
 * that is there twice. NULL on failure. 16 bytes a pair. */
struct ehr_chi_q *ehr_chi_q_read(const struct ehr_inventory *inventory,
	struct ehr_reader *reader, struct ehr_err *err);

/* The pairs of a receptor in order of outlets, *n of them; NULL and 0 if the
 * table does not have the receptor. For any number of threads. */
const struct ehr_chi_q_pair *ehr_chi_q_of(
	const struct ehr_chi_q *chi_q, struct ehr_str receptor_id, size_t *n);

/* Of the pairs of a receptor the one of an outlet, or NULL: the table lacks it,
 * and the receptor's sum would be too low without a word. */
const struct ehr_chi_q_pair *ehr_chi_q_find(
	const struct ehr_chi_q_pair *pair, size_t n, uint32_t outlet);

struct ehr_chi_q_report {
	unsigned long rows, pairs, receptors;
	unsigned long unknown; /* rows of sources or outlets not there */
	/* outlets of the inventory that no row of the table has, and the first
	 * of them */
	unsigned long absent;
	uint32_t first_absent;
};
const struct ehr_chi_q_report *ehr_chi_q_report(const struct ehr_chi_q *chi_q);

/* EHR_FAULT_DATA "... has no row for source ..., outlet ..., receptor ...".
 * Always -1. */
int ehr_chi_q_missing(const struct ehr_inventory *inventory, uint32_t outlet,
	struct ehr_str receptor_id, struct ehr_err *err);

void ehr_chi_q_free(struct ehr_chi_q *chi_q);

#endif
