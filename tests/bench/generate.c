/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * generate CHEMICALS ROWS plain|quoted: the input of scripts/bench on standard
 * output, the same bytes at every call. Some 110 bytes a row; in the quoted
 * shape a third of the records hold one quoted cell, and one of eight of those
 * has doubled quotes in it.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHEMICALS = 40, ROWS_PER_SOURCE = 20 };

struct chemical {
	char cas[16];
	char name[96];
};

static uint64_t state;

/* splitmix64 (public domain, S. Vigna) */
static uint64_t draw(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t below(uint64_t n)
{
	return (uint64_t)(((draw() >> 32) * n) >> 32);
}

static char *put(char *at, const char *text)
{
	size_t n = strlen(text);

	memcpy(at, text, n);
	return at + n;
}

/* value / 10^places with all its places; at least digits digits in front */
static char *put_fixed(char *at, uint64_t value, int places, int digits)
{
	char text[48];
	int n = 0;

	for (int i = 0; i < places + digits || value > 0; i++) {
		if (i == places && places > 0)
			text[n++] = '.';
		text[n++] = (char)('0' + value % 10);
		value /= 10;
	}
	while (n > 0)
		*at++ = text[--n];
	return at;
}

static char *put_pollutant(char *at, const char *name, bool quoted)
{
	uint64_t kind;

	if (!quoted || below(3) > 0)
		return put(at, name);
	kind = below(8);
	at = put(at, "\"");
	at = put(at, name);
	return put(at, kind ? ", 无组织排放\"" : ", \"\"第2车间\"\"\"");
}

static char *put_row(
	char *at, uint64_t row, const struct chemical *chemical, bool quoted)
{
	uint64_t source = row / ROWS_PER_SOURCE;
	uint64_t spread = (source + 1) * 0x9e3779b97f4a7c15u;
	const struct chemical *c = &chemical[below(CHEMICALS)];

	at = put(at, "宜春市-QY36-");
	at = put_fixed(at, source, 0, 7);
	at = put(at, ",");
	at = put_fixed(at, 113500000 + (spread >> 40) % 3500000, 6, 1);
	at = put(at, ",");
	at = put_fixed(at, 27500000 + (spread >> 20) % 1500000, 6, 1);
	at = put(at, ",air,ambient,concentration,");
	at = put_pollutant(at, c->name, quoted);
	at = put(at, ",");
	at = put(at, c->cas);
	at = put(at, ",");
	at = put_fixed(at, 1000 + below(99000), 1 + (int)below(5), 1);
	at = put(at, ",ug/m3,");
	at = put_fixed(at, 100 + (spread >> 8) % 90000, 0, 1);
	return put(at, "\n");
}

static bool read_chemicals(const char *path, struct chemical *chemical)
{
	FILE *file = fopen(path, "r");
	char line[512];
	int n = 0;

	if (file == NULL || fgets(line, sizeof(line), file) == NULL)
		return false;
	while (n < CHEMICALS && fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "%15[^,],%95[^,]", chemical[n].cas,
			    chemical[n].name) != 2)
			break;
		n++;
	}
	(void)fclose(file);
	return n == CHEMICALS;
}

int main(int argc, char **argv)
{
	static struct chemical chemical[CHEMICALS];
	static char block[1 << 16];
	char *at = block;
	uint64_t rows;
	bool quoted;

	if (argc != 4 || !read_chemicals(argv[1], chemical)) {
		(void)fprintf(stderr, "generate CHEMICALS ROWS plain|quoted\n");
		return 2;
	}
	rows = strtoumax(argv[2], NULL, 10);
	quoted = strcmp(argv[3], "quoted") == 0;
	at = put(at, "source_id,lon,lat,medium,point_type,quantity,"
		     "pollutant,cas,value,unit,population\n");
	for (uint64_t row = 0; row < rows; row++) {
		at = put_row(at, row, chemical, quoted);
		if (at - block > (long)sizeof(block) - 1024) {
			(void)fwrite(block, 1, (size_t)(at - block), stdout);
			at = block;
		}
	}
	(void)fwrite(block, 1, (size_t)(at - block), stdout);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 3;
}
