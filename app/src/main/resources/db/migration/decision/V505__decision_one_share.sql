-- How many customers go without gifts stands among hold-outs alone.
insert into story.hold_out (trial, kind, name, path, percent, since, changed_at)
select 'gift:' || id, 'gift', name, '/gifts/programmes/' || id, hold_out_percent, made_at, made_at
  from decision.gift_programme where hold_out_percent > 0
on conflict (trial) do nothing;

alter table decision.gift_programme drop column hold_out_percent;
