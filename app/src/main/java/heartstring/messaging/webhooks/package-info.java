/**
 * News for other programs: signed as Standard Webhooks has it, with a CloudEvent inside, told at least once under an id that stays.
 * Flow: a room above → News, in its transaction, or the belt of touchpoints → a delivery for each endpoint that wants it → Courier, a lane
 * for each endpoint → OutboundPost.
 */
@NullMarked
package heartstring.messaging.webhooks;

import org.jspecify.annotations.NullMarked;
