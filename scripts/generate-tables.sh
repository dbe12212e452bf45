#!/bin/sh
# Writes src/platform/db/tables.ts from a migrated database: scripts/generate-tables.sh postgres://…
# With --verify as second argument it only says whether the file is up to date.
set -eu
cd "$(dirname "$0")/.."
exec node_modules/.bin/kysely-codegen --dialect postgres --numeric-parser number --date-parser string \
  --exclude-pattern migration --type-mapping '{"int8":"number"}' \
  --out-file src/platform/db/tables.ts --url "$1" ${2:+"$2"}
