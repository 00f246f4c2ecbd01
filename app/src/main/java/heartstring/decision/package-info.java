/**
 * What to do, for whom and why, and whether it was worth it. So far: cases, in which something that went wrong for a customer is mended;
 * gifts; the one thing to do next for each customer; tasks for stages of a journey that no longer feel as they are meant to; and the proof
 * of what some go without. It names the rooms below, and what they ring is heard here.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {
            "ui",
            "platform",
            "customer",
            "touchpoint",
            "messaging",
            "commerce",
            "story",
            "crm",
            "loyalty",
            "experience",
            "insight"
        })
@NullMarked
package heartstring.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
