/**
 * What customers say and what they show: surveys and what is answered in them, and how it feels.
 * It names the rooms below, and neither crm nor loyalty, which stand beside it; a low answer rings
 * AnswerWasLow, a stage that no longer feels as it is meant to GapWidened.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint", "messaging", "commerce", "story"})
@NullMarked
package heartstring.experience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
