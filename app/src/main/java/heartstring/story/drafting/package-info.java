/**
 * A condition as people put it together on any page: rows of fields that read as a sentence. Whoever shows the form keeps what it says
 * as JSON. Flow: DraftingPage answers with a row or the sentence; ConditionDesk turns the rows of a form into JSON and back.
 */
@NullMarked
package heartstring.story.drafting;

import org.jspecify.annotations.NullMarked;
