-- Who was first told to get something, or to go without it so that its effect can be seen. Kept for each piece of a customer, so
-- that pieces that come together bring what they met, and pieces that part take it along.
create table story.exposure (
  id bigint generated always as identity primary key,
  trial text not null check (length(trial) between 1 and 100),
  profile_id bigint not null references customer.profile,
  arm text not null check (arm in ('treated', 'held_out')),
  exposed_at timestamptz not null,
  unique (trial, profile_id)
);
create index exposure_profile on story.exposure (profile_id);

create view story.v_exposure as
  select trial, profile_id, arm, exposed_at from story.exposure;
