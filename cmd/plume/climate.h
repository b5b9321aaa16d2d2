/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The climatology of a run of ehrisk-plume: a table by --climate, or made of
 * the hours of --hours.
 */
#ifndef EHR_CMD_PLUME_CLIMATE_H
#define EHR_CMD_PLUME_CLIMATE_H

#include "app/run.h"
#include "base/mem.h"
#include "calc/climate.h"

struct plume_climate_wish {
	const char *climate; /* --climate NAME|FILE, or NULL */
	const char *hours;   /* --hours FILE, or NULL */
	const char *write;   /* --write-climate FILE, or NULL */
	double utc_offset_h; /* --utc-offset; NAN: not given */
	double cloud_tenths; /* --cloud; NAN: not given */
	double calm_m_s;     /* wind of calms without any other */
	double lon, lat;     /* middle of the sources; NAN: not known */
};

/* Flags of rows that rest on it. */
enum {
	PLUME_CLIMATE_MADE_UP = 1,       /* a built-in one: default_climate */
	PLUME_CLIMATE_CLOUD_ASSUMED = 2, /* cloud_assumed */
	PLUME_CLIMATE_MEMORY = 4,        /* memory_setting */
};

/* Opens or makes it, tells in notices what is worth knowing, and writes it where
 * that is wished. Its memory is the arena's; its name may be used in the column
 * method. Fails where neither is given, or both. */
EHR_MUST_USE int plume_climate_open(struct ehr_run *run,
	const struct plume_climate_wish *wish, struct ehr_climate *climate,
	unsigned *flags, struct ehr_arena *arena);

#endif
