/**
 * The rules of a programme as people and programs write them, the check of what was written, and a sample receipt that says line by
 * line what the rules make of it.
 * Flow: RulesPage, RulesApi → RuleBook (RuleRules) → Programmes; sample → EarnPreview.
 */
@NullMarked
package heartstring.loyalty.rulebook;

import org.jspecify.annotations.NullMarked;
