/**
 * Operators' commands: what `./heartstring COMMAND` does.
 * The top floor; it may name every room, and none may name it.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint", "loyalty", "experience", "demo"})
@NullMarked
package heartstring.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
