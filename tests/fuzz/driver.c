/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stands in for libFuzzer where the compiler has none: gives the target every
 * file of the folders named, and says so in TAP. A target that finds something
 * aborts.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int give(const char *path)
{
	struct ehr_buf bytes = { 0 };
	struct ehr_err err;
	uint8_t *exact;

	if (ehr_file_read(path, 1 << 24, &bytes, &err)) {
		fprintf(stderr, "%s: %s\n", path, err.text);
		return -1;
	}
	exact = ehr_alloc(bytes.n ? bytes.n : 1); /* a byte too far is seen */
	if (bytes.n)
		memcpy(exact, bytes.p, bytes.n);
	LLVMFuzzerTestOneInput(exact, bytes.n);
	free(exact);
	ehr_buf_release(&bytes);
	return 0;
}

static int give_folder(const char *folder, int *n)
{
	struct dirent **entry;
	int entries = scandir(folder, &entry, NULL, alphasort), rc = 0;

	if (entries < 0) {
		perror(folder);
		return -1;
	}
	for (int i = 0; i < entries; i++) {
		struct ehr_buf path = { 0 };
		ehr_buf_printf(&path, "%s/%s", folder, entry[i]->d_name);
		if (entry[i]->d_name[0] != '.' && rc == 0) {
			printf("# %s\n", entry[i]->d_name);
			fflush(stdout);
			rc = give(ehr_buf_text(&path));
			printf("%s %d - %s\n", rc ? "not ok" : "ok", ++*n,
				entry[i]->d_name);
		}
		ehr_buf_release(&path);
		free(entry[i]);
	}
	free(entry);
	return rc;
}

int main(int argc, char **argv)
{
	int n = 0;

	for (int i = 1; i < argc; i++)
		if (give_folder(argv[i], &n))
			return 1;
	printf("1..%d\n", n);
	return n > 0 ? 0 : 1;
}
