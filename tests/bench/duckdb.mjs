// SPDX-License-Identifier: ISC
// Runs SQL in a DuckDB database and prints what it answers, a row a line. The
// package @duckdb/node-api is taken from the folder DUCKDB_NODE.
//
//	node duckdb.mjs DATABASE FILE.sql | "STATEMENTS"
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.DUCKDB_NODE + "/");
const { DuckDBInstance } = require("@duckdb/node-api");
const [database, what] = process.argv.slice(2);
const sql = what.endsWith(".sql") ? readFileSync(what, "utf8") : what;

const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const reader = await connection.runAndReadAll(sql);
for (const row of reader.getRows())
	console.log(row.join("|"));
connection.closeSync();
instance.closeSync();
