-- Which piece a text that is looked for belongs to; for pages that keep to what their reader may see.
create view story.v_said as select touchpoint_id, profile_id, note, private_to from story.said;
