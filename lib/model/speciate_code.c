/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_code.h"

#include "base/fold.h"

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static void make_plain(struct ehr_buf *plain, struct ehr_str code)
{
	size_t n = 0;

	plain->n = 0;
	ehr_fold(code, plain);
	for (size_t i = 0; i < plain->n; i++) {
		char c = plain->p[i];

		if ((unsigned char)c <= ' ')
			continue;
		plain->p[n++] =
			c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	plain->n = n;
}

void ehr_speciate_key_make(struct ehr_speciate_key *key, struct ehr_str code)
{
	make_plain(&key->plain, code);
	if (ehr_code_industry(code, &key->industry) != EHR_CODE_OK)
		key->industry.text[0] = '\0';
}

void ehr_speciate_key_release(struct ehr_speciate_key *key)
{
	ehr_buf_release(&key->plain);
}

struct ehr_str ehr_speciate_key_plain(const struct ehr_speciate_key *key)
{
	return (struct ehr_str){ key->plain.n ? key->plain.p : "",
		key->plain.n };
}

struct ehr_str ehr_speciate_key_figures(const struct ehr_speciate_key *key)
{
	struct ehr_str figures = ehr_str_of(key->industry.text);

	if (key->industry.padded) {
		figures.p++;
		figures.n--;
	}
	return figures.n > 1 ? figures : (struct ehr_str){ "", 0 };
}

static bool begins(struct ehr_str text, struct ehr_str with)
{
	return with.n <= text.n && memcmp(text.p, with.p, with.n) == 0;
}

bool ehr_speciate_key_begins(const struct ehr_speciate_key *key,
	struct ehr_str plain, struct ehr_str figures)
{
	struct ehr_str own = ehr_speciate_key_plain(key);

	if (plain.n > 0 && begins(own, plain))
		return true;
	if (own.n == 0 || figures.n == 0 || plain.n == 0)
		return false;
	if (is_letter(own.p[0]) && is_letter(plain.p[0]) &&
		own.p[0] != plain.p[0])
		return false;
	return begins(ehr_str_of(key->industry.text), figures);
}
