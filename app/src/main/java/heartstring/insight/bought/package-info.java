/**
 * What customers bought and kept, as the analysis of next baskets takes it: day by day, without what was cancelled or brought back.
 * Flow: commerce's views → BoughtSql → Bought.
 */
@NullMarked
package heartstring.insight.bought;

import org.jspecify.annotations.NullMarked;
