/**
 * Where is my case: what a customer may see of it, on a page of their own under a sealed link, and on the page of their membership.
 * Flow: CaseLinks → MyCasePage → MyCases; nothing of what is said among colleagues stands there.
 */
@NullMarked
package heartstring.decision.mine;

import org.jspecify.annotations.NullMarked;
