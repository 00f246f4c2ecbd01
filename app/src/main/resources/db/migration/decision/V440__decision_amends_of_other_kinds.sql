-- Amends are points, a voucher of theirs alone, or something of the rewards that is handed over. Null for points of before.
alter table decision.case_step
  add column thing text check (thing in ('points', 'voucher', 'gift')),
  -- The batch of the voucher or the reward, and how it was called then.
  add column thing_id bigint,
  add column thing_name text check (length(thing_name) <= 200),
  -- What came of it: the correction, the voucher or the redemption; and what was drawn from the budget.
  add column given_id bigint,
  add column reservation bigint,
  -- Whose limit of a day it counts to, such as user:7, and in which programme.
  add column giver text check (length(giver) <= 100),
  add column programme_id int,
  add column handed_at timestamptz,
  add column undone_at timestamptz;
alter table decision.case_step drop constraint if exists case_step_kind_check;
alter table decision.case_step drop constraint if exists case_step_check;
alter table decision.case_step drop constraint if exists case_step_check1;
alter table decision.case_step add constraint case_step_kind_check
  check (kind in ('opened', 'joined', 'taken', 'wrote', 'called', 'apologised', 'waits', 'resumed', 'amends', 'took_back', 'handed',
                  'noted', 'closed', 'reopened', 'said'));
alter table decision.case_step add constraint case_step_amends_check
  check ((kind = 'amends') = (cost_minor is not null) and (cost_minor is null) = (currency is null)
         and (points is null or kind = 'amends'));
-- What somebody gave within a day.
create index case_step_giver on decision.case_step (giver, at) where kind = 'amends';

-- Vouchers for one person that may be given as amends, and what each costs the budget. Nobody's data.
create table decision.amends_voucher (
  batch_id bigint primary key,
  cost_minor bigint not null check (cost_minor between 1 and 100000000000)
);
