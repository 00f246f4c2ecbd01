/**
 * What other programs are told: a CloudEvent, made anew at each try of what stands in touchpoints.
 * Flow: webhooks → Envelope → EnvelopeSql reads the touchpoint and whose it is today.
 */
@NullMarked
package heartstring.messaging.envelopes;

import org.jspecify.annotations.NullMarked;
