-- What goes together on receipts, by run; what a run that is not done has written is not shown. Nothing here is about a customer.
create table insight.basket_run (
  run_id bigint primary key,
  receipts bigint not null,
  -- The newest order that was read; what came in since is counted by it.
  last_order_id bigint not null
);

-- In how many receipts a product lies.
create table insight.basket_product (
  run_id bigint not null,
  product_id bigint not null,
  receipts int not null,
  primary key (run_id, product_id)
);

-- What the right product has to do with the left one.
create table insight.basket_tie (
  run_id bigint not null,
  left_id bigint not null,
  right_id bigint not null,
  kind text not null check (kind in ('complement', 'substitute')),
  level text not null check (level in ('item', 'category')),
  -- Receipts with both, with the left one, with the right one, and with both by chance.
  together bigint not null,
  left_receipts bigint not null,
  right_receipts bigint not null,
  expected double precision not null,
  -- How many times as often as chance, with 95 %.
  lift_low double precision not null,
  lift double precision not null,
  lift_high double precision not null,
  strength double precision not null,
  -- How far the share of receipts is from that of chance, either way.
  off double precision not null,
  -- The same of the newest quarter of the receipts: with both, and with the left one.
  late_together bigint not null,
  late_receipts bigint not null,
  -- Of a pair that is told from both sides, the side that says more.
  main boolean not null,
  primary key (run_id, left_id, right_id)
);
create index basket_tie_strongest on insight.basket_tie (run_id, kind, off desc, left_id, right_id) where main;

-- The same of categories.
create table insight.basket_category (
  run_id bigint not null,
  left_category text not null,
  right_category text not null,
  kind text not null check (kind in ('complement', 'substitute')),
  together bigint not null,
  left_receipts bigint not null,
  expected double precision not null,
  lift double precision not null,
  off double precision not null,
  primary key (run_id, left_category, right_category)
);

-- Who buys all on the left buys the right one too.
create table insight.basket_rule (
  run_id bigint not null,
  place int not null,
  left_ids bigint[] not null,
  right_id bigint not null,
  together bigint not null,
  left_receipts bigint not null,
  right_receipts bigint not null,
  primary key (run_id, place)
);
