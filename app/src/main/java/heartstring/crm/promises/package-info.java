/**
 * Promises to customers that have a day become tasks, once each; the promise kept closes the task, and the task done settles the promise.
 * Flow: KeepPromises, each minute → PromiseTasks → Tasks. What changes of either is heard in its transaction, by MemoryChange and TaskEnded.
 */
@NullMarked
package heartstring.crm.promises;

import org.jspecify.annotations.NullMarked;
