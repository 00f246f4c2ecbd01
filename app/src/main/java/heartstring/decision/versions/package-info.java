/**
 * Workflows as they are kept: a draft that is edited, versions that never change, and whether people come in.
 * Flow: a page or program → Workflows (asks WorkflowRules whether it is whole) → WorkflowsSql; each first publishing begins a hold-out.
 */
@NullMarked
package heartstring.decision.versions;

import org.jspecify.annotations.NullMarked;
