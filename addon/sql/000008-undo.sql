-- What each call changed, with how it was before: what undoing needs. Goes with its exchange.
-- Null: kept before this was, or nobody could tell.
alter table butler.tool_calls add column changes jsonb;
