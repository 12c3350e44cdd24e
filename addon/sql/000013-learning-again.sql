-- A pause of learning that ends by itself; null: it ends when they say so, or there is none.
alter table butler.users add column learns_again_at timestamptz
  constraint only_after_a_pause check (learns_again_at is null or not is_learning);
