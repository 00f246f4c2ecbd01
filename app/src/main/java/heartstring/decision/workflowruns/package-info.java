/**
 * What workflows do to people: numbers of each step, runs and their logs, what waits for a colleague, who is put in by hand, and trying a
 * workflow out. Flow: pages → the engine in decision.runs, and Numbers for what is counted.
 */
@NullMarked
package heartstring.decision.workflowruns;

import org.jspecify.annotations.NullMarked;
