/**
 * Pages on which managers write what messages say, see it as a real person would, and send it to themselves.
 * Flow: TemplatesPage → messaging.templates; TemplatePreviewPage shows one in a frame of its own, without scripts.
 */
@NullMarked
package heartstring.decision.templatedesk;

import org.jspecify.annotations.NullMarked;
