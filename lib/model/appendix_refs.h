/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the lines of an appendix mean, and the documents that they are from.
 */
#ifndef EHR_MODEL_APPENDIX_REFS_H
#define EHR_MODEL_APPENDIX_REFS_H

#include "model/appendix.h"

/* Fills in meanings, clauses and references by the built-in tables. */
EHR_MUST_USE int ehr_appendix_cite(
	struct ehr_appendix *appendix, struct ehr_err *err);

#endif
