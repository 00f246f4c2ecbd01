/**
 * Layout, components and formatting; this room knows no customer.
 * Every other room may name it, and it names none.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package heartstring.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
