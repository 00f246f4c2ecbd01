-- A letter that has no answer after so many days is sent once more; null for never.
alter table experience.trigger add column remind_days smallint check (remind_days between 1 and 30);

alter table experience.asking
  -- When to remind; null once it was decided, or where nobody is to be reminded.
  add column remind_at timestamptz,
  -- When it was decided about that, and why they were not reminded; without a reason they were.
  add column reminded_at timestamptz,
  add column not_reminded text;
create index asking_remind on experience.asking (remind_at) where remind_at is not null;
