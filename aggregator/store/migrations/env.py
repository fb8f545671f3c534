"""Run by alembic, inside the transaction that :func:`aggregator.store.engine.migrate` opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
