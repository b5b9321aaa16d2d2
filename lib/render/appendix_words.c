/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/appendix_text.h"

int ehr_appendix_words_open(
	struct ehr_appendix_words *self, bool zh, struct ehr_err *err)
{
	*self = (struct ehr_appendix_words){ .zh = zh };
	self->citations = ehr_citations_open(err);
	if (!self->citations)
		return -1;
	for (int i = 0; i < 2; i++) {
		self->meaning[i] = ehr_meanings_open(i == 1, err);
		if (!self->meaning[i] ||
			ehr_labels_open(&self->label[i], i == 1, err))
			return -1;
	}
	return 0;
}

void ehr_appendix_words_release(struct ehr_appendix_words *self)
{
	for (int i = 0; i < 2; i++) {
		ehr_meanings_close(self->meaning[i]);
		ehr_labels_release(&self->label[i]);
	}
	ehr_citations_close(self->citations);
}
