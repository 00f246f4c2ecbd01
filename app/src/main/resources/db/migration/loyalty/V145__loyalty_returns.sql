-- What the pieces of each product in a basket drew from each budget, so that a return gives their share back. The product is empty
-- for shipping, which comes back with the whole basket alone.
create table loyalty.basket_share (
  deal_id bigint not null references loyalty.basket_deal (id),
  product text not null,
  budget_id bigint not null references loyalty.budget (id),
  quantity numeric not null check (quantity > 0),
  amount_minor bigint not null check (amount_minor > 0),
  primary key (deal_id, product, budget_id)
);

-- The order that a basket became: one each.
create table loyalty.basket_order (
  deal_id bigint primary key references loyalty.basket_deal (id),
  source_id int not null,
  order_key text not null,
  unique (source_id, order_key)
);

-- Baskets whose order changed since somebody looked at what came back of it.
create table loyalty.due_deal (
  deal_id bigint primary key references loyalty.basket_deal (id),
  tries int not null default 0,
  try_at timestamptz not null default now()
);
create index due_deal_try on loyalty.due_deal (try_at);

-- How much of a draw was given back for goods that were returned; never more than was drawn.
alter table loyalty.basket_draw add column given_back_minor bigint not null default 0
  check (given_back_minor between 0 and amount_minor);
