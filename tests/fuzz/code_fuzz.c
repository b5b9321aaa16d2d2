/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as codes and as names of pollutants. A normal form is read as itself,
 * unchanged; small letters and blanks around do not matter to it; what is not a
 * code leaves none. A name is found with blanks around it as it is without.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "ref/alias.h"
#include "ref/code.h"

typedef enum ehr_code_state reading(
	struct ehr_str, const struct ehr_code_exceptions *, struct ehr_code *);

static enum ehr_code_state industry(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	(void)exceptions;
	return ehr_code_industry(text, code);
}

static enum ehr_code_state division(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	(void)exceptions;
	return ehr_code_division(text, code);
}

static reading *const read_as[] = { ehr_code_uscc, ehr_code_organisation,
	ehr_code_permit, industry, division };

static _Noreturn void wrong(const char *what, struct ehr_str text)
{
	fprintf(stderr, "%.*s: %s\n", (int)text.n, text.p, what);
	abort();
}

static void check_code(reading *read, struct ehr_str text,
	const struct ehr_code_exceptions *exceptions)
{
	struct ehr_code code, again, organisation;
	struct ehr_buf wide = { 0 };

	if (read(text, exceptions, &code) != EHR_CODE_OK) {
		if (code.text[0] != '\0')
			wrong("no code, and yet one", text);
		return;
	}
	if (read(ehr_str_of(code.text), exceptions, &again) != EHR_CODE_OK ||
		again.changed || strcmp(again.text, code.text) != 0)
		wrong("its normal form is not itself", text);
	for (const char *c = code.text; *c != '\0'; c++) {
		ehr_buf_putc(&wide, ' ');
		ehr_buf_putc(&wide,
			*c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
	}
	if (read((struct ehr_str){ wide.p, wide.n }, exceptions, &again) !=
			EHR_CODE_OK ||
		strcmp(again.text, code.text) != 0)
		wrong("blanks and small letters matter", text);
	ehr_buf_release(&wide);
	if (read == ehr_code_uscc &&
		ehr_code_uscc_organisation(&code, &organisation) &&
		ehr_code_organisation(ehr_str_of(organisation.text), NULL,
			&again) != EHR_CODE_OK)
		wrong("has an organisation that is none", text);
}

static void check_name(const struct ehr_aliases *aliases, struct ehr_str text)
{
	const struct ehr_alias *found = ehr_aliases_find(aliases, text);
	struct ehr_buf wide = { 0 };

	ehr_buf_puts(&wide, " ");
	ehr_buf_add_str(&wide, text);
	ehr_buf_puts(&wide, "\t");
	/* beyond the longest name nothing is looked at */
	if (wide.n < 256 &&
		ehr_aliases_find(aliases, (struct ehr_str){ wide.p, wide.n }) !=
			found)
		wrong("blanks around the name matter", text);
	ehr_buf_release(&wide);
	if (found != NULL &&
		(found->pollutant[0] == '\0' || found->molar_mass_g_mol < 0))
		wrong("found as nothing", text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_aliases *aliases;
	static struct ehr_code_exceptions *exceptions;
	struct ehr_str text = { (const char *)data, size };
	struct ehr_err err = { 0 };

	if (aliases == NULL) {
		aliases = ehr_aliases_open(NULL, &err);
		exceptions = ehr_code_exceptions_open(NULL, &err);
	}
	if (aliases == NULL || exceptions == NULL)
		abort();
	for (size_t i = 0; i < sizeof read_as / sizeof read_as[0]; i++)
		check_code(read_as[i], text, exceptions);
	check_name(aliases, text);
	return 0;
}
