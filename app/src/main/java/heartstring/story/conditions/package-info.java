/**
 * The one language in which rules, segments and triggers ask about customers: a closed, typed tree that is JSON, a sentence, a
 * statement about sets of customers, and a question about one. What can be asked about is supplied by beans of Terms.
 * Flow: JSON → ConditionJson (with the Terms of all rooms) → Condition → Sentences, SetSql → ConditionsSql, or ConditionRules.
 */
@NullMarked
package heartstring.story.conditions;

import org.jspecify.annotations.NullMarked;
