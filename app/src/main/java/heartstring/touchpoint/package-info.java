/**
 * What happened, raw and for ever: the intake that clients talk to, the sources they write as, and imports.
 * It names customers to place each touchpoint; the rooms above follow what it writes.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer"})
@NullMarked
package heartstring.touchpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
