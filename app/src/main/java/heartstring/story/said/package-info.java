/**
 * What was said, found again by its words, in any language, also misspelt. The words are an index alone: texts stay in touchpoints.
 * Flow: touchpoints → SaidBelt → said and word; a page asks Said, which asks WantedRules what is meant and SaidSql where it is.
 */
@NullMarked
package heartstring.story.said;

import org.jspecify.annotations.NullMarked;
