/**
 * What people work in: conversations of every channel in one inbox, and the selling of companies and deals, with the
 * tasks that come of both. It names the rooms below, and neither loyalty nor experience, which stand beside it.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint", "messaging", "commerce", "story"})
@NullMarked
package heartstring.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
