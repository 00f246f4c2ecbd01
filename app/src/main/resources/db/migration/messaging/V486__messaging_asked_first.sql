-- What somebody asked for just now, such as a code to sign in, does not wait behind a campaign.
create index message_asked on messaging.message (try_at) where state = 'waiting' and purpose = 'asked';
