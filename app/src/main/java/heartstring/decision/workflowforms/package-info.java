/**
 * What a workflow says as the fields of forms, and back: how people come in, the goal, exits and steps. Flow: Panels opens a part as
 * fields (StepForms those of a step, Choices what there is to choose) and reads what was Typed; Edits is a workflow with one thing
 * changed.
 */
@NullMarked
package heartstring.decision.workflowforms;

import org.jspecify.annotations.NullMarked;
