/**
 * The reward: a book of value that nobody can cheat, and the programmes, tiers and gifts that run on it.
 * It names the rooms below; decision and desk read its published views and call its doors.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint", "messaging", "commerce", "story"})
@NullMarked
package heartstring.loyalty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
