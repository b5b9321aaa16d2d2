/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/words.h"

void ehr_words_add(struct ehr_buf *words, struct ehr_str word)
{
	struct ehr_str rest = { words->p, words->n };

	while (rest.n > 0)
		if (ehr_str_eq(ehr_str_cut(&rest, ' '), word))
			return;
	if (words->n > 0)
		ehr_buf_putc(words, ' ');
	ehr_buf_add_str(words, word);
}

void ehr_words_add_all(struct ehr_buf *words, struct ehr_str text)
{
	while (text.n > 0)
		ehr_words_add(words, ehr_str_cut(&text, ' '));
}
