-- What the house needs to sign passes for wallets: one row for each kind of wallet, sealed as a whole under the house's secret.
create table loyalty.wallet_setting (
  kind text primary key check (kind in ('apple', 'google')),
  sealed bytea not null,
  set_at timestamptz not null,
  user_id bigint
);
