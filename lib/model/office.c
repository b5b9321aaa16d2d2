/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/office.h"

#include "ref/word.h"

struct ehr_reader *ehr_office_open(struct ehr_run *run,
	struct ehr_reader *(*open_table)(struct ehr_run *run, const char *path,
		const struct ehr_in_opts *opts),
	const char *path, struct ehr_err *err)
{
	/* headings are only asked for while it is being opened */
	struct ehr_words *words = ehr_words_open(err);
	const struct ehr_in_opts opts = { .encoding = EHR_ENCODING_AUTO,
		.rename = ehr_words_name_columns,
		.rename_self = words };
	struct ehr_reader *reader = words ? open_table(run, path, &opts) : NULL;

	ehr_words_close(words);
	return reader;
}
