/**
 * The invented shop that a demo lives from, and the truths hidden in it for analysis to find again.
 * It names no other room but those through which its events come in.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint"})
@NullMarked
package heartstring.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
