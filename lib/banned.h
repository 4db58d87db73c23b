/* SPDX-License-Identifier: ISC */
/* Functions that are not used here, because a safer one does the same. Every
 * file of ours is compiled with this one before it. */
#ifndef VCI_BANNED_H
#define VCI_BANNED_H

/* These declare the functions, and so must come before the macros. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(func) sorry_##func##_is_a_banned_function

/* No bound on what is written: use struct vc_buf. */
#undef strcpy
#define strcpy(to, from) BANNED(strcpy)
#undef strcat
#define strcat(to, from) BANNED(strcat)
#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef gets
#define gets(s) BANNED(gets)

/* May leave the result without its NUL. */
#undef strncpy
#define strncpy(to, from, n) BANNED(strncpy)

/* Takes "12x" for 12 and "x" for 0: use vci_int_parse or strtol. */
#undef atoi
#define atoi(s) BANNED(atoi)
#undef atol
#define atol(s) BANNED(atol)
#undef atof
#define atof(s) BANNED(atof)

/* Keep state that every thread and handle shares: use vci_day_civil,
 * vci_time_format, strtok_r. */
#undef strtok
#define strtok(s, sep) BANNED(strtok)
#undef localtime
#define localtime(t) BANNED(localtime)
#undef gmtime
#define gmtime(t) BANNED(gmtime)
#undef asctime
#define asctime(tm) BANNED(asctime)
#undef ctime
#define ctime(t) BANNED(ctime)

#endif
