-- What the analysis reads: what was answered to each question by a number, what customers did that says how it felt, and who was in which
-- trial of other programs.
create view experience.v_answer_item as
  select answer_id, question, number from experience.answer_item where number is not null;
create view experience.v_deed as
  select touchpoint_id, kind, profile_id, happened_at, value from experience.deed;
create view experience.v_assigned as
  select touchpoint_id, profile_id, trial, arm, at from experience.assigned;
