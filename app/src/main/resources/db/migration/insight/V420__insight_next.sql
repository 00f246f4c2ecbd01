-- What next baskets are told by: what of all baskets goes together, is bought lately and how the signs weigh. Nothing of anybody.
create table insight.next_model (
  run_id bigint primary key,
  learnt_at timestamptz not null,
  customers int not null,
  -- Which product each number within the model is.
  products bigint[] not null,
  model bytea not null
);

-- Of each product how long it takes to be bought again (the logarithm of the days: the usual one, its variance from time to time and from
-- customer to customer), who bought it lately, and for how many it is due: before today, today, and the six days after. Derived.
create table insight.next_product (
  product_id bigint primary key,
  run_id bigint not null,
  gap_mean real not null,
  gap_within real not null,
  gap_between real not null,
  gap_customers int not null,
  sold_at timestamptz not null,
  buyers int not null,
  buyers_before int not null,
  due int[] not null check (cardinality(due) = 8)
);

-- What regulars will need again and when, by the piece that bought it last. Derived every night from orders; what is bought goes at once.
create table insight.next_due (
  profile_id bigint not null,
  product_id bigint not null,
  run_id bigint not null,
  bought_at timestamptz not null,
  times int not null,
  usual_days real not null,
  due_on date not null,
  from_on date not null,
  until_on date not null,
  -- To buy it within seven days.
  chance real not null,
  primary key (profile_id, product_id)
);
create index next_due_product on insight.next_due (product_id, due_on, profile_id);
create index next_due_day on insight.next_due (due_on, profile_id, product_id);
