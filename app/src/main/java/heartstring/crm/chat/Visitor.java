package heartstring.crm.chat;

/**
 * What a visitor's page says with a call; each text is empty where it says nothing.
 *
 * @param session the secret by which the browser goes on with its chat
 * @param anonymousId the same as in the tracking calls of the site
 * @param userId as the site's page says it, without a proof
 * @param identity what the site has signed
 */
record Visitor(String session, String anonymousId, String userId, String identity) {}
