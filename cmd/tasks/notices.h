/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody should know who reads nothing but the states.
 */
#ifndef EHR_CMD_TASKS_NOTICES_H
#define EHR_CMD_TASKS_NOTICES_H

#include "tasks/plan.h"

void tasks_notices(const struct tasks_plan *plan);

#endif
