/**
 * Workflows as colleagues put them together: the list with templates to begin from, and the builder, in which steps stand beneath each
 * other. Each change is kept as the draft at once and can be taken back; people meet none of it before it is published.
 * Flow: BuilderPage → workflowforms (a part as fields and back) → Trail, which keeps what was there before → Workflows.
 */
@NullMarked
package heartstring.decision.workflowdesk;

import org.jspecify.annotations.NullMarked;
