/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/climate_table.h"

#include <math.h>

const char *const ehr_climate_table_column[] = { "direction", "stability",
	"wind_m_s", "share", "lid_m", "air_temp_k", "ref_height_m", "sectors" };
const size_t ehr_climate_table_columns =
	sizeof(ehr_climate_table_column) / sizeof(ehr_climate_table_column[0]);

static void put_known(struct ehr_writer *writer, double value)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static int write_row(const struct ehr_climate *climate,
	const struct ehr_climate_class *class, unsigned sector,
	struct ehr_writer *writer, struct ehr_err *err)
{
	char letter = (char)('A' + (int)class->stability);

	ehr_writer_number(writer, 360.0 * sector / climate->n_sectors);
	ehr_writer_text(writer, (struct ehr_str){ &letter, 1 });
	ehr_writer_number(writer, class->wind_m_s);
	ehr_writer_number(writer, class->share[sector]);
	put_known(writer, climate->lid_m[class->stability]);
	put_known(writer, climate->air_temp_k);
	ehr_writer_number(writer, climate->ref_height_m);
	ehr_writer_count(writer, climate->n_sectors);
	return ehr_writer_end_row(writer, err);
}

int ehr_climate_table_write(const struct ehr_climate *climate,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < climate->n; i++)
		for (unsigned k = 0; k < climate->n_sectors; k++)
			if (climate->class[i].share[k] > 0 &&
				write_row(climate, &climate->class[i], k,
					writer, err))
				return -1;
	return 0;
}
