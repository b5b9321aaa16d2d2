/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * duckdb LIBRARY: runs the statements on standard input in DuckDB, out of its
 * shared library, whose C functions are declared here as duckdb.h has them.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct duckdb_result {
	uint64_t column_count, row_count, rows_changed;
	void *columns;
	char *error;
	void *internal;
};

/* dlsym as a function pointer, the way POSIX wants it */
#define SYMBOL(name) (*(void **)&(name) = find(library, #name))

static int (*duckdb_open)(const char *path, void **database);
static int (*duckdb_connect)(void *database, void **connection);
static int (*duckdb_query)(
	void *connection, const char *query, struct duckdb_result *result);
static const char *(*duckdb_result_error)(struct duckdb_result *result);

static void *find(void *library, const char *name)
{
	void *symbol = dlsym(library, name);

	if (symbol == NULL) {
		(void)fprintf(stderr, "duckdb: no function %s\n", name);
		exit(3);
	}
	return symbol;
}

int main(int argc, char **argv)
{
	static char query[1 << 16];
	struct duckdb_result result = { 0 };
	void *library, *database, *connection;
	size_t n = fread(query, 1, sizeof(query) - 1, stdin);

	library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
	if (library == NULL || n == 0) {
		(void)fprintf(stderr, "duckdb LIBRARY < query\n");
		return 2;
	}
	SYMBOL(duckdb_open);
	SYMBOL(duckdb_connect);
	SYMBOL(duckdb_query);
	SYMBOL(duckdb_result_error);
	if (duckdb_open(NULL, &database) != 0 ||
		duckdb_connect(database, &connection) != 0)
		return 3;
	if (duckdb_query(connection, query, &result) != 0) {
		(void)fprintf(
			stderr, "duckdb: %s\n", duckdb_result_error(&result));
		return 1;
	}
	return 0;
}
