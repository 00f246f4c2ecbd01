-- What an earn rule's condition asks of the customer, answered when an order or event was first judged: facts, so that judging it
-- again after the customer changed gives the same. The answers stand in the order of the condition's tests, 1 for yes.
create table loyalty.rule_answer (
  cause uuid not null,
  rule_id bigint not null,
  profile_id bigint not null,
  answers text not null check (answers ~ '^[01]{1,100}$'),
  answered_at timestamptz not null default now(),
  primary key (cause, rule_id)
);
create index rule_answer_profile on loyalty.rule_answer (profile_id);
