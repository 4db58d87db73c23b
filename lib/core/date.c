/* SPDX-License-Identifier: ISC */
/* How day numbers and civil dates become each other. */
#include "date.h"

#include "../vc.h"

#define ERA_DAYS 146097 /* days of 400 years */

/* Days since 1970-01-01, counted from 0000-03-01 so that a leap day comes
 * last in its year. */
int64_t
vci_day(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2), era, yoe, doy;

	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * ERA_DAYS + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

/* Days past 32 bits, of which no record has any, count as the last. */
void
vci_day_civil(int64_t day, int *year, int *month, int *mday)
{
	int64_t z, era, doe, yoe, doy, mp;

	if (day < INT32_MIN)
		day = INT32_MIN;
	if (day > INT32_MAX)
		day = INT32_MAX;
	z = day + 719468;
	era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
	doe = z - era * ERA_DAYS;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

static int
month_days(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

bool
vci_civil_valid(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	    day <= month_days(year, month);
}

int64_t
vci_day_add_months(int64_t day, int months)
{
	int year, month, mday, last;
	int64_t all;

	vci_day_civil(day, &year, &month, &mday);
	all = (int64_t)year * 12 + month - 1 + months;
	year = (int)((all >= 0 ? all : all - 11) / 12);
	month = (int)(all - (int64_t)year * 12) + 1;
	last = month_days(year, month);
	return vci_day(year, month, mday < last ? mday : last);
}

int64_t
vc_day_add_months(int64_t day, int months)
{
	return vci_day_add_months(day, months);
}

/* A week belongs to the year that its Thursday is in. */
int
vci_day_week(int64_t day, int *year)
{
	int64_t thursday, weekday = (day % 7 + 10) % 7; /* Monday is 0 */
	int month, mday;

	thursday = day - weekday + 3;
	vci_day_civil(thursday, year, &month, &mday);
	return (int)(thursday - vci_day(*year, 1, 1)) / 7 + 1;
}

/* Writes v in at least `width` digits; lends where it ended. */
static char *
put_number(char *to, int v, int width)
{
	char digit[12];
	int n = 0;

	do
		digit[n++] = (char)('0' + v % 10);
	while ((v /= 10) > 0 || n < width);
	while (n > 0)
		*to++ = digit[--n];
	return to;
}

/* By hand: an export formats a day for each cell, and 32-bit days fit 16. */
const char *
vc_day_format(int64_t day, char buf[16])
{
	int year, month, mday;
	char *p = buf;

	vci_day_civil(day, &year, &month, &mday);
	if (year < 0) {
		*p++ = '-';
		year = -year;
	}
	p = put_number(p, year, 4);
	*p++ = '-';
	p = put_number(p, month, 2);
	*p++ = '-';
	p = put_number(p, mday, 2);
	*p = '\0';
	return buf;
}

const char *
vci_time_format(int64_t t, char buf[32])
{
	int64_t day = t / 86400;
	int second = (int)(t % 86400);
	char *p = buf;

	if (second < 0) {
		second += 86400;
		day--;
	}
	vc_day_format(day, buf);
	while (*p != '\0')
		p++;
	*p++ = 'T';
	p = put_number(p, second / 3600, 2);
	*p++ = ':';
	p = put_number(p, second / 60 % 60, 2);
	*p++ = ':';
	p = put_number(p, second % 60, 2);
	*p++ = 'Z';
	*p = '\0';
	return buf;
}
