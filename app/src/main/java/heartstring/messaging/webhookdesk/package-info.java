/**
 * Webhooks as administrators and programs set them up, what was told by them, and telling again.
 * Flow: WebhooksPage and WebhooksApi → Webhooks, Tellings.
 */
@NullMarked
package heartstring.messaging.webhookdesk;

import org.jspecify.annotations.NullMarked;
