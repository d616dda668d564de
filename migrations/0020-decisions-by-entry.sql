--! safe while the old version runs
-- The public decisions about an entry are found by its number, not by reading all that was ever stated.
create index ledger_statement_decision on ledger_statement (((statement->>'entry')::bigint), number)
  where kind in ('excluded', 'reinstated');
