/**
 * Who was given something and who was held out, as other programs tell it: "Gift Decided" with the name of an experiment and an arm.
 * Flow: touchpoints → AssignedBelt → experience.assigned; the chain reads it beside the arms of this house.
 */
@NullMarked
package heartstring.experience.trials;

import org.jspecify.annotations.NullMarked;
