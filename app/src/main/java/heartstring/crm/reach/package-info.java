/**
 * Which deals, tasks and conversations whoever acts may see, one by one; lists say it in their own statements.
 * Flow: ReachGate asks the doors here; the customer room asks WorkWith, the story HiddenTalk; all of them ask ReachedSql.
 */
@NullMarked
package heartstring.crm.reach;

import org.jspecify.annotations.NullMarked;
