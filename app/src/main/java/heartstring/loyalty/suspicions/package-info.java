/**
 * What looks like cheating: rules with stated thresholds find each case once, a manager looks at the evidence, confirms or dismisses
 * it, and may block the membership; nothing is blocked by itself.
 * Flow: FindSuspicions (a chore) → FindersSql → loyalty.suspicion → SuspicionsPage → Suspicions.
 */
@NullMarked
package heartstring.loyalty.suspicions;

import org.jspecify.annotations.NullMarked;
