/**
 * What the analysis finds: what goes together, who is drifting, what customers will be worth, what moves them. The mathematics lies in
 * the kernels; here they are fed, and what they say is kept with the version of the method and the days of the data. It names the rooms
 * below; decision and desk ask it.
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
            "experience"
        })
@NullMarked
package heartstring.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
