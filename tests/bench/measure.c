/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure [-n TIMES] [-i INPUT] [-o OUTPUT] COMMAND [ARG ...]: runs the command
 * and writes a line for each time on standard output: wall seconds, processor
 * seconds (user and system, children included), peak resident KiB. Fails with
 * the command's status as soon as it fails.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int run(
	const char *input, const char *output, char **command, const char *name)
{
	posix_spawn_file_actions_t actions;
	struct timespec start, end;
	struct rusage use;
	pid_t child;
	int status = 0;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
		&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	clock_gettime(CLOCK_MONOTONIC, &start);
	if (posix_spawnp(&child, name, &actions, NULL, command, environ) != 0) {
		perror(name);
		return 127;
	}
	if (wait4(child, &status, 0, &use) != child)
		return 126;
	clock_gettime(CLOCK_MONOTONIC, &end);
	posix_spawn_file_actions_destroy(&actions);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		(void)fprintf(stderr, "measure: %s failed\n", name);
		return WIFEXITED(status) ? WEXITSTATUS(status) : 125;
	}
	(void)printf("%.6f %.6f %ld\n",
		(double)(end.tv_sec - start.tv_sec) +
			(double)(end.tv_nsec - start.tv_nsec) / 1e9,
		seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
	return 0;
}

int main(int argc, char **argv)
{
	const char *input = "/dev/null", *output = "/dev/null";
	long times = 1;
	int letter, rc = 0;

	while ((letter = getopt(argc, argv, "+n:i:o:")) != -1) {
		if (letter == 'n')
			times = strtol(optarg, NULL, 10);
		else if (letter == 'i')
			input = optarg;
		else if (letter == 'o')
			output = optarg;
		else
			return 2;
	}
	if (optind == argc)
		return 2;
	while (rc == 0 && times-- > 0)
		rc = run(input, output, argv + optind, argv[optind]);
	return rc;
}
