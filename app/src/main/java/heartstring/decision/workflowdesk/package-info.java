/**
 * Workflows as colleagues put them together: the list with templates to begin from, and the builder, in which steps stand beneath each
 * other. Each change is kept as the draft at once and can be taken back; people meet none of it before it is published.
 * Flow: BuilderPage → StepForms (fields of a step and back) → Edits (a workflow with one thing changed) → Workflows; Trail keeps what
 * was there before.
 */
@NullMarked
package heartstring.decision.workflowdesk;

import org.jspecify.annotations.NullMarked;
