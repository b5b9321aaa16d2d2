-- SPDX-License-Identifier: GPL-3.0-or-later
-- The job of the benchmark for DuckDB; @names@ are filled in by scripts/bench.
SET threads = @threads@;
SET preserve_insertion_order = true;
CREATE TABLE chemical AS
	SELECT cas, 1000 * rfc AS reference, iur, tox_src
	FROM read_csv('@chemicals@', header = true, columns = {
		'cas': 'VARCHAR', 'name': 'VARCHAR', 'rfc': 'DOUBLE',
		'iur': 'DOUBLE', 'tox_src': 'VARCHAR'});
COPY (
	SELECT row.*, TRY_CAST(row.value AS DOUBLE) / reference AS hq,
		TRY_CAST(row.value AS DOUBLE) * iur AS cr, tox_src
	FROM read_csv('@input@', header = true, delim = ',', quote = '"',
		escape = '"', auto_detect = false, columns = {
			'source_id': 'VARCHAR', 'lon': '@number@', 'lat': '@number@',
			'medium': 'VARCHAR', 'point_type': 'VARCHAR',
			'quantity': 'VARCHAR', 'pollutant': 'VARCHAR',
			'cas': 'VARCHAR', 'value': '@number@', 'unit': 'VARCHAR',
			'population': '@whole@'}) AS row
	LEFT JOIN chemical USING (cas)
) TO '@output@' (FORMAT csv, HEADER true);
