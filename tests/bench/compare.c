/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compare A.csv B.csv: status 0 if both hold the same columns (in any order)
 * and the same rows in the same order. Two cells are the same if their texts
 * are, or if both are numbers within 1e-12 of each other, relatively.
 * Otherwise the first difference is written and the status is 1.
 */
#include <fcntl.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 64, CELL = 256 };

struct table {
	const char *at, *end;
	char cell[COLUMNS][CELL];
	int n;
};

static bool load(struct table *table, const char *path)
{
	int fd = open(path, O_RDONLY);
	struct stat info;
	void *bytes;

	if (fd < 0 || fstat(fd, &info) != 0)
		return false;
	bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	(void)close(fd);
	if (bytes == MAP_FAILED)
		return false;
	table->at = bytes;
	table->end = table->at + info.st_size;
	return true;
}

/* The next cell, unquoted; true if it was the last of its row. */
static bool next_cell(struct table *table, char *out)
{
	const char *at = table->at;
	bool quoted = at < table->end && *at == '"';
	size_t n = 0;

	at += quoted;
	for (; at < table->end; at++) {
		if (quoted && *at == '"' &&
			(at + 1 == table->end || at[1] != '"')) {
			quoted = false;
			continue;
		}
		if (!quoted && (*at == ',' || *at == '\n' || *at == '\r'))
			break;
		at += quoted && *at == '"';
		if (n < CELL - 1)
			out[n++] = *at;
	}
	out[n] = '\0';
	if (at < table->end && *at == '\r')
		at++;
	table->at = at < table->end ? at + 1 : at;
	return at >= table->end || *at == '\n';
}

static bool next_row(struct table *table)
{
	table->n = 0;
	if (table->at >= table->end)
		return false;
	while (!next_cell(table, table->cell[table->n++]))
		if (table->n == COLUMNS)
			return false;
	return true;
}

static bool same(const char *a, const char *b)
{
	char *a_end, *b_end;
	double x, y;

	if (strcmp(a, b) == 0)
		return true;
	if (*a == '\0' || *b == '\0')
		return false;
	x = strtod(a, &a_end);
	y = strtod(b, &b_end);
	if (*a_end != '\0' || *b_end != '\0')
		return false;
	return fabs(x - y) <= 1e-12 * fmax(fabs(x), fabs(y));
}

static bool match_columns(
	const struct table *a, const struct table *b, int *column)
{
	for (int i = 0; i < a->n; i++) {
		column[i] = -1;
		for (int j = 0; j < b->n; j++)
			if (strcmp(a->cell[i], b->cell[j]) == 0)
				column[i] = j;
		if (column[i] < 0) {
			(void)printf("no column %s\n", a->cell[i]);
			return false;
		}
	}
	return a->n == b->n;
}

static int compare(struct table *a, struct table *b)
{
	char name[COLUMNS][CELL];
	int column[COLUMNS];
	unsigned long row = 0;

	if (!next_row(a) || !next_row(b) || !match_columns(a, b, column))
		return 1;
	memcpy(name, a->cell, sizeof(name));
	for (;;) {
		bool more = next_row(a);

		if (next_row(b) != more) {
			(void)printf("one ends after row %lu\n", row);
			return 1;
		}
		if (!more)
			return 0;
		row++;
		for (int i = 0; i < a->n; i++)
			if (!same(a->cell[i], b->cell[column[i]])) {
				(void)printf("row %lu, %s: %s, %s\n", row,
					name[i], a->cell[i],
					b->cell[column[i]]);
				return 1;
			}
	}
}

int main(int argc, char **argv)
{
	static struct table a, b;

	if (argc != 3 || !load(&a, argv[1]) || !load(&b, argv[2])) {
		(void)fprintf(stderr, "compare A.csv B.csv\n");
		return 2;
	}
	return compare(&a, &b);
}
