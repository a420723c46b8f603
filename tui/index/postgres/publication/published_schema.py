"""The schema of a published corpus: made, recognized, and dropped where another version made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tui.index.postgres.server_connection import ServerConnection
from tui.index.postgres.server_errors import SCHEMA_NAME

#: The comment by which we know a schema that this program made.
_MARK = "a corpus of niger-tui; everything in it is made again by niger-tui publish"
#: The words of the titles of articles, as lookups ask for them.
_TITLES = "CREATE VIEW article_words AS SELECT rowid, title AS words FROM text"
#: The roles that were given the right to read, as a statement names them.
_READERS = f"""
SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE CAST(CAST(a.grantee AS regrole) AS text) END
FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a
WHERE c.oid = to_regclass('{SCHEMA_NAME}.meta') AND a.privilege_type = 'SELECT' AND a.grantee <> c.relowner
"""
_DIVIDED = re.compile(r" \{divided:(\w+)\}")
_TABLE = re.compile(r"CREATE TABLE (\w+) ")


def is_ours(server: ServerConnection) -> bool:
    """Return whether the schema in the database was made by this program."""
    query = "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s"
    return server.execute(query, (SCHEMA_NAME,)).fetchone() == (_MARK,)


def create_schema(server: ServerConnection, version: int, partitions: int = 0) -> None:
    """Create the schema with its tables, empty.

    Where the extension Citus is, the bulky tables are distributed by article and the others copied to each
    node. `partitions`: into how many pieces PostgreSQL itself divides the bulky ones, by the same columns.
    """
    statements = _read_statements("schema.sql")
    if partitions:
        divided = _DIVIDED.sub(r" PARTITION BY HASH (\1)", statements)
    else:
        divided = _DIVIDED.sub("", statements)
    has_citus = server.execute("SELECT 1 FROM pg_extension WHERE extname = 'citus'").fetchone() is not None
    with server.transaction():
        server.execute(f"CREATE SCHEMA {SCHEMA_NAME}")
        server.execute(f"COMMENT ON SCHEMA {SCHEMA_NAME} IS '{_MARK}'")
        server.execute(f"SET LOCAL search_path = {SCHEMA_NAME}")
        server.execute(divided)
        for table, column in _tables(statements):
            if partitions and column:
                for number in range(partitions):
                    server.execute(
                        f"CREATE TABLE {table}_{number} PARTITION OF {table}"
                        f" FOR VALUES WITH (MODULUS {partitions}, REMAINDER {number})"
                    )
            elif has_citus and column:
                server.execute(f"SELECT create_distributed_table('{table}', '{column}')")
            elif has_citus:
                server.execute(f"SELECT create_reference_table('{table}')")
        server.execute(_TITLES)
        server.execute("INSERT INTO meta VALUES ('format', %s), ('stamp', '1')", (str(version),))


def create_indexes(server: ServerConnection) -> None:
    """Create the indexes of all tables, in the transaction of whoever notes that they are there."""
    server.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for statement in _read_statements("indexes.sql").split(";"):  # Citus passes on one at a time
        if statement.strip():
            server.execute(statement.encode())


def choose_compression(server: ServerConnection) -> None:
    """Let what is written be compressed so that it is unpacked fast, where the server can."""
    query = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    if server.execute(query).fetchone() == (True,):
        server.execute("SET default_toast_compression = lz4")


def renew_schema(server: ServerConnection, version: int) -> None:
    """Drop the schema and create it anew; who was given the right to read it has it again."""
    readers = [role for (role,) in server.execute(_READERS).fetchall()]
    with server.transaction():
        drop_schema(server)
        create_schema(server, version)
        for role in readers:
            server.execute(f"GRANT USAGE ON SCHEMA {SCHEMA_NAME} TO {role}".encode())
            server.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA_NAME} TO {role}".encode())


def drop_schema(server: ServerConnection) -> None:
    """Drop the schema with everything in it."""
    server.execute(f"DROP SCHEMA {SCHEMA_NAME} CASCADE")


def _tables(statements: str) -> Iterator[tuple[str, str]]:
    """Yield the tables that statements create, each with the column that divides it; empty: none does."""
    for statement in statements.split(";"):
        if table := _TABLE.search(statement):
            column = _DIVIDED.search(statement)
            yield table[1], column[1] if column else ""


def _read_statements(name: str) -> str:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return "\n".join(line.partition("--")[0] for line in text.splitlines())
