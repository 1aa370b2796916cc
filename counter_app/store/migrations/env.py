"""Alembic's entry: the store hands its connection and its transaction in."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,  # the store's own transaction is open already
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
