-- A return at a till that was undone: the goods are the customer's again. The order is told of that, too, once.
alter table loyalty.till_return
  add column undone_at timestamptz,
  add column undone_by bigint,
  add column undo_told boolean not null default false,
  add constraint till_return_undo check (undone_at is not null or not undo_told);
create index till_return_undo_untold on loyalty.till_return (undone_at) where undone_at is not null and not undo_told;

-- What was taken from a gift card again, because the return that had given it back was undone.
alter table loyalty.gift_spend add column again_for bigint references loyalty.till_return (id);
