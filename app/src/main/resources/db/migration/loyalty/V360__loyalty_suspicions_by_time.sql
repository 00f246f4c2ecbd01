-- Servers take numbers in blocks, so a posting of a quiet server may have a smaller number than what was looked at long ago: what is new
-- is told by when it was recorded.
alter table loyalty.suspicion_cursor drop column posting_id;
