/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What --check says: a line for each task that is overdue.
 */
#ifndef EHR_CMD_TASKS_CHECK_H
#define EHR_CMD_TASKS_CHECK_H

#include "tasks/plan.h"

/* 1 if something is overdue, else 0. */
int tasks_check(const struct tasks_plan *plan);

#endif
