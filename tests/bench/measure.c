/* SPDX-License-Identifier: ISC */
/* Runs a command N times and prints one line a run: wall time in
 * microseconds and peak resident memory in KiB. Its output goes nowhere, what
 * it says on standard error there.
 *
 *	measure N COMMAND [ARGUMENT ...]
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
child(char **argv)
{
	int null = open("/dev/null", O_RDWR);

	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	execvp(argv[0], argv);
	_exit(127);
}

int
main(int argc, char **argv)
{
	long n = argc > 2 ? strtol(argv[1], NULL, 10) : 0;

	if (n < 1) {
		fprintf(stderr, "usage: measure N COMMAND [ARGUMENT ...]\n");
		return 2;
	}
	while (n-- > 0) {
		struct timespec a, b;
		struct rusage use;
		int status;
		pid_t pid;

		clock_gettime(CLOCK_MONOTONIC, &a);
		if ((pid = fork()) == 0)
			child(argv + 2);
		if (pid < 0 || wait4(pid, &status, 0, &use) != pid)
			return 1;
		clock_gettime(CLOCK_MONOTONIC, &b);
		if (status != 0) {
			fprintf(stderr, "measure: '%s' failed\n", argv[2]);
			return 1;
		}
		printf("%ld %ld\n", (b.tv_sec - a.tv_sec) * 1000000L +
		    (b.tv_nsec - a.tv_nsec) / 1000, use.ru_maxrss);
	}
	return 0;
}
