/**
 * One customer's story: the timeline of all touchpoints in plain words, the figures kept of them, and the API that tells both.
 * It names the rooms below; whoever stands above may word its own facts in the timeline.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint", "commerce"})
@NullMarked
package heartstring.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
