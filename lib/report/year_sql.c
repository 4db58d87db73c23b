/* SPDX-License-Identifier: ISC */
/* Statements of what is shown of a year: calendar, board, partners. */
#include "report.h"

/* Items have their title in the plan; a line of its own is its words. */
#define LINES \
	"SELECT m.line, p.title, m.month, m.text FROM plan_month m " \
	"LEFT JOIN plan p ON p.year = m.year AND p.number = m.line " \
	"JOIN (SELECT line, max(coalesce(rank, 10)) AS rank FROM plan_month " \
	"WHERE year = $1 GROUP BY line) r ON r.line = m.line " \
	"WHERE m.year = $1 "

const char *const vci_year_sql[VCI_YEAR_SQL_COUNT] = {
	[VCI_SQL_PLAN_LINES] = LINES
	"ORDER BY r.rank, m.line_key, m.line, m.month",
	[VCI_SQL_PLAN_EVENTS] = LINES
	"ORDER BY m.month, r.rank, m.line_key, m.line",
	[VCI_SQL_PLAN_DUE] =
	    ("SELECT 'plan', id, due, number, title FROM plan WHERE year = $1 "
	     "AND due IS NOT NULL UNION ALL SELECT 'goal', id, due, number, text "
	     "FROM goal WHERE year = $1 AND due IS NOT NULL ORDER BY 3, 1, 2"),
	[VCI_SQL_BOARD] =
	    ("SELECT i.id, i.title, i.institution, i.owner, i.status, "
	     "i.first_time, s.stage, s.planned_on, s.reached_on, s.rank "
	     "FROM initiative i LEFT JOIN stage s ON s.initiative_id = i.id "
	     "WHERE i.status <> 'dropped' ORDER BY i.title_key, i.id, "
	     "s.id"),
	[VCI_SQL_STAGES_OF] =
	    ("SELECT id, stage, planned_on, reached_on, note, rank FROM stage "
	     "WHERE initiative_id = $1 ORDER BY id"),
	[VCI_SQL_REMARKS_OF] =
	    ("SELECT id, kind, on_day, text, addressee, answer FROM remark "
	     "WHERE initiative_id = $1 ORDER BY on_day, id"),
	[VCI_SQL_SPREAD] = ("SELECT s.reached_on, i.first_time FROM stage s "
			    "JOIN initiative i ON i.id = s.initiative_id "
			    "WHERE s.stage = 'started' AND s.reached_on <= $1 "
			    "ORDER BY s.reached_on"),
	[VCI_SQL_PARTNERS] =
	    ("SELECT p.id, p.title, p.kind, coalesce(g.starts_on, g.signed_on), " VCI_LAST_DAY
	     ", g.amount, g.reason "
	     "FROM agreement g JOIN partner p ON p.id = g.partner_id "
	     "WHERE coalesce(g.starts_on, g.signed_on) <= $1 "
	     "ORDER BY p.title_key, p.id, 4, g.id"),
	[VCI_SQL_PIPELINE] =
	    ("SELECT p.id, p.title, p.kind, p.status, "
	     "coalesce(e.day, p.registered_on), e.reason FROM partner p "
	     "LEFT JOIN partner_event e ON e.id = (SELECT max(l.id) "
	     "FROM partner_event l WHERE l.row_id = p.id) "
	     "WHERE p.status <> 'ended' ORDER BY 5, p.title_key, p.id"),
	[VCI_SQL_PROGRAMME] =
	    ("SELECT id, kind, title, plan, planned_on, on_day, status, "
	     "occasions, participants FROM activity "
	     "WHERE (planned_on >= $1 AND planned_on < $2) OR "
	     "(on_day >= $1 AND on_day < $2) "
	     "ORDER BY coalesce(planned_on, on_day), id"),
	/* One without a number may stand for itself. */
	[VCI_SQL_RESULTS_OF_NONE] =
	    "SELECT r.year, r.number, r.indicator, r.scope, r.on_day "
	    "FROM result r WHERE r.on_day <= $1 AND r.number <> '' AND "
	    "NOT EXISTS (SELECT 1 FROM goal g WHERE g.year = r.year AND "
	    "g.scope = r.scope AND g.number = r.number AND "
	    "(r.indicator = '' OR r.indicator = g.indicator OR "
	    "r.indicator = g.indicator2)) "
	    "ORDER BY r.year, r.number, r.scope, r.on_day, r.id",
	[VCI_SQL_RESULTS_TO_COME] =
	    "SELECT r.year, r.number, r.indicator, r.scope, r.on_day "
	    "FROM result r WHERE r.on_day > $1 "
	    "ORDER BY r.year, r.number, r.scope, r.on_day, r.id",
	/* Of year 0: of any. */
	[VCI_SQL_PLAN_HAS] =
	    "SELECT count(*), sum(CASE WHEN number = $2 THEN 1 ELSE 0 END) "
	    "FROM plan WHERE year = $1 OR $1 = 0",
	[VCI_SQL_PLANNED_ACTIVITIES] =
	    "SELECT id, title, coalesce(on_day, planned_on, 0), plan "
	    "FROM activity WHERE plan IS NOT NULL ORDER BY 3, id",
	[VCI_SQL_PLANNED_INITIATIVES] =
	    "SELECT id, title, 0, plan FROM initiative "
	    "WHERE plan IS NOT NULL ORDER BY id",
	[VCI_SQL_PLANNED_REMARKS] =
	    "SELECT id, text, on_day, plan FROM remark "
	    "WHERE plan IS NOT NULL ORDER BY on_day, id",
	[VCI_SQL_STAGES_TO_COME] =
	    "SELECT i.id, i.title, s.reached_on FROM stage s "
	    "JOIN initiative i ON i.id = s.initiative_id "
	    "WHERE s.reached_on > $1 ORDER BY s.reached_on, s.id",
	[VCI_SQL_AGREEMENTS_UNDATED] =
	    "SELECT id, title, 0 FROM agreement "
	    "WHERE signed_on IS NULL AND starts_on IS NULL ORDER BY id",
	[VCI_SQL_PARTNERS_OVER] =
	    "SELECT p.id, p.title, 0 FROM partner p WHERE "
	    "p.status = 'signed' AND EXISTS (SELECT 1 FROM agreement g "
	    "WHERE g.partner_id = p.id) AND NOT EXISTS (SELECT 1 "
	    "FROM agreement g WHERE g.partner_id = p.id AND "
	    "(" VCI_LAST_DAY_KNOWN " = 0 OR " VCI_LAST_DAY " >= $1)) "
	    "ORDER BY p.id",
	[VCI_SQL_GOAL_IS_THERE] = ("SELECT 1 FROM goal WHERE year = $1 AND "
				   "number = $2 AND scope = $3"),
};
