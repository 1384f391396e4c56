#!/bin/sh
# Once, when the data folder is made: the hubs own their database and are nothing else in this server.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v password="$(cat /run/secrets/database-password)" <<'SQL'
create role linkspan login nosuperuser nocreatedb nocreaterole noreplication password :'password';
create database linkspan owner linkspan;
SQL
