/**
 * Workflows: what happens to a customer step by step, as colleagues say it: how they come in, what waits, what splits, what is done, and
 * what ends it. A definition is a tree that is JSON and plain sentences; a draft may be unfinished, a version that was published never changes.
 * Flow: JSON → WorkflowJson → Workflow (WorkflowRules says what is missing at which step) → Workflows keeps drafts and versions; runs follow
 * a Route, which is the tree laid flat.
 */
@NullMarked
package heartstring.decision.workflows;

import org.jspecify.annotations.NullMarked;
