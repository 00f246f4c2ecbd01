-- What is done for customers next has a hold-out, too.
alter table story.hold_out drop constraint hold_out_kind_check;
alter table story.hold_out add constraint hold_out_kind_check
  check (kind in ('gift', 'bonus', 'offer', 'voucher', 'challenge', 'campaign', 'workflow', 'action', 'everything'));
