-- Why value moved when a membership ended.
alter type loyalty.cause_kind add value if not exists 'closing';

-- What customers and households hold, as it was last written down.
create view loyalty.v_balance as
  select unit_id, holder, holder_id, pending, available, reserved, owed from loyalty.account where holder in ('member', 'pool');
