-- What share of a programme's outstanding points is expected never to be redeemed, as it was last worked out from the lots. Derived.
create table loyalty.breakage (
  programme_id int primary key references loyalty.programme (id),
  looked_at timestamptz not null,
  -- What is wrong with the history, empty when nothing is; without enough of it there is no share.
  lacking text not null,
  outstanding bigint not null,
  share double precision not null,
  low double precision not null,
  high double precision not null,
  -- The share of the outstanding points whose end lies beyond the oldest age that was seen.
  beyond double precision not null,
  lots bigint not null,
  redeemed bigint not null,
  oldest_days int not null,
  -- The curve by months of 30 days, from 0 on: what is not redeemed yet, with its interval.
  curve double precision[] not null,
  curve_low double precision[] not null,
  curve_high double precision[] not null
);
