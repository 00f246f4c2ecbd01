/**
 * Workflows for programs: read, drafted as JSON, published, turned on and off; people put in; and what became of them. Flow: WorkflowsApi
 * → Workflows, Entering and Runs, the same doors that the pages use.
 */
@NullMarked
package heartstring.decision.workflowcalls;

import org.jspecify.annotations.NullMarked;
