#!/bin/sh
# Makes Rocket's two roles and its database, once, when the database server starts for the first time.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres \
    --set=owner_password="$(cat /run/secrets/rocket_owner_password)" \
    --set=app_password="$(cat /run/secrets/rocket_app_password)" <<'SQL'
CREATE ROLE rocket_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE rocket_app LOGIN PASSWORD :'app_password';
CREATE DATABASE rocket OWNER rocket_owner;
REVOKE ALL ON DATABASE rocket FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE rocket TO rocket_app;
SQL
