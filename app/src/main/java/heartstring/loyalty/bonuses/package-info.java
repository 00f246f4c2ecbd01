/**
 * Bonuses that some customers go without, so that it can be seen what they do to the others: rules that multiply, and rules of pieces and
 * purchases where whoever wrote them wants it. What is earned for money is promised to everybody.
 * Flow: RuleBook → story.arms.HoldOuts; OrderJudge → Bonuses → Arms: what would have been given is met, and given or kept back.
 */
@NullMarked
package heartstring.loyalty.bonuses;

import org.jspecify.annotations.NullMarked;
