-- The words of what was said with customers, for rooms that count them and look for them; what is for some eyes only is not here.
create view story.v_said_words as
  select touchpoint_id, profile_id, said_at, words from story.said where not note and private_to is null;
