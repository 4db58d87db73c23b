-- The other side of M1 and M2, in a copy of the register: assignments as one
-- would keep them for this query alone. Tags are bits, and all that it reads
-- stands in one index, open ones first.
CREATE TEMP TABLE nth AS SELECT id, list,
	row_number() OVER (PARTITION BY list ORDER BY id) - 1 AS n FROM tag;
CREATE UNIQUE INDEX nth_id ON nth (id);
CREATE TEMP TABLE bits AS SELECT l.noun, l.row_id, g.list,
	sum(1 << g.n) AS mask, count(*) AS n,
	group_concat('(' || g.list || ' >> ' || g.n || ' & 1)', ' + ') AS terms
	FROM tag_link l JOIN nth g ON g.id = l.tag_id GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX bits_key ON bits (noun, row_id, list);
CREATE TABLE mask (
	id INTEGER PRIMARY KEY,
	closes INTEGER NOT NULL,	-- last day; 0: closed
	municipality INTEGER,
	minimum_age INTEGER NOT NULL,
	language INTEGER NOT NULL,
	cause INTEGER NOT NULL,
	skill INTEGER NOT NULL,
	times INTEGER NOT NULL,
	published INTEGER
);
INSERT INTO mask SELECT a.id, CASE WHEN a.status = 'published'
	THEN coalesce(a.expires_on, 99999) ELSE 0 END, a.municipality,
	coalesce(a.minimum_age, 0), coalesce(l.mask, 0), coalesce(c.mask, 0),
	coalesce(s.mask, 0), coalesce(a.when_mask, 0), a.published_on
	FROM assignment a
	LEFT JOIN bits l ON l.noun = 'assignment' AND l.row_id = a.id AND
	l.list = 'language'
	LEFT JOIN bits c ON c.noun = 'assignment' AND c.row_id = a.id AND
	c.list = 'cause'
	LEFT JOIN bits s ON s.noun = 'assignment' AND s.row_id = a.id AND
	s.list = 'skill';
CREATE INDEX mask_open ON mask (closes, municipality, minimum_age, language,
	cause, skill, times, published);
-- Each volunteer's query in full: by the built-in weights but for answers,
-- and without looking at interests, so of volunteers who have none.
CREATE TABLE query AS SELECT v.id AS id, 'SELECT ' || v.id || ', id, 10 * (' ||
	coalesce(c.terms, '0') || ') + 10 * (' || coalesce(s.terms, '0') ||
	') + 2 * min(2, ' || coalesce(l.n, 0) || ' - (' ||
	coalesce(l.terms, '0') || ')) + 3 * min(5, ' ||
	coalesce((SELECT group_concat('(times >> ' || b.value || ' & 1)', ' + ')
	FROM generate_series(0, 20) b WHERE v.when_mask >> b.value & 1), '0') ||
	') + CASE WHEN municipality = ' || v.municipality ||
	' THEN 30 WHEN municipality IS NULL THEN 0 ELSE 20 END + ' ||
	'max(0, 10 * (30 - (@TODAY@ - published)) / 30) AS points FROM mask ' ||
	'WHERE closes >= @TODAY@ AND minimum_age <= ' || (@YEAR@ - v.birth_year) ||
	' AND language & ~' || coalesce(l.mask, 0) || ' = 0 AND ' ||
	'(municipality IS NULL OR municipality IN (' || v.municipality || ', ' ||
	(SELECT group_concat(n.m, ', ') FROM (SELECT neighbour AS m
	FROM neighbour WHERE municipality = v.municipality
	UNION SELECT municipality FROM neighbour
	WHERE neighbour = v.municipality) n) ||
	')) ORDER BY points DESC, id LIMIT 10;' AS text
	FROM volunteer v
	LEFT JOIN bits l ON l.noun = 'volunteer' AND l.row_id = v.id AND
	l.list = 'language'
	LEFT JOIN bits c ON c.noun = 'volunteer' AND c.row_id = v.id AND
	c.list = 'cause'
	LEFT JOIN bits s ON s.noun = 'volunteer' AND s.row_id = v.id AND
	s.list = 'skill'
	WHERE v.id <= 3000 AND v.id NOT IN
	(SELECT volunteer_id FROM interest WHERE volunteer_id IS NOT NULL);
